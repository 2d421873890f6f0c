export type Paper = 'a4' | 'letter';

/** Sheet and margins in millimetres. Left and right are padding of the body: Chromium clips at the page area. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly side: number;
}

export const SHEETS: Readonly<Record<Paper, Sheet>> = {
  a4: { width: 210, height: 297, top: 22, bottom: 26, side: 36 },
  letter: { width: 215.9, height: 279.4, top: 20, bottom: 24, side: 39 },
};

export const CSS_PIXELS_PER_MM = 96 / 25.4;
export const CSS_PIXELS_PER_POINT = 96 / 72;
