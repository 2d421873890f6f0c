import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLayoutStore } from '../../../renderer/state/layout-store.ts';

const keeperOf = (
  value: string | null,
): { kept: () => string | null } & Parameters<typeof createLayoutStore>[0] => {
  let held = value;
  return {
    kept: () => held,
    getItem: () => held,
    setItem: (_key, next) => (held = next),
  };
};

test('widths and folded panes outlive the window, dialogs do not', () => {
  const keeper = keeperOf(null);
  const store = createLayoutStore(keeper);
  store.set({ listWidth: 401, sidebar: false, dialog: 'palette' });
  const again = createLayoutStore(keeper).get();
  assert.equal(again.listWidth, 401);
  assert.equal(again.sidebar, false);
  assert.equal(again.dialog, null);
});

for (const value of ['{', 'null', '7', '{"listWidth":"wide","sidebar":3,"__proto__":{}}', '[]']) {
  test(`starts from the usual layout when ${value} was kept`, () => {
    assert.equal(createLayoutStore(keeperOf(value)).get().listWidth, 344);
    assert.equal(createLayoutStore(keeperOf(value)).get().sidebar, true);
  });
}
