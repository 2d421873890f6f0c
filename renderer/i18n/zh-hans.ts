import type { Messages } from './en.ts';
import { actions } from './zh-hans/actions.ts';
import { errors } from './zh-hans/errors.ts';
import { imports } from './zh-hans/imports.ts';
import { library } from './zh-hans/library.ts';
import { pictures } from './zh-hans/pictures.ts';
import { reader } from './zh-hans/reader.ts';
import { versions } from './zh-hans/versions.ts';

export const zhHans: Messages = {
  ...library,
  ...imports,
  ...reader,
  ...pictures,
  ...actions,
  ...versions,
  ...errors,
};
