import type { HighlightColor } from '../annotations/annotation.ts';
import type { Rgb } from './painted-fills.ts';

/** Light enough to multiply with black text at a contrast of 10:1 and more. */
const HEX: Readonly<Record<HighlightColor, string>> = {
  yellow: '#ffe169',
  green: '#b9e7a4',
  blue: '#a9d3fb',
  pink: '#ffbfd3',
  purple: '#d8c4f7',
};

export const cssColor = (color: HighlightColor): string => HEX[color];

export const rgbColor = (color: HighlightColor): Rgb => {
  const value = parseInt(HEX[color].slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 0xff) / 255, (value & 0xff) / 255];
};
