import { Task } from '@lit/task';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { LocaleController } from '../components/locale-controller.ts';
import type { PaletteEntry } from '../components/op-palette.ts';
import '../components/op-palette.ts';
import { useServices } from '../contexts/use-services.ts';
import { isAvailable, runCommand } from '../controllers/command.ts';
import { commands, findCommand } from '../controllers/commands.ts';
import { printKey } from '../controllers/describe-key.ts';
import { openById, showView } from '../controllers/navigate.ts';
import { t } from '../i18n/localize.ts';
import { base } from '../styles/base.ts';

const SHOWN = 60;
const ARTICLES = 8;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Every word that was typed is somewhere in the label. */
const fits = (label: string, typed: string): boolean => {
  const folded = fold(label);
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word));
};

/** Commands, tags and articles by name. */
export class OpPaletteView extends LitElement {
  static override readonly properties = { typed: { state: true } };
  declare typed: string;

  static override readonly styles = [
    base,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  readonly #services = useServices(this);
  readonly #articles = new Task(this, {
    args: () => [this.typed.trim()] as const,
    task: async ([query]): Promise<PaletteEntry[]> => {
      if (query === '') return [];
      const { hits } = await this.#services().api.call('search.query', { query, limit: ARTICLES });
      return hits.map(({ id, title }) => ({
        id: `article:${id}`,
        label: title,
        hint: t('palette.articles'),
      }));
    },
  });
  /** What was found last stays while the next answer is on its way. */
  #found: readonly PaletteEntry[] = [];
  #entries: readonly PaletteEntry[] = [];
  #shown = '';

  constructor() {
    super();
    this.typed = '';
    new LocaleController(this);
  }

  #choose(id: string): void {
    const services = this.#services();
    services.layout.set({ dialog: null });
    const [kind, ...rest] = id.split(':');
    const value = rest.join(':');
    if (kind === 'article') openById(services, value);
    else if (kind === 'tag') showView(services, { kind: 'tag', value });
    else {
      const command = findCommand(value);
      // The dialog gives the focus back first.
      if (command) setTimeout(() => void runCommand(command, services));
    }
  }

  #collect(): readonly PaletteEntry[] {
    const services = this.#services();
    const found = commands
      .filter((command) => command.id !== 'palette.open' && isAvailable(command, services))
      .map(({ id, label, keys: [key] }) => ({
        id: `command:${id}`,
        label: label(),
        hint: key ? printKey(key) : '',
      }))
      .filter(({ label }) => fits(label, this.typed));
    const tags = services.library
      .get()
      .tags.filter(({ name }) => this.typed !== '' && fits(name, this.typed))
      .map(({ name }) => ({ id: `tag:${name}`, label: name, hint: t('tags.label') }));
    return [...found, ...tags, ...this.#found].slice(0, SHOWN);
  }

  protected override render(): TemplateResult {
    this.#found = this.#articles.render({
      initial: () => [],
      pending: () => this.#found,
      complete: (entries) => entries,
      // A query that cannot be read yet (an open quotation mark) finds no article; commands still match.
      error: () => [],
    });
    const entries = this.#collect();
    const shown = JSON.stringify(entries);
    if (shown !== this.#shown) this.#entries = entries;
    this.#shown = shown;
    return html`<op-palette
      .entries=${this.#entries}
      @op-palette-typed=${({ detail }: CustomEvent<string>) => (this.typed = detail)}
      @op-palette-chosen=${({ detail }: CustomEvent<string>) => this.#choose(detail)}
    ></op-palette>`;
  }
}

customElements.define('op-palette-view', OpPaletteView);

declare global {
  interface HTMLElementTagNameMap {
    'op-palette-view': OpPaletteView;
  }
}
