import type { z, ZodType } from './schema.ts';

/**
 * Who may call a method. `page`: the renderer, over any transport. `shell`: only the process that owns the
 * window or terminal (command line, Electron main), because the input names files on this machine.
 */
export type Access = 'page' | 'shell';

export interface Method<I extends ZodType = ZodType, O extends ZodType = ZodType> {
  readonly input: I;
  readonly output: O;
  readonly access: Access;
}

/** One declaration is the type, the validator and (by its key) the name of a call. */
export const defineMethod = <I extends ZodType, O extends ZodType>(declaration: {
  input: I;
  output: O;
  access?: Access;
}): Method<I, O> => ({ access: 'page', ...declaration });

/** A push message from the application to every open window. */
export const defineEvent = <P extends ZodType>(payload: P): P => payload;

export type MethodInput<M extends Method> = z.input<M['input']>;
/** The input after defaults were filled in: what a handler receives. */
export type MethodArgument<M extends Method> = z.output<M['input']>;
export type MethodOutput<M extends Method> = z.output<M['output']>;
