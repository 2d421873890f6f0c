import type { ArticleId } from '../../core/articles/article-id.ts';
import { currentVersion } from '../../core/articles/article-record.ts';
import { nextDue } from '../../core/images/retry-schedule.ts';
import type { AppPorts } from '../app-ports.ts';

export interface DueArticle {
  readonly id: ArticleId;
  /** The import that brought in the version that is shown. */
  readonly batch: string | null;
}

interface Due extends DueArticle {
  /** Milliseconds since 1970. */
  readonly at: number;
}

const PAGE = 1000;

/** Which article has a picture due when; filled from the articles that need care, then kept up to date. */
export class DueArticles {
  readonly #ports: Pick<AppPorts, 'articles' | 'index'>;
  readonly #known = new Map<ArticleId, Due>();
  readonly #unseen = new Set<ArticleId>();
  #complete = false;

  constructor(ports: Pick<AppPorts, 'articles' | 'index'>) {
    this.#ports = ports;
  }

  /** These have to be looked at again; none named: all. */
  forget(ids: readonly ArticleId[]): void {
    if (ids.length === 0) this.#complete = false;
    for (const id of ids) this.#unseen.add(id);
  }

  /** Until something about them changes. */
  leaveOut(ids: readonly ArticleId[]): void {
    for (const id of ids) this.#known.delete(id);
  }

  /** `until`: milliseconds since 1970. */
  postpone(ids: readonly ArticleId[], until: number): void {
    for (const id of ids) {
      const due = this.#known.get(id);
      if (due) this.#known.set(id, { ...due, at: Math.max(due.at, until) });
    }
  }

  /** Those whose time has come, the longest overdue first. */
  async due(now: number, most: number): Promise<DueArticle[]> {
    if (!this.#complete) await this.#findAll();
    await this.look([...this.#unseen]);
    return [...this.#known.values()]
      .filter(({ at }) => at <= now)
      .sort((a, b) => a.at - b.at)
      .slice(0, most);
  }

  /** Milliseconds since 1970; null when nothing is queued. */
  next(): number | null {
    let next: number | null = null;
    for (const { at } of this.#known.values()) next = next === null ? at : Math.min(next, at);
    return next;
  }

  async look(ids: readonly ArticleId[]): Promise<void> {
    for (const id of ids) {
      this.#unseen.delete(id);
      const record = await this.#ports.articles.read(id);
      const version = record?.trashed === null ? currentVersion(record) : null;
      const at = version && nextDue(version.images);
      if (version && at !== null) this.#known.set(id, { id, at, batch: version.batch ?? null });
      else this.#known.delete(id);
    }
  }

  async #findAll(): Promise<void> {
    for (let offset = 0; ; offset += PAGE) {
      const { items } = await this.#ports.index.list({
        view: { kind: 'care' },
        query: '',
        sort: 'imported',
        limit: PAGE,
        offset,
      });
      for (const { id, images } of items) if (images.missing > 0) this.#unseen.add(id);
      if (items.length < PAGE) break;
    }
    this.#complete = true;
  }
}
