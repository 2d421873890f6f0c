import { describeReason } from './describe-reason.ts';
import { en } from './en.ts';
import { t } from './localize.ts';

type Known<Prefix extends string> = Extract<
  {
    [Key in keyof typeof en]: (typeof en)[Key] extends string ? Key : never;
  }[keyof typeof en],
  `${Prefix}${string}`
>;

const known = <Prefix extends string>(key: `${Prefix}${string}`): key is Known<Prefix> =>
  Object.hasOwn(en, key);

/** A code that has no words yet is shown as the log has it. */
const inWords = (code: string): string => code.replaceAll('-', ' ');

/** Why a step of the transformation log was taken, in words. */
export const describeStep = ({
  action,
  reason,
}: {
  readonly action: string;
  readonly reason: string;
}): string => {
  const key: `log.reason.${string}` = `log.reason.${reason}`;
  if (known<'log.reason.'>(key)) return t(key);
  if (action !== 'image') return inWords(reason);
  const rung: `image.from.${string}` = `image.from.${reason}`;
  return known<'image.from.'>(rung) ? t(rung) : describeReason(reason);
};

export const describeStage = (stage: string): string => {
  const key: `log.stage.${string}` = `log.stage.${stage}`;
  return known<'log.stage.'>(key) ? t(key) : inWords(stage);
};
