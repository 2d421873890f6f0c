/** An in-memory application behind the contract, so that the window can be tested alone. Inputs are checked for real. */
import type { Annotation } from '../../../preload/contract/annotations.ts';
import type { ArticleRow, ListView } from '../../../preload/contract/articles.ts';
import type { ApiErrorCode } from '../../../preload/contract/error.ts';
import {
  contract,
  type EventName,
  type EventPayload,
  type MethodName,
  type Output,
  type Argument,
} from '../../../preload/contract/index.ts';
import type { ImportProgress } from '../../../preload/contract/imports.ts';
import type { Settings } from '../../../preload/contract/library.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { createFakeImports } from './fake-imports.ts';
import { createFakeVersions } from './fake-versions.ts';
import { Refusal } from './refusal.ts';
import { detailOf, generatedRow, rowOf, sitesOf } from './fake-rows.ts';
import { sampleArticles, sampleText, type SampleArticle } from './sample-articles.ts';

type Handlers = { [M in MethodName]?: (input: Argument<M>) => Output<M> };

export interface FakeBridge {
  call(method: string, input: unknown): Promise<Result<unknown>>;
  on(listener: (event: EventName, payload: unknown) => void): () => void;
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** Every call in order, for assertions. */
  readonly calls: { readonly method: string; readonly input: unknown }[];
  /** The next call of this method fails with this code. */
  failNext(method: MethodName, code: ApiErrorCode): void;
  readonly settings: Settings;
}

export interface FakeOptions {
  /** Rows generated beside the samples. */
  readonly rows?: number;
  readonly empty?: boolean;
  readonly settings?: Partial<Settings>;
  readonly annotated?: boolean;
  /** Imports of earlier sessions, oldest first. */
  readonly past?: readonly ImportProgress[];
}

export const createFakeBridge = (options: FakeOptions = {}): FakeBridge => {
  let samples: SampleArticle[] = options.empty ? [] : [...sampleArticles];
  const annotations: Annotation[] = [];
  const undo: (() => void)[] = [];
  const listeners = new Set<(event: EventName, payload: unknown) => void>();
  const failures = new Map<string, ApiErrorCode>();
  const calls: { method: string; input: unknown }[] = [];
  let settings: Settings = {
    locale: 'en',
    theme: 'paper',
    textSize: 0,
    textWidth: 'normal',
    network: 'never',
    proxy: { kind: 'none', host: '', port: 0, user: '', password: '' },
    wayback: false,
    perHost: 6,
    author: 'Ada',
    ...options.settings,
  };

  const emit: FakeBridge['emit'] = (event, payload) => {
    for (const listener of listeners) listener(event, payload);
  };
  const imports = createFakeImports(emit, () => settings.network === 'ask', options.past ?? []);
  const changed = (ids: string[]): { changed: string[] } => {
    emit('library.changed', { ids });
    return { changed: ids };
  };
  const find = (id: string): SampleArticle => {
    const url = id.startsWith('url:') ? id.slice(4) : null;
    const sample = samples.find((each) => (url === null ? each.id === id : each.url === url));
    if (!sample) {
      const index = /^g(\d{15})$/.exec(id)?.[1];
      if (index === undefined) throw new Refusal('not-found');
      return {
        ...sampleArticles[Number(index) % 6]!,
        id,
        title: generatedRow(Number(index)).title,
      };
    }
    return sample;
  };
  const edit = (
    ids: readonly string[],
    change: (sample: SampleArticle) => SampleArticle,
    undoable = true,
  ): { changed: string[] } => {
    const before = samples;
    if (undoable) undo.push(() => (samples = before));
    samples = samples.map((sample) => (ids.includes(sample.id) ? change(sample) : sample));
    return changed([...ids]);
  };
  const marksOf = (id: string): Annotation[] => annotations.filter(({ articleId }) => articleId === id);
  const inView = (view: ListView): SampleArticle[] =>
    samples.filter((sample) => {
      if (view.kind === 'trash') return sample.trashed;
      if (sample.trashed) return false;
      if (view.kind === 'unread') return sample.unread;
      if (view.kind === 'care') return sample.missingImages > 0 || sample.blocks.length === 0;
      if (view.kind === 'tag')
        return sample.tags.some((tag) => tag === view.value || tag.startsWith(`${view.value}/`));
      if (view.kind === 'site') return sample.site === view.value;
      return true;
    });
  const rows = (view: ListView): { total: number; at: (index: number) => ArticleRow } => {
    const found = inView(view);
    const more = view.kind === 'all' ? (options.rows ?? 0) : 0;
    return {
      total: found.length + more,
      at: (index) => {
        const sample = found[index];
        return sample ? rowOf(sample, marksOf(sample.id).length) : generatedRow(index - found.length);
      },
    };
  };
  const create = (input: {
    articleId: string;
    version: number;
    start: number;
    end: number;
    color: Annotation['color'];
    note?: string;
    tags?: string[];
  }): Annotation => {
    const text = sampleText(find(input.articleId));
    const annotation: Annotation = {
      id: `annotation${String(annotations.length + 1)}`,
      articleId: input.articleId,
      version: input.version,
      start: input.start,
      end: input.end,
      exact: text.slice(input.start, input.end),
      prefix: text.slice(Math.max(0, input.start - 64), input.start),
      suffix: text.slice(input.end, input.end + 64),
      color: input.color,
      note: input.note ?? '',
      tags: input.tags ?? [],
      author: settings.author,
      created: '2026-11-22T10:00:00.000Z',
      modified: '2026-11-22T10:00:00.000Z',
      state: 'sure',
      segments: [{ start: input.start, end: input.end }],
    };
    annotations.push(annotation);
    undo.push(() => annotations.splice(annotations.indexOf(annotation), 1));
    return annotation;
  };
  const markWords = (
    id: string,
    words: string,
    color: Annotation['color'],
    note = '',
    tags: string[] = [],
  ): void => {
    const start = sampleText(find(id)).indexOf(words);
    if (start < 0) throw new Error(`the sample has no “${words}”`);
    create({ articleId: id, version: 1, start, end: start + words.length, color, note, tags });
  };
  if (options.annotated && !options.empty) {
    markWords(
      'harbour000000001',
      '在首次投标之前八个月才注册成立',
      'yellow',
      '工商登记日期见附件三，需再核对一次。',
      ['主张/公司'],
    );
    markWords('harbour000000001', '位置在两百公里以外的另一处锚地', 'blue', '定位记录原始文件向海事局索取。');
    markWords('harbour000000001', '其中两家的法定代表人与招标评审组的一名专家是亲属', 'pink');
    markWords('harbour000000001', '除日期和签名之外完全相同', 'green', '把两张图并排放进报道。', [
      '图表',
      '证据',
    ]);
    markWords(
      'river00000000002',
      'the water appeared to fall while the river stayed where it was',
      'yellow',
      'The sentence the whole piece turns on.',
      ['claim'],
    );
    markWords('river00000000002', '5,148 readings', 'blue');
    markWords('river00000000002', 'sixty-one days', 'green', 'Ask for the daily series behind this.');
    const lost = {
      ...create({
        articleId: 'harbour000000001',
        version: 1,
        start: 0,
        end: 6,
        color: 'purple',
        note: '新版删去了这句话。',
      }),
    };
    annotations.pop();
    annotations.push({
      ...lost,
      id: 'annotation-lost',
      exact: '该公司曾三次更名',
      state: 'orphan',
      segments: [],
    });
    undo.length = 0;
  }

  const exported = (id: string, extension: string): Output<'export.html'> => ({
    id,
    token: `export-${extension}-1`,
    fileName: `${find(id).title}.${extension}`,
    mediaType: 'text/plain',
    bytes: 99,
    pages: null,
    annotations: { verified: 0, total: 0, lost: [] },
  });

  const handlers: Handlers = {
    'articles.list': ({ view, limit, offset }) => {
      const { total, at } = rows(view);
      const count = Math.max(0, Math.min(limit, total - offset));
      return { total, items: Array.from({ length: count }, (_, index) => at(offset + index)) };
    },
    'articles.setUnread': ({ ids, unread, undoable }) =>
      edit(ids, (sample) => ({ ...sample, unread }), undoable),
    'articles.trash': ({ ids }) => edit(ids, (sample) => ({ ...sample, trashed: true })),
    'articles.restore': ({ ids }) => edit(ids, (sample) => ({ ...sample, trashed: false })),
    'articles.emptyTrash': () => {
      const before = samples.length;
      samples = samples.filter(({ trashed }) => !trashed);
      emit('library.changed', { ids: [] });
      return { deleted: before - samples.length, kept: [] };
    },
    'search.query': ({ query, view, offset, limit }) => {
      if (query.includes('"') && query.split('"').length % 2 === 0) throw new Refusal('bad-query');
      const hits = inView(view).flatMap((sample) => {
        const text = sampleText(sample);
        const at = text.toLowerCase().indexOf(query.toLowerCase());
        const inTitle = sample.title.toLowerCase().includes(query.toLowerCase());
        if (at < 0 && !inTitle) return [];
        const from = Math.max(0, at - 24);
        return [
          {
            id: sample.id,
            title: sample.title,
            url: sample.url,
            score: 1,
            snippet:
              at < 0
                ? [{ text: text.slice(0, 90), match: false }]
                : [
                    { text: (from > 0 ? '…' : '') + text.slice(from, at), match: false },
                    { text: text.slice(at, at + query.length), match: true },
                    { text: text.slice(at + query.length, at + query.length + 80), match: false },
                  ],
            in: ['body' as const],
            row: rowOf(sample, marksOf(sample.id).length),
          },
        ];
      });
      return { total: hits.length, tookMs: 1, hits: hits.slice(offset, offset + limit) };
    },
    'search.inArticle': ({ id, query }) => {
      const text = sampleText(find(id)).toLowerCase();
      const ranges: { start: number; end: number }[] = [];
      for (
        let at = text.indexOf(query.toLowerCase());
        at >= 0;
        at = text.indexOf(query.toLowerCase(), at + 1)
      ) {
        ranges.push({ start: at, end: at + query.length });
      }
      return { ranges };
    },
    'annotations.list': ({ articleId }) => marksOf(articleId ?? ''),
    'annotations.create': (input) => {
      const created = create(input);
      emit('library.changed', { ids: [input.articleId] });
      return created;
    },
    'annotations.update': ({ articleId, id, ...change }) => {
      const at = annotations.findIndex((each) => each.id === id);
      const before = annotations[at];
      if (!before) throw new Refusal('not-found');
      const after = {
        ...before,
        ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      };
      annotations[at] = after;
      undo.push(() => (annotations[annotations.findIndex((each) => each.id === id)] = before));
      emit('library.changed', { ids: [articleId] });
      return after;
    },
    'annotations.remove': ({ articleId, id }) => {
      const at = annotations.findIndex((each) => each.id === id);
      const [removed] = annotations.splice(at, 1);
      if (removed) undo.push(() => annotations.push(removed));
      emit('library.changed', { ids: [articleId] });
      return { removed: removed !== undefined };
    },
    'tags.list': () => {
      const counts = new Map<string, number>();
      for (const { tags, trashed } of samples)
        if (!trashed) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return [...counts].map(([name, count]) => ({ name, count }));
    },
    'tags.add': ({ tags, ids }) =>
      edit(ids, (sample) => ({ ...sample, tags: [...new Set([...sample.tags, ...tags])] })),
    'tags.remove': ({ tags, ids }) =>
      edit(ids, (sample) => ({ ...sample, tags: sample.tags.filter((tag) => !tags.includes(tag)) })),
    'images.retry': () => ({ tried: 1, local: 0, missing: 1, stopped: false, fetched: true }),
    'images.stopRetry': () => ({ stopped: 1 }),
    'images.replace': ({ id, slot }) => {
      const image = detailOf(find(id), 0).imageList.find((each) => each.slot === slot);
      if (!image) throw new Refusal('not-found');
      return { ...image, state: 'local', source: 'user' };
    },
    'settings.tryProxy': ({ proxy }) =>
      proxy.port === 9050 ? { works: true, reason: null } : { works: false, reason: 'proxy-unreachable' },
    'export.pdf': ({ id }) => ({
      id,
      token: 'export0000001',
      fileName: `${find(id).title}.pdf`,
      mediaType: 'application/pdf',
      bytes: 1234,
      pages: 3,
      annotations: { verified: marksOf(id).length, total: marksOf(id).length, lost: [] },
    }),
    'export.markdown': ({ id }) => exported(id, 'md'),
    'export.html': ({ id }) => exported(id, 'html'),
    'export.citation': ({ id }) => exported(id, 'bib'),
    'library.info': () => {
      return {
        path: '/home/ada/Offprint',
        version: '0.1.0',
        articles: rows({ kind: 'all' }).total,
        unread: inView({ kind: 'unread' }).length,
        recent: inView({ kind: 'recent' }).length,
        care: inView({ kind: 'care' }).length,
        alike: 0,
        trash: inView({ kind: 'trash' }).length,
        sites: sitesOf(samples),
        problems: [],
        undo: undo.length > 0 ? 'change' : null,
      };
    },
    'settings.get': () => settings,
    'settings.set': (change) => {
      settings = { ...settings, ...(change as Partial<Settings>) };
      emit('settings.changed', settings);
      return settings;
    },
    'undo.last': () => {
      const last = undo.pop();
      if (!last) throw new Refusal('nothing-to-undo');
      last();
      emit('library.changed', { ids: [] });
      return { undone: 'change' };
    },
    'shell.capabilities': () => ({
      shell: 'browser',
      nativeDialogs: false,
      revealInFolder: false,
      printsPdf: true,
    }),
    ...createFakeVersions({
      find,
      annotations,
      undo,
      samples: () => samples,
      changed: (id) => void changed([id]),
    }),
    'imports.start': ({ uploads, options: { dryRun } }) => {
      const started = imports.start(uploads, dryRun);
      if (dryRun) return started;
      if (samples.length === 0) samples = [...sampleArticles];
      emit('library.changed', { ids: [] });
      return started;
    },
    ...imports.answers,
  };

  return {
    calls,
    emit,
    get settings() {
      return settings;
    },
    failNext: (method, code) => failures.set(method, code),
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    call(method, input) {
      calls.push({ method, input });
      const failure = failures.get(method);
      failures.delete(method);
      if (failure) return Promise.resolve(failed({ code: failure, message: `planted: ${failure}` }));
      const declared = contract[method as MethodName];
      const handler = handlers[method as MethodName] as ((input: unknown) => unknown) | undefined;
      if (!handler) return Promise.resolve(failed({ code: 'unknown-method', message: method }));
      const parsed = declared.input.safeParse(input);
      if (!parsed.success)
        return Promise.resolve(failed({ code: 'bad-input', message: parsed.error.message }));
      try {
        return Promise.resolve(ok(declared.output.parse(handler(parsed.data))));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return Promise.resolve(failed({ code: error.code, message: error.message }));
      }
    },
  };
};
