import { forgetVersions } from '../../main/core/articles/change-versions.ts';
import type { OpenLibrary } from '../../main/adapters/open-library.ts';
import {
  PNG,
  sampleAnnotation,
  sampleArticle,
  sampleAsset,
  sampleFiles,
  sampleId,
  sampleVersion,
  withSampleVersion,
} from './sample-article.ts';

type Stores = Pick<OpenLibrary, 'articles' | 'assets' | 'settings'>;
export type Step = (library: Stores) => Promise<unknown>;

const storeWithPictures =
  (index: number): Step =>
  async ({ articles, assets }) => {
    // The second picture is shared by all articles.
    const stored = [await assets.put(sampleAsset(index), PNG), await assets.put(sampleAsset(0), PNG)];
    const { record, files } = sampleArticle(index, stored);
    await articles.create(record, files);
  };

/** Ends with two versions, annotations, pictures, and a second article. */
export const BEFORE_DELETIONS: readonly Step[] = [
  storeWithPictures(1),
  storeWithPictures(2),
  ({ settings }) => settings.update({ author: '记者' }),
  ({ articles }) => articles.updateAnnotations(sampleId(1), () => [sampleAnnotation('annotation-1')]),
  ({ articles }) => articles.update(sampleId(1), (record) => ({ ...record, tags: ['a', '乙'] })),
  async ({ articles }) => {
    const record = await articles.read(sampleId(1));
    const next = withSampleVersion(record!, 1);
    await articles.addVersion(next.record.id, next.files, () => next.record);
  },
  async ({ articles }) => {
    const record = await articles.read(sampleId(1));
    const files = { ...sampleFiles(1, 1), readable: '<p>neu</p>', text: 'neu', log: '{}' };
    const [first, ...later] = record!.versions;
    const versions = [{ ...sampleVersion(1, files), images: first!.images }, ...later];
    // The new text and where the marks stand in it: neither without the other.
    const anchor = { version: 1, modelVersion: 1, algorithm: 1, state: 'sure', segments: [] } as const;
    await articles.replaceDerived(
      record!.id,
      1,
      files,
      (current) => ({ ...current, versions }),
      (annotations) => annotations.map((each) => ({ ...each, anchors: [anchor] })),
    );
  },
  ({ articles }) =>
    articles.updateAnnotations(sampleId(1), (all) => [...all, sampleAnnotation('annotation-2')]),
];

/** One of each change a library knows, twice where the first time differs from the next. */
export const LIBRARY_SCRIPT: readonly Step[] = [
  ...BEFORE_DELETIONS,
  ({ articles }) =>
    articles.removeVersions(sampleId(1), [1], (record) => forgetVersions(record, new Set([1]))),
  ({ articles }) => articles.delete(sampleId(2)),
];

/** Everything a reader of the library can see, to compare one state with another. */
export const describeLibrary = async ({ articles, settings }: Stores): Promise<string> => {
  const ids = [...(await articles.ids())].sort();
  const described = ids.map(async (id) => {
    const record = await articles.read(id);
    const versions = (record?.versions ?? []).map(async ({ number }) => [
      await articles.readReadable(id, number),
      await articles.readText(id, number),
      await articles.readLog(id, number),
      Buffer.from(await articles.readOriginal(id, number)).toString('base64'),
    ]);
    return [record, await Promise.all(versions), await articles.readAnnotations(id)];
  });
  return JSON.stringify([await Promise.all(described), await settings.read()]);
};
