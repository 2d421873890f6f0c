import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../components/op-missing-picture.ts';
import { useServices } from '../contexts/use-services.ts';
import { attempt } from '../controllers/command.ts';
import { givePicture, retryPicture } from '../controllers/missing-pictures.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { missingPlaces, type MissingPlace } from '../reader/missing-places.ts';
import { shownVersion } from '../state/reader-store.ts';

/** Over the article's frame: a card in the room of each picture that is missing. */
export class OpMissingView extends LitElement {
  static override readonly properties = {
    frame: { attribute: false },
    layout: { attribute: false },
    asked: { state: true },
  };
  declare frame: HTMLIFrameElement | null;
  /** Another object whenever the frame was laid out anew. */
  declare layout: unknown;
  /** Slots that are being asked for. */
  declare asked: ReadonlySet<number>;

  static override readonly styles = css`
    :host {
      position: absolute;
      z-index: 1;
      inset: 0;
      overflow: hidden;
      pointer-events: none;
    }
    op-missing-picture {
      position: absolute;
    }
  `;

  readonly #services = useServices(this);
  readonly #reader = new StoreController(
    this,
    () => this.#services().reader,
    (state) => state,
  );

  constructor() {
    super();
    this.frame = null;
    this.layout = null;
    this.asked = new Set();
  }

  async #retry(slot: number): Promise<void> {
    this.asked = new Set([...this.asked, slot]);
    await attempt(this.#services(), () => retryPicture(this.#services(), slot));
    this.asked = new Set([...this.asked].filter((each) => each !== slot));
  }

  #card(place: MissingPlace): TemplateResult {
    const { article } = this.#reader.value;
    const { slot, left, top, width, height } = place;
    const shown = shownVersion(this.#reader.value);
    return html`<op-missing-picture
      .style=${`left:${String(left)}px;top:${String(top)}px;width:${String(width)}px;height:${String(height)}px`}
      .image=${place}
      .busy=${this.asked.has(slot)}
      .fixed=${!article || article.trashed || shown?.number !== article.currentVersion}
      @op-missing-picture-retried=${() => this.#retry(slot)}
      @op-missing-picture-given=${({ detail }: CustomEvent<File>) =>
        attempt(this.#services(), () => givePicture(this.#services(), slot, detail))}
    ></op-missing-picture>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const page = this.frame?.contentDocument;
    if (!page) return nothing;
    return html`${repeat(
      missingPlaces(page),
      ({ slot }) => slot,
      (place) => this.#card(place),
    )}`;
  }
}

customElements.define('op-missing-view', OpMissingView);

declare global {
  interface HTMLElementTagNameMap {
    'op-missing-view': OpMissingView;
  }
}
