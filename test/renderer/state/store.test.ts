import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStore } from '../../../renderer/state/store.ts';

test('a store tells its listeners of real changes only', () => {
  const store = createStore({ a: 1, b: 'x' });
  let heard = 0;
  const stop = store.subscribe(() => heard++);
  store.set({ a: 1 });
  assert.equal(heard, 0, 'the same value is no change');
  store.set({ a: 2 });
  assert.deepEqual(store.get(), { a: 2, b: 'x' });
  assert.equal(heard, 1);
  stop();
  store.set({ a: 3 });
  assert.equal(heard, 1, 'a listener that left hears nothing');
});

test('a state once read is never changed afterwards', () => {
  const store = createStore({ a: 1 });
  const before = store.get();
  store.set({ a: 2 });
  assert.equal(before.a, 1);
});

test('a listener may leave while listeners are told', () => {
  const store = createStore({ a: 1 });
  const heard: string[] = [];
  const stop = store.subscribe(() => {
    heard.push('first');
    stop();
  });
  store.subscribe(() => heard.push('second'));
  store.set({ a: 2 });
  store.set({ a: 3 });
  assert.deepEqual(heard, ['first', 'second', 'second']);
});
