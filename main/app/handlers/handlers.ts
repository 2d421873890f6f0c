import type { Argument, MethodName, Output } from '../../../preload/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { alikeHandlers } from './alike-handlers.ts';
import { annotationHandlers } from './annotation-handlers.ts';
import { articleHandlers } from './article-handlers.ts';
import { charsetHandlers } from './charset-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import type { HandlerOf } from './handler.ts';
import { imageHandlers } from './image-handlers.ts';
import { importHandlers } from './import-handlers.ts';
import { importHostHandlers } from './import-host-handlers.ts';
import { libraryHandlers } from './library-handlers.ts';
import { searchHandlers } from './search-handlers.ts';
import { shellHandlers } from './shell-handlers.ts';
import { tagHandlers } from './tag-handlers.ts';
import { versionHandlers } from './version-handlers.ts';
import { wholePageHandlers } from './whole-page-handlers.ts';

/** A method without a handler, or a handler of another type, does not compile. */
export type Handlers = { readonly [M in MethodName]: (argument: Argument<M>) => Promise<Output<M>> };

export const createHandlers = (context: AppContext): Handlers =>
  ({
    ...articleHandlers(context),
    ...importHandlers(context),
    ...importHostHandlers(context),
    ...imageHandlers(context),
    ...annotationHandlers(context),
    ...tagHandlers(context),
    ...searchHandlers(context),
    ...exportHandlers(context),
    ...libraryHandlers(context),
    ...shellHandlers(context),
    ...versionHandlers(context),
    ...alikeHandlers(context),
    ...charsetHandlers(context),
    ...wholePageHandlers(context),
  }) satisfies { [M in MethodName]: HandlerOf<M> };
