/** Opens the system's dialog for one picture file. Must be called from a user's action. */
export const choosePicture = (chosen: (file: File) => void): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) chosen(file);
  });
  input.click();
};
