/** Of Latin letters with accents, so many do not follow each other. */
const MIN_RUN = 4;

/** Whether most bytes above ASCII stand in words of nothing else, as in Cyrillic, Greek, Hebrew, Arabic or Thai. */
export const isWrittenAboveAscii = (bytes: Uint8Array): boolean => {
  let high = 0;
  let inRuns = 0;
  let run = 0;
  const endRun = (): void => {
    if (run >= MIN_RUN) inRuns += run;
    run = 0;
  };
  for (const byte of bytes) {
    if (byte < 0x80) {
      endRun();
      continue;
    }
    run++;
    high++;
  }
  endRun();
  return inRuns * 2 > high;
};
