/** Versions, encodings, replays and look-alikes behind the contract, for the samples that have more than one version. */
import type { Annotation } from '../../../preload/contract/annotations.ts';
import type { Argument, MethodName, Output } from '../../../preload/contract/index.ts';
import type { ComparedSentence, VersionDetail } from '../../../preload/contract/versions.ts';
import { compareTexts } from '../../../main/core/comparing/compare-texts.ts';
import { detailOf, rowOf } from './fake-rows.ts';
import { sampleText, type SampleArticle } from './sample-articles.ts';

type Handlers = { [M in MethodName]?: (input: Argument<M>) => Output<M> };

interface Around {
  readonly find: (id: string) => SampleArticle;
  readonly changed: (id: string) => void;
  readonly undo: (() => void)[];
  readonly annotations: Annotation[];
  readonly samples: () => readonly SampleArticle[];
}

const LOG = JSON.stringify({
  schema: 2,
  steps: [
    {
      stage: 'decode',
      action: 'charset',
      reason: 'declared',
      target: 'utf-8',
      detail: 'the file declares it',
    },
    { stage: 'header', action: 'header', reason: 'date-line', target: '2022-01-10' },
    {
      stage: 'survey',
      action: 'removed',
      reason: 'tracking-pixel',
      target: 'https://t.example/p.gif',
      times: 3,
    },
    { stage: 'clean', action: 'removed', reason: 'event-handler', target: 'onclick' },
    {
      stage: 'clean',
      action: 'rewritten',
      reason: 'link-address',
      target: '/report',
      detail: 'https://elsewhere.example/report',
    },
    { stage: 'clean', action: 'removed', reason: 'reason-of-tomorrow', target: 'aside.ad' },
  ],
});

/** The text as it was before: one sentence was there and is gone, one is new, one was put otherwise. */
const earlierText = (text: string): string => {
  const [first = '', ...rest] = text.split('\n');
  return [
    '该公司曾三次更名，最后一次是在去年三月。',
    first.replace('四年', '三年').replace('eleven winters', 'nine winters'),
    ...rest.slice(0, -1),
  ].join('\n');
};

export const createFakeVersions = ({ find, changed, undo, annotations, samples }: Around): Handlers => {
  const trashed = new Map<string, Set<number>>();
  const charsets = new Map<string, string>();
  const apart = new Set<string>();
  const goneFrom = (id: string): Set<number> => trashed.get(id) ?? new Set();
  const setTrashed = (id: string, number: number, gone: boolean): void => {
    const numbers = new Set(goneFrom(id));
    if (gone) numbers.add(number);
    else numbers.delete(number);
    trashed.set(id, numbers);
    changed(id);
  };
  const list = (id: string): VersionDetail[] => {
    const sample = find(id);
    const { versionList } = detailOf(sample, 0);
    const kept = versionList.filter(({ number }) => !goneFrom(id).has(number));
    return versionList.map(
      ({ number, imported, fileName, format, bytes, sha256, textSha256, textChars, href }) => ({
        number,
        imported,
        title: sample.title,
        published: sample.published,
        fileName,
        fileModified: null,
        format,
        charset: charsets.get(id) ?? 'utf-8',
        chosenCharset: charsets.get(id) ?? null,
        wholePage: false,
        program: '0.1.0',
        bytes,
        sha256,
        textSha256,
        textChars,
        images: { total: 1, local: 1, missing: 0 },
        current: number === kept.at(-1)?.number,
        trashed: goneFrom(id).has(number) ? '2026-11-22T09:00:00.000Z' : null,
        annotations: annotations.filter(({ articleId, version }) => articleId === id && version === number)
          .length,
        href,
      }),
    );
  };
  const side = (id: string, number: number): Output<'versions.compare'>['a'] => {
    const { title, imported } = find(id);
    return { id, number, title, imported, sha256: 'a'.repeat(64), textSha256: 'b'.repeat(64) };
  };
  return {
    'articles.get': ({ id }) => {
      const sample = find(id);
      const detail = detailOf(sample, annotations.filter(({ articleId }) => articleId === id).length);
      const kept = detail.versionList.filter(({ number }) => !goneFrom(id).has(number));
      return { ...detail, versionList: kept, currentVersion: kept.at(-1)?.number ?? 1 };
    },
    'annotations.attach': ({ id, start, end }) => {
      const at = annotations.findIndex((each) => each.id === id);
      const before = annotations[at]!;
      const after = { ...before, state: 'sure' as const, segments: [{ start, end }] };
      annotations[at] = after;
      undo.push(() => (annotations[at] = before));
      return after;
    },
    'articles.content': ({ id }) => ({ id, content: LOG }),
    'versions.list': ({ id }) => list(id),
    'versions.trash': ({ id, number }) => {
      setTrashed(id, number, true);
      undo.push(() => setTrashed(id, number, false));
      return list(id);
    },
    'versions.restore': ({ id, number }) => {
      setTrashed(id, number, false);
      undo.push(() => setTrashed(id, number, true));
      return list(id);
    },
    'versions.compare': ({ id, a, b, other }) => {
      const now = sampleText(find(other ?? id));
      const sentences = compareTexts(earlierText(sampleText(find(id))), now);
      const count = (kind: string): number => sentences.filter((each) => each.kind === kind).length;
      const second = other === undefined ? side(id, b ?? 2) : side(other, b ?? 1);
      return {
        a: side(id, a ?? 1),
        b: second,
        sentences: sentences.map((each): ComparedSentence => ({ ...each, pieces: [...each.pieces] })),
        pictures: [],
        facts: [{ field: 'title', before: 'Before', after: find(id).title }],
        counts: {
          same: count('same'),
          added: count('added'),
          removed: count('removed'),
          edited: count('edited'),
          moved: count('moved-here'),
        },
      };
    },
    'versions.replay': ({ id, number }) => ({
      id,
      version: number ?? 1,
      identical: id !== 'river00000000002',
      derivedBy: '0.1.0',
      program: '0.1.0',
      original: 'a'.repeat(64),
      readable: 'b'.repeat(64),
      steps: 8,
      differences:
        id === 'river00000000002'
          ? [{ what: 'readable', stage: 'clean', at: 3, stored: '<p>was', derived: '<p>is' }]
          : [],
    }),
    'versions.charsets': ({ id }) =>
      ['utf-8', 'gb18030', 'windows-1252'].map((charset, at) => ({
        charset,
        current: charset === (charsets.get(id) ?? 'utf-8'),
        broken: at,
        odd: at,
        title: find(id).title,
        lines: [sampleText(find(id)).slice(0, 120)],
      })),
    'versions.redecode': ({ id, number, charset }) => {
      const before = charsets.get(id);
      const set = (to: string | undefined | null): void => {
        if (to) charsets.set(id, to);
        else charsets.delete(id);
        changed(id);
      };
      set(charset);
      undo.push(() => set(before));
      return {
        id,
        version: number ?? 1,
        charset: charset ?? 'utf-8',
        title: find(id).title,
        annotations: { sure: 2, review: 0, orphan: 1 },
      };
    },
    'articles.alike': ({ id }) =>
      id !== 'river00000000002' || apart.has(id)
        ? []
        : samples()
            .filter((sample) => sample.id === 'harbour000000001')
            .map((sample) => ({ ...rowOf(sample, 0), resemblance: 0.87, containment: 0.95 })),
    'articles.join': ({ id, other }) => {
      apart.add(id);
      undo.push(() => apart.delete(id));
      changed(id);
      return { id, joined: other, versions: [2] };
    },
    'articles.keepApart': ({ id, other }) => {
      apart.add(id);
      undo.push(() => apart.delete(id));
      changed(id);
      return { id, apart: other };
    },
  };
};
