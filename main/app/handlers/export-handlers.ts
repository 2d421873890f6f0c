import type { ExportedFile } from '../../../preload/contract/export.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { citeArticle } from '../../core/exporting/citations/cite-article.ts';
import { PRINT_STRINGS, type PrintLocale } from '../../core/exporting/print-strings.ts';
import type { AppContext } from '../app-context.ts';
import { exportFileName } from '../exports/export-file-name.ts';
import { resolveArticle } from '../resolve-article.ts';
import type { HandlerGroup } from './handler.ts';

const KINDS = {
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
  markdown: { extension: 'md', mediaType: 'text/markdown; charset=utf-8' },
  html: { extension: 'html', mediaType: 'text/html; charset=utf-8' },
  annotations: { extension: 'jsonld', mediaType: 'application/ld+json' },
} as const;

const CITATIONS = {
  'csl-json': { extension: 'json', mediaType: 'application/vnd.citationstyles.csl+json' },
  bibtex: { extension: 'bib', mediaType: 'application/x-bibtex; charset=utf-8' },
  ris: { extension: 'ris', mediaType: 'application/x-research-info-systems; charset=utf-8' },
} as const;

interface Kind {
  readonly extension: string;
  readonly mediaType: string;
}

type Facts = Pick<ExportedFile, 'pages' | 'annotations'>;

/** The parsers of PDF and HTML are large; whoever does not export starts without them. */
const exporting = () => import('../exports/article-export.ts');

const NO_FACTS: Facts = { pages: null, annotations: { verified: 0, total: 0, lost: [] } };

export const exportHandlers = ({
  ports,
}: AppContext): HandlerGroup<`export.${keyof typeof KINDS | 'citation'}`> => {
  const stage = async (
    record: ArticleRecord,
    bytes: Uint8Array,
    { extension, mediaType }: Kind,
    facts: Facts = NO_FACTS,
  ): Promise<ExportedFile> => {
    const fileName = exportFileName(record, extension);
    const description = { name: fileName, mediaType };
    const file = await ports.staging.put(ports.ids.opaqueId(), chunk(bytes), description);
    return { id: record.id, token: file.token, fileName, mediaType, bytes: file.bytes, ...facts };
  };
  const encode = (text: string) => new TextEncoder().encode(text);

  return {
    async 'export.pdf'({ id, paper, locale }) {
      const record = await resolveArticle(id, ports);
      const strings = PRINT_STRINGS[locale ?? localeOf(record.language)];
      const { bytes, pages, verified } = await (
        await exporting()
      ).articleAsPdf(record, { paper, strings }, ports);
      return stage(record, bytes, KINDS.pdf, {
        pages,
        annotations: { ...verified, lost: [...verified.lost] },
      });
    },
    async 'export.markdown'({ id }) {
      const record = await resolveArticle(id, ports);
      return stage(
        record,
        encode(await (await exporting()).articleAsMarkdown(record, ports)),
        KINDS.markdown,
      );
    },
    async 'export.html'({ id, locale }) {
      const record = await resolveArticle(id, ports);
      const strings = PRINT_STRINGS[locale ?? localeOf(record.language)];
      const html = await (await exporting()).articleAsHtml(record, strings, ports);
      return stage(record, encode(html), KINDS.html);
    },
    async 'export.citation'({ id, style }) {
      const record = await resolveArticle(id, ports);
      return stage(record, encode(citeArticle(record, style)), CITATIONS[style]);
    },
    async 'export.annotations'({ id }) {
      const record = await resolveArticle(id, ports);
      return stage(
        record,
        encode(await (await exporting()).articleAsJsonld(record, ports)),
        KINDS.annotations,
      );
    },
  };
};

const localeOf = (language: string | null): PrintLocale => {
  if (!language?.startsWith('zh')) return 'en';
  return /hant|tw|hk|mo/i.test(language) ? 'zh-Hant' : 'zh-Hans';
};

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of one chunk that is already here
async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
