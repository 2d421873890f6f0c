import { checkHash } from './check-file.ts';
import type { StorageContext } from './storage-context.ts';

/** Pictures are shared by articles: in one run of the fixity check each is read once. */
export class AssetCheck {
  readonly #context: StorageContext;
  readonly #checked = new Map<string, Promise<string | null>>();

  constructor(context: StorageContext) {
    this.#context = context;
  }

  knows(file: string): boolean {
    return this.#checked.has(file);
  }

  /** What is wrong with the picture, or null. */
  check(file: string, sha256: string): Promise<string | null> {
    const problem = this.#checked.get(file) ?? checkHash(this.#context, file, sha256);
    this.#checked.set(file, problem);
    return problem;
  }
}
