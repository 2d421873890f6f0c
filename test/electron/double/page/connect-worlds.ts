/**
 * contextBridge between two real V8 contexts of one page, which share nothing but DOM events. The `detail` of
 * a CustomEvent crosses worlds by the engine's own structured clone, so dates, maps, typed arrays and files
 * arrive as they would; functions and promises cross as numbers. Calls are synchronous both ways, because
 * `dispatchEvent` is. Runs inside the page, from its source text: it may use nothing but its own body.
 */
export interface WorldEnd {
  expose(name: string, api: unknown): void;
}

type Packed =
  | { readonly call: number }
  | { readonly promise: number }
  | { readonly list: readonly Packed[] }
  | { readonly error: PackedError }
  | { readonly entries: readonly (readonly [string, Packed])[] }
  | { readonly value: unknown };
type PackedError = { readonly message: string } | { readonly thrown: Packed };
type Outcome =
  { readonly ok: true; readonly value: Packed } | { readonly ok: false; readonly error: PackedError };
type Message =
  | { readonly kind: 'call'; readonly id: number; readonly args: readonly Packed[] }
  | { readonly kind: 'answer'; readonly outcome: Outcome }
  | { readonly kind: 'settled'; readonly id: number; readonly outcome: Outcome }
  | { readonly kind: 'expose'; readonly name: string; readonly api: Packed };
type Callable = (...args: unknown[]) => unknown;

export function connectWorlds(side: 'main' | 'isolated', secret: string): WorldEnd {
  const other = side === 'main' ? 'isolated' : 'main';
  const uncloneable = 'An object could not be cloned.';
  const ownCalls = new Map<number, Callable>();
  const ownIds = new WeakMap<Callable, number>();
  const foreignCalls = new Map<number, Callable>();
  const promises = new Map<number, (outcome: Outcome) => void>();
  let lastId = 0;
  let answer: Outcome | null = null;

  // Page code that runs later cannot replace what the bridge uses.
  const dispatch = window.dispatchEvent.bind(window);
  const Detail = CustomEvent;
  const send = (message: Message): void => void dispatch(new Detail(secret + other, { detail: message }));

  const packError = (error: unknown): PackedError =>
    error instanceof Error ? { message: error.message } : { thrown: pack(error) };
  const packCall = (call: Callable): Packed => {
    const id = ownIds.get(call) ?? (lastId += 1);
    ownIds.set(call, id);
    ownCalls.set(id, call);
    return { call: id };
  };
  const packPromise = (promise: Promise<unknown>): Packed => {
    const id = (lastId += 1);
    promise.then(
      (value) => send({ kind: 'settled', id, outcome: { ok: true, value: pack(value) } }),
      (error: unknown) => send({ kind: 'settled', id, outcome: { ok: false, error: packError(error) } }),
    );
    return { promise: id };
  };
  const pack = (value: unknown, depth = 0): Packed => {
    if (depth > 1000 || typeof value === 'symbol') throw new TypeError(uncloneable);
    if (typeof value === 'function') return packCall(value as Callable);
    if (typeof value !== 'object' || value === null) return { value };
    if (value instanceof Promise) return packPromise(value);
    if (Array.isArray(value)) return { list: value.map((inner) => pack(inner, depth + 1)) };
    if (value instanceof Error) return { error: packError(value) };
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return { value };
    return { entries: Object.entries(value).map(([key, inner]) => [key, pack(inner, depth + 1)] as const) };
  };

  const unpackError = (error: PackedError): unknown =>
    'thrown' in error ? unpack(error.thrown) : new Error(error.message);
  const open = (outcome: Outcome): unknown => {
    if (!outcome.ok) throw unpackError(outcome.error);
    return unpack(outcome.value);
  };
  const ask = (message: Message): unknown => {
    answer = null;
    send(message);
    const outcome = answer as Outcome | null;
    answer = null;
    if (!outcome) throw new Error(uncloneable);
    return open(outcome);
  };
  const unpackCall = (id: number): Callable => {
    const call =
      foreignCalls.get(id) ?? ((...args) => ask({ kind: 'call', id, args: args.map((arg) => pack(arg)) }));
    foreignCalls.set(id, call);
    return call;
  };
  const unpackPromise = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      promises.set(id, (outcome) => {
        if (outcome.ok) resolve(unpack(outcome.value));
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as the other world rejected
        else reject(unpackError(outcome.error));
      });
    });
  const unpack = (packed: Packed): unknown => {
    if ('call' in packed) return unpackCall(packed.call);
    if ('promise' in packed) return unpackPromise(packed.promise);
    if ('list' in packed) return packed.list.map(unpack);
    if ('error' in packed) return unpackError(packed.error);
    if ('value' in packed) return packed.value;
    return Object.fromEntries(packed.entries.map(([key, inner]) => [key, unpack(inner)]));
  };

  const run = (id: number, args: readonly Packed[]): Outcome => {
    try {
      const call = ownCalls.get(id);
      if (!call) throw new Error('the function is gone');
      return { ok: true, value: pack(call(...args.map(unpack))) };
    } catch (error) {
      return { ok: false, error: packError(error) };
    }
  };
  const freeze = (value: unknown): unknown => {
    if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const define = (name: string, api: Packed): Outcome => {
    if (name in window)
      return {
        ok: false,
        error: { message: 'Cannot bind an API on top of an existing property on the window object' },
      };
    Object.defineProperty(window, name, { value: freeze(unpack(api)), enumerable: true });
    return { ok: true, value: { value: undefined } };
  };
  const onMessage = (message: Message): void => {
    switch (message.kind) {
      case 'call':
        send({ kind: 'answer', outcome: run(message.id, message.args) });
        return;
      case 'answer':
        answer = message.outcome;
        return;
      case 'settled':
        promises.get(message.id)?.(message.outcome);
        promises.delete(message.id);
        return;
      case 'expose':
        if (side === 'main') send({ kind: 'answer', outcome: define(message.name, message.api) });
    }
  };
  window.addEventListener(
    secret + side,
    (event) => {
      event.stopImmediatePropagation();
      // A value that cannot be cloned into this world arrives as null: the sender gets no answer and says so.
      const message = (event as CustomEvent<Message | null>).detail;
      if (message) onMessage(message);
    },
    true,
  );
  return { expose: (name, api) => void ask({ kind: 'expose', name, api: pack(api) }) };
}
