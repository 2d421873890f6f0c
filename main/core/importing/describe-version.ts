import type { VersionRecord } from '../articles/article-record.ts';
import type { Description } from '../articles/change-versions.ts';
import { detectLanguage } from './metadata/detect-language.ts';
import { settleClaims } from './metadata/settle-claims.ts';

const LANGUAGE_SAMPLE = 20_000;

/** What the claims of one version say, settled as at its import; `text` is its canonical text. */
export const describeVersion = ({ claims, original }: VersionRecord, text: string): Description => {
  const settled = settleClaims(claims, original.name);
  const declared = claims.find(({ field }) => field === 'language')?.value ?? null;
  return {
    title: settled.title,
    url: settled.url,
    canonicalUrl: settled.canonicalUrl,
    site: settled.site,
    author: settled.author,
    published: settled.published,
    suggestedTags: settled.suggestedTags,
    language: detectLanguage(`${settled.title} ${text.slice(0, LANGUAGE_SAMPLE)}`, declared),
  };
};
