import type { ArticleDetail } from '../../../preload/contract/articles.ts';
import { EXIT, UsageError, type Command, type Invocation } from '../command.ts';
import { forEachId } from '../for-each-id.ts';
import { choiceOption, flag, numberOption } from '../option-values.ts';

const FORMS = ['json', 'html', 'text', 'original', 'log'] as const;
type Form = (typeof FORMS)[number];

export const showCommand: Command = {
  name: 'show',
  usage: 'ID... [--all] [--as json|html|text|original|log] [--version N]',
  summary: 'Show an article: its record, readable copy, text, saved bytes, or how it was derived.',
  options: { all: { type: 'boolean' }, as: { type: 'string' }, version: { type: 'string' } },
  async run(invocation) {
    const { positionals, values, json, terminal } = invocation;
    const ids = flag(values, 'all') ? await allIds(invocation) : positionals;
    if (ids.length === 0 && !flag(values, 'all'))
      throw new UsageError('Name at least one article, or --all.');
    const form = choiceOption(values, 'as', FORMS, 'json');
    const version = numberOption(values, 'version', 1);
    if (!json && ids.length > 1) throw new UsageError('Several articles need --json: one line each.');
    return forEachId(ids, terminal, async (reference) => {
      const detail = await invocation.call('articles.get', { id: reference });
      if (form === 'json') {
        const record = await recordOf(invocation, detail);
        if (json) terminal.line(record);
        else terminal.print(JSON.stringify(record, null, 2));
        return EXIT.ok;
      }
      const bytes = await contentOf(invocation, detail, form, version);
      if (json) terminal.line({ id: detail.id, ...asText(bytes) });
      else terminal.bytes(bytes);
      return EXIT.ok;
    });
  },
};

const allIds = async ({ call }: Invocation): Promise<string[]> => {
  const ids: string[] = [];
  for (;;) {
    const { items } = await call('articles.list', { sort: 'imported', limit: 1000, offset: ids.length });
    ids.push(...items.map((row) => row.id));
    if (items.length < 1000) return ids;
  }
};

/** The row's keys with the counts replaced by the things themselves; `counts` keeps the numbers. */
const recordOf = async ({ call }: Invocation, detail: ArticleDetail): Promise<Record<string, unknown>> => {
  const { imageList, versionList, images, versions, annotations, ...row } = detail;
  const shown = versionList.find((version) => version.number === detail.currentVersion);
  return {
    ...row,
    counts: { images, versions, annotations },
    provenance: shown && {
      original: {
        name: shown.fileName,
        bytes: shown.bytes,
        sha256: shown.sha256,
        mediaType: shown.mediaType,
        modified: shown.fileModified,
      },
      format: shown.format,
      charset: shown.charset,
      imported: shown.imported,
      readableSha256: shown.readableSha256,
      text: { sha256: shown.textSha256, chars: shown.textChars, modelVersion: shown.modelVersion },
      warnings: shown.warnings,
    },
    images: imageList,
    versions: versionList,
    annotations: await call('annotations.list', { articleId: detail.id }),
  };
};

const contentOf = async (
  { call, app }: Invocation,
  detail: ArticleDetail,
  form: Exclude<Form, 'json'>,
  version: number | undefined,
): Promise<Uint8Array> => {
  if (form === 'original') {
    const number = version ?? detail.currentVersion;
    const href = detail.versionList.find((each) => each.number === number)?.originalHref;
    if (href === undefined) throw new UsageError(`${detail.id} has no version ${String(number)}.`);
    const response = await app.handleFetch(new Request(new URL(href, 'http://offprint.invalid/')));
    return new Uint8Array(await response.arrayBuffer());
  }
  const { content } = await call('articles.content', {
    id: detail.id,
    as: form,
    ...(version === undefined ? {} : { version }),
  });
  return new TextEncoder().encode(form === 'text' && !content.endsWith('\n') ? `${content}\n` : content);
};

/** Text as it is; saved bytes that are not UTF-8 as base64, and saying so. */
const asText = (bytes: Uint8Array): { content: string; encoding?: 'base64' } => {
  try {
    return { content: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    // Not UTF-8: JSON cannot carry it as text without changing it.
    return { content: Buffer.from(bytes).toString('base64'), encoding: 'base64' };
  }
};
