const onMac = (): boolean => /mac/i.test(navigator.platform);

/** `mod` is Command on a Mac and Control elsewhere. Shift counts only with letters: `?` is `?` on any keyboard. */
export const keyOf = (event: KeyboardEvent): string => {
  const mod = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/.test(key)) ? 'shift+' : '';
  return `${mod ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift}${key}`;
};

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Backspace: '⌫',
  Delete: 'Del',
  Enter: '↵',
  Escape: 'Esc',
};

/** A key as it is printed: `⌘K` on a Mac, `Ctrl K` elsewhere. */
export const printKey = (key: string): string => {
  const mac = onMac();
  const parts = key.split('+').filter((part) => part !== '');
  const last = parts.at(-1) ?? '+';
  const printed = parts
    .slice(0, -1)
    .map((part) =>
      part === 'mod' ? (mac ? '⌘' : 'Ctrl') : part === 'shift' ? (mac ? '⇧' : 'Shift') : mac ? '⌥' : 'Alt',
    );
  return [...printed, names[last] ?? last.toUpperCase()].join(mac ? '' : ' ');
};
