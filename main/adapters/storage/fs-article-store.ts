import type { Annotation, AnnotationFile } from '../../core/annotations/annotation.ts';
import { ANNOTATIONS_SCHEMA } from '../../core/annotations/annotation.ts';
import type { ArticleId } from '../../core/articles/article-id.ts';
import { isArticleId } from '../../core/articles/article-id.ts';
import type { ArticleRecord } from '../../core/articles/article-record.ts';
import { currentVersion, versionOf } from '../../core/articles/article-record.ts';
import { OffprintError } from '../../core/errors/offprint-error.ts';
import type { ArticleStore, LibraryFault, VersionFiles } from '../../core/ports/article-store.ts';
import { ArticleChanges } from './article-changes.ts';
import { annotationsPlace, recordPlace } from './article-places.ts';
import { KeyedQueue } from './keyed-queue.ts';
import {
  ANNOTATIONS_FILE,
  ARTICLES,
  ARTICLE_FILE,
  LOG_FILE,
  READABLE_FILE,
  TEXT_FILE,
  absolute,
  articleFolder,
  originalFile,
  versionFolder,
} from './library-paths.ts';
import { encodeChanged, readRecord, updateRecord } from './lowdb-record.ts';
import { encodeRecordFile } from './record-file.ts';
import type { StorageContext } from './storage-context.ts';
import { explaining, isSystemError } from './system-error.ts';
import { derivedContent, versionContent } from './version-content.ts';
import { verifyLibrary } from './verify-library.ts';

const UNCHANGED = 'The article is as it was before.';

/** Articles as folders: `articles/<first two of ID>/<ID>/`. See [Note: changes to an article]. */
export class FsArticleStore implements ArticleStore {
  readonly #context: StorageContext;
  readonly #changes: ArticleChanges;
  readonly #queue = new KeyedQueue();

  constructor(context: StorageContext) {
    this.#context = context;
    this.#changes = new ArticleChanges(context);
  }

  recover(): Promise<void> {
    return this.#changes.recover();
  }

  /** Takes nothing more; resolves when nothing is being written any more. */
  close(): Promise<void> {
    return this.#queue.close();
  }

  async ids(): Promise<readonly ArticleId[]> {
    const { fs, root } = this.#context;
    const found: ArticleId[] = [];
    for (const shard of await fs.list(absolute(root, ARTICLES))) {
      if (shard.kind !== 'folder' || shard.name.length !== 2) continue;
      for (const { name, kind } of await fs.list(absolute(root, `${ARTICLES}/${shard.name}`))) {
        if (kind === 'folder' && isArticleId(name) && name.startsWith(shard.name)) found.push(name);
      }
    }
    return found;
  }

  read(id: ArticleId): Promise<ArticleRecord | null> {
    return this.#reading(id, async () => {
      const record = await readRecord(this.#context, recordPlace(id));
      if (record === null && (await this.#exists(id))) throw withoutRecord(id);
      return record;
    });
  }

  async stamp(id: ArticleId): Promise<string | null> {
    const { fs, root } = this.#context;
    const facts = await Promise.all(
      [ARTICLE_FILE, ANNOTATIONS_FILE].map((name) =>
        fs.facts(absolute(root, `${articleFolder(id)}/${name}`)),
      ),
    );
    if (facts[0] === null) return null;
    return facts
      .map((file) => (file ? `${String(file.bytes)}.${String(file.modifiedMs)}.${String(file.inode)}` : '-'))
      .join(' ');
  }

  async create(record: ArticleRecord, files: VersionFiles): Promise<string> {
    const version = currentVersion(record);
    const content = new Map([
      ...versionContent(version, files, this.#context.digest),
      [ARTICLE_FILE, this.#encode(record.id, record)],
    ]);
    return this.#writing(
      record.id,
      'store',
      'Nothing of it was kept, the library is as it was.',
      async () => {
        if (await this.#exists(record.id)) throw new TypeError(`there is an article ${record.id} already`);
        await this.#changes.create(record.id, content);
        // Gone within the same breath: as good as changed.
        return (await this.stamp(record.id)) ?? '';
      },
    );
  }

  async addVersion(
    id: ArticleId,
    files: VersionFiles,
    change: (record: ArticleRecord) => ArticleRecord,
  ): Promise<void> {
    await this.#writing(id, 'add a version to', UNCHANGED, async () => {
      const before = await this.#existing(id);
      const record = change(before);
      const known = new Set(before.versions.map(({ number }) => number));
      const version = record.versions.find(({ number }) => !known.has(number));
      if (!version)
        throw new TypeError(`article ${id} has a version ${String(currentVersion(record).number)} already`);
      const content = versionContent(version, files, this.#context.digest);
      await this.#changes.change(id, new Map([...content, [ARTICLE_FILE, this.#encode(id, record)]]));
    });
  }

  async replaceDerived(
    id: ArticleId,
    number: number,
    files: Omit<VersionFiles, 'original'>,
    change: (record: ArticleRecord) => ArticleRecord,
    place: (annotations: readonly Annotation[]) => readonly Annotation[] = (annotations) => annotations,
  ): Promise<void> {
    await this.#writing(id, 'renew the readable copy of', UNCHANGED, async () => {
      const record = change(await this.#existing(id));
      const derived = derivedContent(versionOf(record, number), files, this.#context.digest);
      const annotations = await encodeChanged(this.#context, annotationsPlace(id), (before) =>
        withAnnotations(id, before, place),
      );
      const placed = annotations === null ? [] : ([[ANNOTATIONS_FILE, annotations]] as const);
      const content = new Map([...derived, ...placed, [ARTICLE_FILE, this.#encode(id, record)] as const]);
      await this.#changes.change(id, content);
    });
  }

  async removeVersions(
    id: ArticleId,
    numbers: readonly number[],
    change: (record: ArticleRecord) => ArticleRecord,
  ): Promise<void> {
    await this.#writing(id, 'delete versions of', UNCHANGED, async () => {
      const record = change(await this.#existing(id));
      const left = record.versions.find(({ number }) => numbers.includes(number));
      if (left) throw new TypeError(`the record of ${id} still names version ${String(left.number)}`);
      const gone = numbers.map((number) => versionFolder(number));
      await this.#changes.change(id, new Map([[ARTICLE_FILE, this.#encode(id, record)]]), gone);
    });
  }

  async update(id: ArticleId, change: (record: ArticleRecord) => ArticleRecord): Promise<ArticleRecord> {
    return this.#writing(id, 'change', UNCHANGED, async () => {
      const record = await updateRecord(this.#context, recordPlace(id), (before) => before && change(before));
      if (record === null) throw (await this.#exists(id)) ? withoutRecord(id) : missing(id);
      return record;
    });
  }

  async delete(id: ArticleId): Promise<void> {
    await this.#writing(id, 'delete', 'What could not be deleted is still there.', async () => {
      if (!(await this.#exists(id))) throw missing(id);
      await this.#changes.delete(id);
    });
  }

  readReadable(id: ArticleId, version: number): Promise<string> {
    return this.#readText(id, `${versionFolder(version)}/${READABLE_FILE}`);
  }

  readText(id: ArticleId, version: number): Promise<string> {
    return this.#readText(id, `${versionFolder(version)}/${TEXT_FILE}`);
  }

  readLog(id: ArticleId, version: number): Promise<string> {
    return this.#readText(id, `${versionFolder(version)}/${LOG_FILE}`);
  }

  async readOriginal(id: ArticleId, version: number): Promise<Uint8Array> {
    const { original } = versionOf(await this.#existing(id), version);
    return this.#readFile(id, `${versionFolder(version)}/${originalFile(original.extension)}`);
  }

  readAnnotations(id: ArticleId): Promise<readonly Annotation[]> {
    return this.#reading(id, async () => {
      const file = await readRecord(this.#context, annotationsPlace(id));
      if (file === null && !(await this.#exists(id))) throw missing(id);
      return file?.annotations ?? [];
    });
  }

  async updateAnnotations(
    id: ArticleId,
    change: (annotations: readonly Annotation[]) => readonly Annotation[],
  ): Promise<readonly Annotation[]> {
    return this.#writing(id, 'store the annotations of', 'They are as they were before.', async () => {
      if (!(await this.#exists(id))) throw missing(id);
      const file = await updateRecord(this.#context, annotationsPlace(id), (before) =>
        withAnnotations(id, before, change),
      );
      return file?.annotations ?? [];
    });
  }

  verify(
    ids: readonly ArticleId[] | null,
    signal?: AbortSignal,
  ): Promise<{ checked: number; faults: readonly LibraryFault[] }> {
    return verifyLibrary(this.#context, {
      ids,
      all: () => this.ids(),
      // A change in progress must not look like a fault.
      turn: (id, task) => this.#queue.run(id, task),
      signal,
    });
  }

  /** Runs a task while nobody changes the article. */
  whileUnchanged<T>(id: ArticleId, task: () => Promise<T>): Promise<T> {
    return this.#reading(id, task);
  }

  problems(): readonly LibraryFault[] {
    return this.#context.problems.all();
  }

  async #existing(id: ArticleId): Promise<ArticleRecord> {
    const record = await readRecord(this.#context, recordPlace(id));
    if (record) return record;
    throw (await this.#exists(id)) ? withoutRecord(id) : missing(id);
  }

  async #exists(id: ArticleId): Promise<boolean> {
    const { fs, root } = this.#context;
    return (await fs.facts(absolute(root, articleFolder(id))))?.kind === 'folder';
  }

  #encode(id: ArticleId, record: ArticleRecord): Uint8Array {
    const found = recordPlace(id).format.check(record);
    if (found !== null) throw new TypeError(`a record that could not be read back, not written: ${found}`);
    return encodeRecordFile(record, this.#context.digest);
  }

  #writing<T>(id: ArticleId, verb: string, kept: string, task: () => Promise<T>): Promise<T> {
    const attempt = { action: `${verb} article ${id}`, kept, path: articleFolder(id) };
    return this.#queue.run(id, () =>
      explaining(attempt, async () => {
        await this.#changes.finish(id);
        return task();
      }),
    );
  }

  #reading<T>(id: ArticleId, task: () => Promise<T>): Promise<T> {
    const kept = 'Nothing was changed.';
    return this.#queue.run(id, () =>
      explaining({ action: `read article ${id}`, kept, path: articleFolder(id) }, task),
    );
  }

  async #readText(id: ArticleId, name: string): Promise<string> {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await this.#readFile(id, name));
  }

  async #readFile(id: ArticleId, name: string): Promise<Uint8Array> {
    const { fs, root } = this.#context;
    const file = `${articleFolder(id)}/${name}`;
    try {
      return await fs.read(absolute(root, file));
    } catch (error) {
      if (!isSystemError(error, 'ENOENT', 'ENOTDIR')) {
        throw new OffprintError('unreadable-file', `${file} cannot be read. It was left as it is.`, {
          details: { path: file, id },
          cause: error,
        });
      }
      if (!(await this.#exists(id))) throw missing(id);
      throw new OffprintError('damaged-file', `${file} is missing. The rest of the article is still there.`, {
        details: { path: file, id },
        cause: error,
      });
    }
  }
}

const withAnnotations = (
  id: ArticleId,
  before: AnnotationFile | null,
  change: (annotations: readonly Annotation[]) => readonly Annotation[],
): AnnotationFile | null => {
  const given = before?.annotations ?? [];
  const annotations = change(given);
  return annotations === given
    ? before
    : { schema: ANNOTATIONS_SCHEMA, ...before, articleId: id, annotations };
};

const missing = (id: ArticleId): OffprintError =>
  new OffprintError('not-found', `There is no article ${id} in this library.`, { details: { id } });

const withoutRecord = (id: ArticleId): OffprintError =>
  new OffprintError(
    'damaged-file',
    `The record of article ${id} could not be read. Its original and its readable copy are still in ${articleFolder(id)}; import the original again to have the article back.`,
    { details: { id, path: `${articleFolder(id)}/${ARTICLE_FILE}` } },
  );
