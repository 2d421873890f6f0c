import type { ArticleId } from '../core/articles/article-id.ts';
import type { WrittenArticle } from '../core/ports/article-store.ts';

/** Letters of text held at a time; what comes after is read from its files. */
const MOST_LETTERS = 4_000_000;

/** New articles on their way from the disk to the index. */
export class WrittenArticles {
  readonly #articles = new Map<ArticleId, WrittenArticle>();
  #letters = 0;

  add(article: WrittenArticle): void {
    const { id } = article.record;
    this.take(id);
    if (this.#letters + article.text.length > MOST_LETTERS) return;
    this.#letters += article.text.length;
    this.#articles.set(id, article);
  }

  /** The article as it was written, once. */
  take(id: ArticleId): WrittenArticle | null {
    const article = this.#articles.get(id) ?? null;
    this.#articles.delete(id);
    if (article) this.#letters -= article.text.length;
    return article;
  }
}
