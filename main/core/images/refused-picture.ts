/** Why a file is not taken for a picture, by the codes of `ImageInspector`, in words that end a sentence. */
const WORDS: Readonly<Record<string, string>> = {
  'not-an-image': 'it holds something else',
  'unsupported-type': 'browsers cannot show pictures of its kind',
  empty: 'it is empty',
  truncated: 'it breaks off before its end',
  damaged: 'it is damaged',
  'too-many-pixels': 'it has more pixels than can be shown',
  'unsafe-svg': 'it is a drawing that could run programs',
};

export const refusedPicture = (reason: string): string => WORDS[reason] ?? reason;
