import { en } from './en.ts';
import { t, type PlainKey } from './localize.ts';

const isKey = (key: string): key is PlainKey => Object.hasOwn(en, key);

/** Why a picture is not there, in words; a code nobody has words for is shown as it is. */
export const describeReason = (code: string): string => {
  const status = /^http-(\d{3})$/.exec(code)?.[1];
  if (status !== undefined) return t('reason.http', Number(status));
  const key = `reason.${code}`;
  return isKey(key) ? t(key) : code;
};
