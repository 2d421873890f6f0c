import type { LibraryFault } from '../../core/ports/article-store.ts';

/** What was found wrong since the library was opened, each thing once. */
export class ProblemList {
  readonly #faults = new Map<string, LibraryFault>();

  add(fault: LibraryFault): void {
    this.#faults.set(`${fault.file}\n${fault.problem}`, fault);
  }

  all(): readonly LibraryFault[] {
    return [...this.#faults.values()];
  }
}
