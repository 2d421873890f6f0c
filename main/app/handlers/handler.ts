import type { Argument, MethodName, Output } from '../../../preload/contract/index.ts';

export type HandlerOf<M extends MethodName> = (argument: Argument<M>) => Promise<Output<M>>;

/** The handlers of one group: a file per group, DTO to domain and back, nothing else. */
export type HandlerGroup<M extends MethodName> = { readonly [K in M]: HandlerOf<K> };
