const modifiers = [
  'Command',
  'Cmd',
  'Control',
  'Ctrl',
  'CommandOrControl',
  'CmdOrCtrl',
  'Alt',
  'Option',
  'AltGr',
  'Shift',
  'Super',
  'Meta',
];
const named = [
  'Plus',
  'Space',
  'Tab',
  'Capslock',
  'Numlock',
  'Scrolllock',
  'Backspace',
  'Delete',
  'Insert',
  'Return',
  'Enter',
  'Up',
  'Down',
  'Left',
  'Right',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Escape',
  'Esc',
  'PrintScreen',
];

/** Electron ignores nothing: an accelerator it cannot read throws when the menu is built. */
export const demandAccelerator = (accelerator: string): void => {
  const parts = accelerator === '+' ? ['Plus'] : accelerator.split('+');
  const key = parts.at(-1) ?? '';
  const isKey = named.includes(key) || /^(F([1-9]|1\d|2[0-4])|[A-Z0-9]|[!-/:-@[-`{-~])$/i.test(key);
  if (!isKey || !parts.slice(0, -1).every((part) => modifiers.includes(part)))
    throw new Error(`Invalid accelerator: ${accelerator}`);
};
