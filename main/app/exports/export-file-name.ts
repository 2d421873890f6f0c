import type { ArticleRecord } from '../../core/articles/article-record.ts';

const MAX_CHARACTERS = 60;

/**
 * A name every file system takes: date and title without what separates paths, controls a terminal, turns the
 * reading direction, or is reserved on Windows.
 */
export const exportFileName = ({ title, published, id }: ArticleRecord, extension: string): string => {
  const plain = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = Array.from(plain)
    .slice(0, MAX_CHARACTERS)
    .join('')
    .replace(/[. ]+$/, '');
  const date = published?.slice(0, 10);
  return `${[date, short || id].filter(Boolean).join(' ')}.${extension}`;
};
