import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { UsageError } from './command.ts';

interface Mirror {
  readonly prefix: string;
  readonly template: string;
}

/**
 * PREFIX=TEMPLATE. A prefix with a query holds `=` itself, so what counts is the last one that has a template
 * behind it: an http(s) address with `{url}`, or a folder that is there. Throws UsageError.
 */
export const parseMirror = (text: string): Mirror => {
  for (const at of splits(text)) {
    const template = knownTemplate(text.slice(at + 1));
    if (template !== null) return { prefix: text.slice(0, at), template };
  }
  throw new UsageError(
    `--mirror takes PREFIX=TEMPLATE, such as '*=http://127.0.0.1:8080/?url={url}'; the template is an http or https address with {url}, or a folder that is there. Not “${text}”.`,
  );
};

const splits = (text: string): number[] => {
  if (text.startsWith('*=')) return [1];
  const all = [...text.matchAll(/=/g)].map((match) => match.index);
  return all.filter((at) => at > 0).reverse();
};

const knownTemplate = (text: string): string | null => {
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) && text.includes('{url}') ? text : null;
  if (text === '') return null;
  // A shell expands `~` at the beginning of a word only, not behind the `=`.
  const folder = path.resolve(/^~(?=$|[\\/])/.test(text) ? homedir() + text.slice(1) : text);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : null;
};
