const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** Characters that decide: enough for a sure answer, few enough for a book. */
const SAMPLE = 4000;

/** Whether a text is set by the rules of Chinese, Japanese or Korean: what is written counts, not what is declared. */
export const isCjkText = (text: string): boolean => {
  const sample = text.slice(0, SAMPLE);
  return (sample.match(CJK)?.length ?? 0) > sample.length / 4;
};
