import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeMenu, type MenuEntry } from '../../main/shell/compose-menu.ts';
import { DESKTOP_LABELS } from '../../main/shell/desktop-labels.ts';

const commands = [
  { id: 'import.open', group: 'library', label: 'Import…', keys: ['mod+o'] },
  { id: 'article.next', group: 'library', label: 'Next', keys: ['j'] },
  { id: 'text.larger', group: 'reading', label: 'Larger', keys: ['+', '='] },
  { id: 'mark.yellow', group: 'marking', label: 'Yellow', keys: ['1'] },
  { id: 'undo', group: 'general', label: 'Undo', keys: ['mod+z'] },
  { id: 'import.openFolder', group: 'library', label: 'Folder…', keys: ['mod+shift+o'] },
  { id: 'theme.dark', group: 'reading', label: 'Dark', keys: [] },
] as const;

const menuOf = (isMac: boolean, ran: string[] = []): MenuEntry[] =>
  composeMenu(
    { labels: DESKTOP_LABELS.en, commands, libraries: ['/one', '/two'], isMac },
    {
      run: (command) => ran.push(command),
      chooseLibrary: () => ran.push('choose'),
      openLibrary: (folder) => ran.push(folder),
      revealLibrary: () => ran.push('reveal'),
    },
  );

const flat = (entries: readonly MenuEntry[]): MenuEntry[] =>
  entries.flatMap((entry) => [entry, ...flat(entry.submenu ?? [])]);

for (const isMac of [true, false])
  test(`every command stands in the menu once and runs (${isMac ? 'macOS' : 'elsewhere'})`, () => {
    const ran: string[] = [];
    const entries = flat(menuOf(isMac, ran));
    for (const { id } of commands) {
      const found = entries.filter((entry) => entry.id === id);
      assert.equal(found.length, 1, id);
      found[0]?.click?.();
    }
    assert.deepEqual(
      ran,
      commands.map(({ id }) => id),
    );
    assert.equal(entries.filter(({ role }) => role === 'quit').length, 1);
  });

test('keys with a modifier are accelerators; plain ones only stand in the label', () => {
  const entries = flat(menuOf(false));
  const shown = (id: string) => {
    const { label, accelerator } = entries.find((entry) => entry.id === id) ?? {};
    return [label, accelerator];
  };
  assert.deepEqual(shown('import.open'), ['Import…', 'CmdOrCtrl+O']);
  assert.deepEqual(shown('import.openFolder'), ['Folder…', 'CmdOrCtrl+Shift+O']);
  assert.deepEqual(shown('article.next'), ['Next  (J)', undefined]);
  assert.deepEqual(shown('text.larger'), ['Larger  (+)', undefined]);
  assert.deepEqual(shown('theme.dark'), ['Dark', undefined]);
});

test('undo of the window leaves its key to undoing what was typed', () => {
  const entries = flat(menuOf(true));
  assert.equal(entries.find(({ id }) => id === 'undo')?.accelerator, undefined);
  assert.equal(entries.filter(({ role }) => role === 'undo').length, 1);
});

test('recent libraries open by their folder', () => {
  const ran: string[] = [];
  const recent = flat(menuOf(false, ran)).find(({ id }) => id === 'library.recent');
  recent?.submenu?.[1]?.click?.();
  assert.deepEqual(ran, ['/two']);
});
