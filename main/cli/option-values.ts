import { parseProxy, type ProxySetting } from '../core/network/network-proxy.ts';
import { UsageError, type OptionValues } from './command.ts';

export const textOption = (values: OptionValues, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

export const textListOption = (values: OptionValues, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
};

/** For this run, whatever the library is set to. Throws OffprintError `bad-input`. */
export const proxyOption = (values: OptionValues): ProxySetting | undefined => {
  const value = textOption(values, 'proxy');
  return value === undefined ? undefined : parseProxy(value);
};

export const flag = (values: OptionValues, name: string): boolean => values[name] === true;

/** Throws UsageError for anything but a whole number from `least`. */
export const numberOption = (values: OptionValues, name: string, least: number): number | undefined => {
  const value = textOption(values, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least) {
    throw new UsageError(`--${name} takes a whole number from ${String(least)}, not “${value}”.`);
  }
  return number;
};

/** Throws UsageError unless the value is one of `allowed`. */
export const choiceOption = <T extends string>(
  values: OptionValues,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T => {
  const value = textOption(values, name);
  if (value === undefined) return fallback;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`--${name} takes ${allowed.join(', ')}; not “${value}”.`);
  return found;
};

export const requireSome = (positionals: readonly string[], what: string): readonly string[] => {
  if (positionals.length === 0) throw new UsageError(`Name at least one ${what}.`);
  return positionals;
};
