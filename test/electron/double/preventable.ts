/** Emits an event and tells whether a listener called its `preventDefault`. */
export const isPrevented = (emit: (event: { preventDefault: () => void }) => unknown): boolean => {
  const state = { prevented: false };
  emit({
    preventDefault: () => {
      state.prevented = true;
    },
  });
  return state.prevented;
};
