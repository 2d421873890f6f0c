/**
 * A disk in memory that remembers every operation, and can tell which states a power cut may leave behind:
 * data that was not synced may be missing, short or zero; a name that was not synced may be there or not.
 */
import type {
  EntryKind,
  FileFacts,
  FileSystem,
  FolderEntry,
} from '../../main/adapters/storage/file-system.ts';

type Inode = number;

type Entry =
  | { readonly kind: 'link'; readonly folder: Inode; readonly name: string; readonly inode: Inode }
  | { readonly kind: 'unlink'; readonly folder: Inode; readonly name: string }
  | {
      readonly kind: 'move';
      readonly from: Inode;
      readonly fromName: string;
      readonly to: Inode;
      readonly toName: string;
      readonly inode: Inode;
    }
  | { readonly kind: 'data'; readonly inode: Inode; readonly bytes: Uint8Array }
  | { readonly kind: 'sync'; readonly inode: Inode }
  | { readonly kind: 'acknowledged' };

/**
 * `journalled`: names reach the disk in order, and any sync brings all names before it (ext4, NTFS, APFS).
 * `posix`: only syncing a folder makes its names durable, in no other order; the least that is promised.
 */
export type DiskModel = 'journalled' | 'posix';

const ROOT: Inode = 1;

export class CrashDisk implements FileSystem {
  readonly log: Entry[] = [];
  readonly #folders = new Map<Inode, Map<string, Inode>>([[ROOT, new Map()]]);
  readonly #files = new Map<Inode, Uint8Array>();
  #lastInode: Inode = ROOT;

  acknowledge(): void {
    this.log.push({ kind: 'acknowledged' });
  }

  facts(path: string): Promise<FileFacts | null> {
    const inode = this.#find(path);
    if (inode === null) return Promise.resolve(null);
    const bytes = this.#files.get(inode)?.length ?? 0;
    return Promise.resolve({
      kind: this.#kind(inode),
      bytes,
      mode: 0o644,
      modifiedMs: 0,
      inode: BigInt(inode),
    });
  }

  list(folder: string): Promise<readonly FolderEntry[]> {
    return attempt(() => {
      const entries = this.#folders.get(this.#at(folder)) ?? new Map<string, Inode>();
      return [...entries].map(([name, inode]) => ({ name, kind: this.#kind(inode) }));
    });
  }

  read(path: string): Promise<Uint8Array> {
    return attempt(() => this.#files.get(this.#at(path)) ?? fail('EISDIR', path));
  }

  async *chunks(path: string): AsyncIterable<Uint8Array> {
    yield await this.read(path);
  }

  create(path: string) {
    return attempt(() => {
      if (this.#find(path) !== null) fail('EEXIST', path);
      const inode = this.#link(path);
      this.#files.set(inode, new Uint8Array());
      return {
        write: (bytes: Uint8Array) =>
          attempt(() => {
            this.#files.set(inode, Buffer.concat([this.#files.get(inode) ?? new Uint8Array(), bytes]));
            this.log.push({ kind: 'data', inode, bytes });
          }),
        sync: () => attempt(() => void this.log.push({ kind: 'sync', inode })),
        close: () => Promise.resolve(),
      };
    });
  }

  makeFolder(path: string): Promise<void> {
    return attempt(() => {
      parts(path).forEach((_, at, names) => {
        const folder = `/${names.slice(0, at + 1).join('/')}`;
        if (this.#find(folder) === null) this.#folders.set(this.#link(folder), new Map());
      });
    });
  }

  rename(from: string, to: string): Promise<void> {
    return attempt(() => {
      const inode = this.#at(from);
      const [source, target] = [this.#parent(from), this.#parent(to)];
      const replaced = target.entries.get(target.name);
      if (replaced !== undefined && this.#folders.has(replaced)) fail('ENOTEMPTY', to);
      source.entries.delete(source.name);
      target.entries.set(target.name, inode);
      this.log.push({
        kind: 'move',
        from: source.folder,
        fromName: source.name,
        to: target.folder,
        toName: target.name,
        inode,
      });
    });
  }

  remove(path: string): Promise<void> {
    return attempt(() => {
      if (this.#find(path) !== null) this.#removeTree(path);
    });
  }

  syncFolder(path: string): Promise<void> {
    return attempt(() => void this.log.push({ kind: 'sync', inode: this.#at(path) }));
  }

  realPath(path: string): Promise<string> {
    return attempt(() => (this.#at(path), path));
  }

  requireWritable(folder: string): Promise<void> {
    return attempt(() => void this.#at(folder));
  }

  /** The disk as it may be found when the power fails before operation `at` of the log. */
  cutPower(at: number, model: DiskModel, random: () => number): CrashDisk {
    const before = this.log.slice(0, at);
    const after = new CrashDisk();
    for (const inode of this.#folders.keys()) after.#folders.set(inode, new Map());
    for (const entry of keptNames(before, model, random)) after.#replay(entry);
    for (const inode of this.#files.keys()) after.#files.set(inode, keptData(before, inode, random));
    after.#lastInode = this.#lastInode;
    return after;
  }

  #replay(entry: Entry): void {
    if (entry.kind === 'link') this.#folders.get(entry.folder)?.set(entry.name, entry.inode);
    if (entry.kind === 'unlink') this.#folders.get(entry.folder)?.delete(entry.name);
    if (entry.kind === 'move') {
      this.#folders.get(entry.from)?.delete(entry.fromName);
      this.#folders.get(entry.to)?.set(entry.toName, entry.inode);
    }
  }

  #kind(inode: Inode): EntryKind {
    return this.#folders.has(inode) ? 'folder' : 'file';
  }

  #find(path: string): Inode | null {
    let inode: Inode = ROOT;
    for (const name of parts(path)) {
      const next = this.#folders.get(inode)?.get(name);
      if (next === undefined) return null;
      inode = next;
    }
    return inode;
  }

  #at(path: string): Inode {
    return this.#find(path) ?? fail('ENOENT', path);
  }

  #parent(path: string): { folder: Inode; entries: Map<string, Inode>; name: string } {
    const names = parts(path);
    const name = names.pop() ?? fail('EINVAL', path);
    const folder = this.#at(`/${names.join('/')}`);
    return { folder, name, entries: this.#folders.get(folder) ?? fail('ENOTDIR', path) };
  }

  #link(path: string): Inode {
    const { folder, entries, name } = this.#parent(path);
    const inode = (this.#lastInode += 1);
    entries.set(name, inode);
    this.log.push({ kind: 'link', folder, name, inode });
    return inode;
  }

  #removeTree(path: string): void {
    for (const name of [...(this.#folders.get(this.#at(path))?.keys() ?? [])])
      this.#removeTree(`${path}/${name}`);
    const { folder, entries, name } = this.#parent(path);
    entries.delete(name);
    this.log.push({ kind: 'unlink', folder, name });
  }
}

const parts = (path: string): string[] =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .filter((name) => name !== '' && name !== '.');

const fail = (code: string, path: string): never => {
  throw Object.assign(new Error(`${code}: ${path}`), { code, syscall: 'memory', path });
};

const attempt = <T>(task: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(task());
  });

/** Which changes of names have reached the disk. */
const keptNames = (before: readonly Entry[], model: DiskModel, random: () => number): readonly Entry[] => {
  const names: { entry: Entry; durable: boolean }[] = [];
  for (const entry of before) {
    if (entry.kind === 'link' || entry.kind === 'unlink' || entry.kind === 'move') {
      names.push({ entry, durable: false });
    } else if (entry.kind === 'sync') {
      for (const change of names)
        change.durable ||= model === 'journalled' || touches(change.entry, entry.inode);
    }
  }
  if (model === 'posix') {
    return names.filter(({ durable }) => durable || random() < 0.5).map(({ entry }) => entry);
  }
  const least = names.findLastIndex(({ durable }) => durable) + 1;
  const kept = least + Math.floor(random() * (names.length - least + 1));
  return names.slice(0, kept).map(({ entry }) => entry);
};

const touches = (entry: Entry, folder: Inode): boolean =>
  entry.kind === 'move'
    ? entry.from === folder || entry.to === folder
    : 'folder' in entry && entry.folder === folder;

/** What of a file's data has reached the disk. */
const keptData = (before: readonly Entry[], inode: Inode, random: () => number): Uint8Array => {
  const pieces: Uint8Array[] = [];
  let synced = 0;
  for (const entry of before) {
    if (entry.kind === 'data' && entry.inode === inode) pieces.push(entry.bytes);
    if (entry.kind === 'sync' && entry.inode === inode)
      synced = pieces.reduce((sum, { length }) => sum + length, 0);
  }
  const written = Buffer.concat(pieces);
  const choice = random();
  if (synced === written.length || choice < 0.25) return written;
  if (choice < 0.5) return written.subarray(0, synced);
  if (choice < 0.75) return written.subarray(0, synced + Math.floor(random() * (written.length - synced)));
  return Buffer.concat([written.subarray(0, synced), Buffer.alloc(written.length - synced)]);
};
