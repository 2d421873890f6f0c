import { numberIn } from '../number-in.ts';

export const number = (value: number): string => numberIn('en', value);

export const many = (value: number, one: string, more: string): string =>
  `${number(value)} ${value === 1 ? one : more}`;
