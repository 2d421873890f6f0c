import { actions } from './en/actions.ts';
import { errors } from './en/errors.ts';
import { imports } from './en/imports.ts';
import { library } from './en/library.ts';
import { pictures } from './en/pictures.ts';
import { reader } from './en/reader.ts';
import { versions } from './en/versions.ts';

/** English is the key set: the other languages have its type, so a missing key does not compile. */
export const en = { ...library, ...imports, ...reader, ...pictures, ...actions, ...versions, ...errors };

export type Messages = typeof en;
