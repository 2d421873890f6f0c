import { EventEmitter } from 'node:events';

/** The one sentence every gap in the double is reported with. */
export const notCovered = (what: string): Error => new Error(`the Electron double does not cover ${what}`);

/** Looked up by promises, serialisers, inspectors and module loaders on any object; absent in Electron too. */
const probed = new Set([
  'then',
  'toJSON',
  '__esModule',
  'asymmetricMatch',
  'nodeType',
  'tagName',
  'domain',
  '_events',
]);

const guard = (name: string): ProxyHandler<object> => ({
  get(target, key, receiver) {
    if (typeof key === 'symbol' || key in target || probed.has(key))
      return Reflect.get(target, key, receiver) as unknown;
    throw notCovered(`${name}.${key}`);
  },
});

/** `members` and nothing else: touching any other member throws. */
export const covering = <T extends object>(name: string, members: T): T =>
  new Proxy(members, guard(name)) as T;

export interface EventLists {
  /** Events the double really emits, or leaves to a test to emit. */
  readonly emitted: readonly string[];
  /** Events whose cause cannot happen in the double; listening is allowed and in vain. */
  readonly never?: readonly string[];
}

/**
 * A class to extend: an EventEmitter on which touching an uncovered member throws, and listening for an
 * event that nobody would ever emit throws as well.
 */
export const coveringEmitter = (name: string, events: EventLists): new () => EventEmitter => {
  const known = new Set([
    ...events.emitted,
    ...(events.never ?? []),
    'newListener',
    'removeListener',
    'error',
  ]);
  const demandKnown = (event: string | symbol): void => {
    if (typeof event === 'string' && !known.has(event)) throw notCovered(`the event “${event}” of ${name}`);
  };
  class CoveringEmitter extends EventEmitter {
    override on(...args: Parameters<EventEmitter['on']>): this {
      demandKnown(args[0]);
      return super.on(...args);
    }

    override once(...args: Parameters<EventEmitter['once']>): this {
      demandKnown(args[0]);
      return super.once(...args);
    }

    override addListener(...args: Parameters<EventEmitter['addListener']>): this {
      return this.on(...args);
    }
  }
  Object.setPrototypeOf(CoveringEmitter.prototype, new Proxy(EventEmitter.prototype, guard(name)));
  return CoveringEmitter;
};

/** Options with a name the double does not know are a gap like any other. */
export const demandCoveredKeys = (name: string, options: object, covered: readonly string[]): void => {
  const unknown = Object.keys(options).find((key) => !covered.includes(key));
  if (unknown !== undefined) throw notCovered(`${name}.${unknown}`);
};
