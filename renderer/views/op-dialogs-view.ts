import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-dialog.ts';
import type { KeyGroup } from '../components/op-key-sheet.ts';
import '../components/op-key-sheet.ts';
import '../components/op-tag-input.ts';
import { useServices } from '../contexts/use-services.ts';
import { attempt, type CommandGroup } from '../controllers/command.ts';
import { commands } from '../controllers/commands.ts';
import { currentArticle } from '../controllers/commands/library-commands.ts';
import { printKey } from '../controllers/describe-key.ts';
import { setTags } from '../controllers/edit-article.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { t } from '../i18n/localize.ts';
import { jobOf } from '../state/imports-store.ts';
import type { Dialog } from '../state/layout-store.ts';
import { base } from '../styles/base.ts';
import { confirmEmptyTrash, showLink } from './questions.ts';
import { questionStyles } from './questions.styles.ts';
import './op-encoding-view.ts';
import './op-hosts-view.ts';
import './op-imports-view.ts';
import './op-log-view.ts';
import './op-palette-view.ts';
import './op-report-view.ts';
import './op-settings-view.ts';

const keyGroups: readonly CommandGroup[] = ['general', 'library', 'reading', 'marking'];

/** The one dialog that is open. */
export class OpDialogsView extends LitElement {
  static override readonly styles = [base, questionStyles];

  readonly #services = useServices(this);
  readonly #dialog = new StoreController(
    this,
    () => this.#services().layout,
    ({ dialog }) => dialog,
  );

  readonly #foreseen = new StoreController(
    this,
    () => this.#services().imports,
    (state) => jobOf(state, state.reportOf)?.dryRun ?? false,
  );

  constructor() {
    super();
    new LocaleController(this);
    for (const store of ['reader', 'library', 'list'] as const) {
      new StoreController<object, object>(
        this,
        () => this.#services()[store],
        (state) => state,
      );
    }
  }

  #close = (): void => {
    if (this.#dialog.value !== null) this.#services().layout.set({ dialog: null });
  };

  #frame(
    heading: string,
    content: TemplateResult,
    { size = 'medium', bare = false }: { size?: 'small' | 'medium' | 'wide' | 'large'; bare?: boolean } = {},
  ): TemplateResult {
    return html`<op-dialog .heading=${heading} .size=${size} .bare=${bare} @op-dialog-closed=${this.#close}
      >${content}</op-dialog
    >`;
  }

  #keys(): TemplateResult {
    const groups: KeyGroup[] = keyGroups.map((group) => ({
      heading: t(`keys.${group}`),
      keys: commands
        .filter((command) => command.group === group)
        .flatMap(({ label, keys: [key] }) => (key ? [{ label: label(), key: printKey(key) }] : [])),
    }));
    return this.#frame(t('keys.title'), html`<op-key-sheet .groups=${groups}></op-key-sheet>`, {
      size: 'wide',
    });
  }

  #tags(): TemplateResult | typeof nothing {
    const services = this.#services();
    const article = currentArticle(services);
    if (!article) return nothing;
    const content = html`<op-tag-input
      data-focus
      .tags=${article.tags}
      .known=${services.library.get().tags}
      @op-tag-input-added=${({ detail }: CustomEvent<string>) =>
        attempt(services, () => setTags(services, { add: detail }))}
      @op-tag-input-removed=${({ detail }: CustomEvent<string>) =>
        attempt(services, () => setTags(services, { remove: detail }))}
    ></op-tag-input>`;
    return this.#frame(t('tags.editing', article.title), content, { size: 'small' });
  }

  #report(): TemplateResult {
    return this.#frame(
      t(this.#foreseen.value ? 'foreseen.title' : 'import.report'),
      html`<op-report-view></op-report-view>`,
      { size: 'large' },
    );
  }

  #shown(dialog: Dialog): TemplateResult | typeof nothing {
    const services = this.#services();
    switch (dialog) {
      case 'palette':
        return this.#frame(t('palette.label'), html`<op-palette-view></op-palette-view>`, { bare: true });
      case 'keys':
        return this.#keys();
      case 'settings':
        return this.#frame(t('command.settings'), html`<op-settings-view></op-settings-view>`);
      case 'report':
        return this.#report();
      case 'imports':
        return this.#frame(t('history.title'), html`<op-imports-view></op-imports-view>`, { size: 'large' });
      case 'tags':
        return this.#tags();
      case 'empty-trash':
        return this.#frame(t('trash.emptyTitle'), confirmEmptyTrash(services, this.#close), {
          size: 'small',
        });
      case 'hosts':
        return this.#frame(t('hosts.title'), html`<op-hosts-view></op-hosts-view>`);
      case 'encoding':
        return this.#frame(t('encoding.title'), html`<op-encoding-view></op-encoding-view>`, {
          size: 'wide',
        });
      case 'log':
        return this.#frame(t('log.title'), html`<op-log-view></op-log-view>`, { size: 'large' });
      case 'link':
        return this.#frame(t('link.title'), showLink(services, this.#close), { size: 'small' });
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const dialog = this.#dialog.value;
    return dialog === null ? nothing : this.#shown(dialog);
  }
}

customElements.define('op-dialogs-view', OpDialogsView);

declare global {
  interface HTMLElementTagNameMap {
    'op-dialogs-view': OpDialogsView;
  }
}
