import type { Services } from '../contexts/services-context.ts';
import { belongsToIme } from '../components/belongs-to-ime.ts';
import { isAvailable, runCommand } from './command.ts';
import { commands } from './commands.ts';
import { keyOf } from './describe-key.ts';

const isEditable = (target: EventTarget | undefined): boolean => {
  const element = target as Partial<HTMLElement> | undefined;
  return element?.isContentEditable === true || /^(input|textarea|select)$/.test(element?.localName ?? '');
};

/** On a button, a link or what unfolds, Enter presses it. */
const isPressed = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement && target.matches('button, summary, a[href]');

/**
 * Runs the command of a key press, from the window or from the article's frame. While a text is composed,
 * or a dialog is open, or in a field, plain keys belong to what has the focus.
 */
export const handleKey = (services: Services, event: KeyboardEvent): void => {
  if (event.defaultPrevented || belongsToIme(event)) return;
  const key = keyOf(event);
  const inField = isEditable(event.composedPath()[0]);
  const { dialog } = services.layout.get();
  if (dialog !== null && key !== 'mod+k') return;
  if (inField && (!key.startsWith('mod+') || key === 'mod+z')) return;
  if (key === 'Enter' && isPressed(event.composedPath()[0])) return;
  const command = commands.find((each) => each.keys.includes(key) && isAvailable(each, services));
  if (!command) return;
  event.preventDefault();
  void runCommand(command, services);
};
