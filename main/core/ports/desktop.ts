import type { ArticleId } from '../articles/article-id.ts';

export interface DesktopMenu {
  readonly locale: 'en' | 'zh-Hans' | 'zh-Hant';
  readonly commands: readonly {
    readonly id: string;
    readonly group: 'library' | 'reading' | 'marking' | 'general';
    readonly label: string;
    readonly keys: readonly string[];
  }[];
}

/** What only a program with windows of its own on this machine can do. */
export interface Desktop {
  showMenu(menu: DesktopMenu): void;
  /** Asks where to save and writes the bytes there; the path, or null when the question was cancelled. */
  save(fileName: string, chunks: AsyncIterable<Uint8Array>): Promise<string | null>;
  /** Shows an article's folder, or the library's, in the file manager. */
  reveal(id: ArticleId | null): void;
  /** Asks for another library folder; the change begins after this resolves. */
  chooseLibrary(): Promise<boolean>;
}
