import { annotationMethods } from './annotations.ts';
import { articleMethods } from './articles.ts';
import { exportMethods } from './export.ts';
import { imageEvents, imageMethods } from './images.ts';
import { importEvents, importMethods } from './imports.ts';
import { libraryEvents, libraryMethods } from './library.ts';
import type { MethodArgument, MethodInput, MethodOutput } from './method.ts';
import type { z } from './schema.ts';
import { searchMethods } from './search.ts';
import { shellEvents, shellMethods } from './shell.ts';
import { tagMethods } from './tags.ts';
import { versionMethods } from './versions.ts';

/** Every call there is. `dispatch` knows no other. */
export const contract = {
  ...articleMethods,
  ...importMethods,
  ...imageMethods,
  ...versionMethods,
  ...annotationMethods,
  ...tagMethods,
  ...searchMethods,
  ...exportMethods,
  ...libraryMethods,
  ...shellMethods,
} as const;

export const events = { ...importEvents, ...imageEvents, ...libraryEvents, ...shellEvents } as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type Input<M extends MethodName> = MethodInput<Contract[M]>;
export type Argument<M extends MethodName> = MethodArgument<Contract[M]>;
export type Output<M extends MethodName> = MethodOutput<Contract[M]>;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
