/**
 * Colours by which the measuring print tells which mark a rectangle belongs to: 16 bits of number and 8
 * bits of check, so that no colour of the article is taken for one.
 */
import type { Rgb } from './painted-fills.ts';

export const MAX_SENTINELS = 0x10000;

const checkOf = (high: number, low: number): number => (high * 7 + low * 13 + 91) & 0xff;

/** CSS colour of mark `number` (0–65535). */
export const sentinelColor = (number: number): string => {
  const high = number >> 8;
  const low = number & 0xff;
  return `rgb(${[checkOf(high, low), high, low].join(' ')})`;
};

/** Number of the mark with this colour, or null for any other colour. */
export const sentinelNumber = (color: Rgb): number | null => {
  const [check, high, low] = color.map((part) => Math.round(part * 255)) as [number, number, number];
  const rounded = [check, high, low];
  // Skia writes eighths of a byte and better: what is further off was never one of ours.
  if (color.some((part, index) => Math.abs(part * 255 - (rounded[index] ?? 0)) > 0.03)) return null;
  return checkOf(high, low) === check ? (high << 8) | low : null;
};
