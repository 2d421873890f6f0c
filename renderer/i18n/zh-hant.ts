import type { Messages } from './en.ts';
import { actions } from './zh-hant/actions.ts';
import { errors } from './zh-hant/errors.ts';
import { imports } from './zh-hant/imports.ts';
import { library } from './zh-hant/library.ts';
import { pictures } from './zh-hant/pictures.ts';
import { reader } from './zh-hant/reader.ts';
import { versions } from './zh-hant/versions.ts';

export const zhHant: Messages = {
  ...library,
  ...imports,
  ...reader,
  ...pictures,
  ...actions,
  ...versions,
  ...errors,
};
