import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LocaleController } from '../components/locale-controller.ts';
import '../components/op-info-panel.ts';
import '../components/op-notes-margin.ts';
import type { NoteRequest } from '../components/op-notes-margin.ts';
import { useServices } from '../contexts/use-services.ts';
import { attempt } from '../controllers/command.ts';
import { carryOutNoteRequest } from '../controllers/carry-out-note-request.ts';
import { setTags } from '../controllers/edit-article.ts';
import { findCommand } from '../controllers/commands.ts';
import { givePicture, retryPicture, stopRetrying } from '../controllers/missing-pictures.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { t } from '../i18n/localize.ts';
import { inTextOrder } from '../state/annotate.ts';
import { tell } from '../state/notices-store.ts';
import { shownVersion, type MarginTab } from '../state/reader-store.ts';
import { base } from '../styles/base.ts';
import './op-versions-view.ts';

const tabs = ['notes', 'info', 'versions'] as const satisfies readonly MarginTab[];

/** The margin beside the text: notes level with their words, what is known about the article, its versions. */
export class OpMarginView extends LitElement {
  static override readonly properties = {
    tops: { attribute: false },
    origin: { attribute: false },
    level: { type: Boolean },
    lift: { state: true },
  };
  /** Where the words of each annotation stand, from the top of `origin`. */
  declare tops: ReadonlyMap<string, number>;
  declare origin: Element | null;
  declare level: boolean;
  /** From the top of the notes to the top of `origin`, in CSS pixels. */
  declare lift: number;

  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      [role='tablist'] {
        position: sticky;
        z-index: 4;
        top: 0;
        display: flex;
        gap: var(--space-5);
        padding: var(--space-3) var(--space-5) 0;
        margin-bottom: var(--space-5);
        background: var(--ground-page);
        border-bottom: 1px solid var(--line);
      }
      [role='tab'] {
        min-height: 2rem;
        padding: 0;
        border: 0;
        border-radius: 0;
        background: none;
        color: var(--ink-faint);
        font-weight: 500;
      }
      [role='tab'][aria-selected='true'] {
        box-shadow: 0 2px var(--accent);
        color: var(--ink);
      }
      .pinned {
        position: sticky;
        top: 3.5rem;
        max-height: calc(100vh - 9rem);
      }
    `,
  ];

  readonly #services = useServices(this);
  readonly #reader = new StoreController(
    this,
    () => this.#services().reader,
    (state) => state,
  );
  readonly #library = new StoreController(
    this,
    () => this.#services().library,
    ({ tags }) => tags,
  );

  readonly #retrying = new StoreController(
    this,
    () => this.#services().retrying,
    ({ busy }) => busy,
  );

  constructor() {
    super();
    this.tops = new Map();
    this.origin = null;
    this.level = true;
    this.lift = 0;
    new LocaleController(this);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('tops') && !changed.has('level')) return;
    const notes = this.renderRoot.querySelector('op-notes-margin');
    if (notes && this.origin) {
      this.lift = Math.round(this.origin.getBoundingClientRect().top - notes.getBoundingClientRect().top);
    }
  }

  #onTabKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const { reader } = this.#services();
    const tab = tabs[(tabs.indexOf(reader.get().tab) + step + tabs.length) % tabs.length] ?? 'notes';
    reader.set({ tab });
    this.renderRoot.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  }

  #notes(): TemplateResult {
    const { annotations, activeId, editing } = this.#reader.value;
    const tops = new Map([...this.tops].map(([id, top]) => [id, top + this.lift]));
    return html`<op-notes-margin
      .annotations=${inTextOrder(annotations)}
      .tops=${tops}
      .level=${this.level}
      .activeId=${activeId}
      .editing=${editing}
      .known=${this.#library.value}
      @op-notes-margin-requested=${({ detail }: CustomEvent<NoteRequest>) =>
        attempt(this.#services(), () => carryOutNoteRequest(this.#services(), detail.id, detail.request))}
    ></op-notes-margin>`;
  }

  #info(): TemplateResult | typeof nothing {
    const services = this.#services();
    const { article } = this.#reader.value;
    // It may have gone to the trash a moment before its margin does.
    if (!article) return nothing;
    return html`<op-info-panel
      .article=${article}
      .version=${shownVersion(this.#reader.value)}
      .known=${this.#library.value}
      .retrying=${this.#retrying.value}
      @op-info-panel-tagged=${({ detail }: CustomEvent<string>) =>
        attempt(services, () => setTags(services, { add: detail }))}
      @op-info-panel-untagged=${({ detail }: CustomEvent<string>) =>
        attempt(services, () => setTags(services, { remove: detail }))}
      @op-info-panel-copied=${({ detail }: CustomEvent<string>) =>
        attempt(services, async () => {
          await navigator.clipboard.writeText(detail);
          tell(services.notices, t('info.copied'));
        })}
      @op-image-list-retried=${() => attempt(services, () => findCommand('images.retry')?.run(services))}
      @op-image-list-stopped=${() => attempt(services, () => stopRetrying(services))}
      @op-image-list-given=${({ detail }: CustomEvent<{ slot: number; file: File }>) =>
        attempt(services, () => givePicture(services, detail.slot, detail.file))}
      @op-image-list-tried=${({ detail }: CustomEvent<number>) =>
        attempt(services, () => retryPicture(services, detail))}
    ></op-info-panel>`;
  }

  protected override render(): TemplateResult {
    const { tab } = this.#reader.value;
    const panel = {
      notes: () => this.#notes(),
      info: () => this.#info(),
      versions: () => html`<op-versions-view></op-versions-view>`,
    }[tab]();
    return html`<aside aria-label=${t('margin.label')}>
      <div
        role="tablist"
        tabindex="-1"
        aria-label=${t('margin.label')}
        @keydown=${(event: KeyboardEvent) => this.#onTabKey(event)}
      >
        ${tabs.map(
          (each) =>
            html`<button
              id=${`tab-${each}`}
              role="tab"
              aria-selected=${each === tab ? 'true' : 'false'}
              aria-controls="panel"
              tabindex=${each === tab ? 0 : -1}
              @click=${() => this.#services().reader.set({ tab: each })}
            >
              ${t(`margin.${each}`)}
            </button>`,
        )}
      </div>
      <div
        id="panel"
        role="tabpanel"
        aria-labelledby=${`tab-${tab}`}
        class=${tab === 'notes' || !this.level ? '' : 'pinned scrolls'}
      >
        ${panel}
      </div>
    </aside>`;
  }
}

customElements.define('op-margin-view', OpMarginView);

declare global {
  interface HTMLElementTagNameMap {
    'op-margin-view': OpMarginView;
  }
}
