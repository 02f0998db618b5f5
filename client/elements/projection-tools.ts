import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Vocabulary } from '../../shared/model.ts';
import { type SlideView, slideViews } from '../../shared/views/slides.ts';
import { plural } from '../../shared/words.ts';
import { SlideChooseEvent, SlideLookEvent, SlideStepEvent } from '../projection-events.ts';
import { controls } from '../styles/controls.ts';

/** What turns the pages of a projection, for who sits at its computer. In sight only while `shown`, or under the focus. */
@customElement('projection-tools')
export class ProjectionTools extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        position: absolute;
        inset: auto 0 0.4em;
        display: grid;
        justify-items: center;
        pointer-events: none;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.3em;
        max-width: 96vw;
        padding: 0.35em;
        border-radius: 0.4em;
        background: #1c2733;
        color: #fff;
        opacity: 0;
        transition: opacity 0.2s;
      }
      :host([shown]) .tools,
      .tools:focus-within {
        opacity: 1;
        pointer-events: auto;
      }
      button,
      a,
      select {
        min-height: 44px;
        padding: 0 0.5em;
        border: 1.5px solid #ffffffb3;
        border-radius: 0.25em;
        background: none;
        color: inherit;
        font: inherit;
        font-weight: 600;
        line-height: 44px;
        text-decoration: none;
      }
      option {
        background: #fff;
        color: #000;
      }
      button:disabled {
        opacity: 0.6;
        cursor: default;
      }
      [aria-pressed='true'] {
        background: #fff;
        color: #000;
      }
      :focus-visible {
        outline-color: #fff;
      }
      @media (prefers-reduced-motion: reduce) {
        .tools {
          transition: none;
        }
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) shown = false;
  @property() view: SlideView = 'axes';
  @property({ attribute: false }) vocabulary: Vocabulary | undefined;
  @property({ type: Boolean }) isFirst = false;
  @property({ type: Boolean }) isLast = false;
  @property({ type: Boolean }) hasCode = true;
  @property({ type: Boolean }) isContrasted = false;
  /** Where one goes when all is said. */
  @property() way = '/';

  override render(): TemplateResult {
    return html`<div class="tools" role="toolbar" aria-label="Projection">
      <button ?disabled=${this.isFirst} @click=${() => this.dispatchEvent(new SlideStepEvent(-1))}>Précédent</button>
      <button ?disabled=${this.isLast} @click=${() => this.dispatchEvent(new SlideStepEvent(1))}>Suivant</button>
      <select aria-label="Ce qui est projeté" @change=${this.#onView}>
        ${slideViews.map(
          view =>
            html`<option value=${view} ?selected=${view === this.view}>${viewName(view, this.vocabulary)}</option>`,
        )}
      </select>
      ${this.#renderLook('contrast', 'Contraste', this.isContrasted)} ${this.#renderLook('code', 'Code', this.hasCode)}
      ${document.fullscreenEnabled ? html`<button @click=${this.#onFullscreen}>Plein écran</button>` : nothing}
      <a href=${this.way}>Quitter</a>
    </div>`;
  }

  #renderLook(part: 'code' | 'contrast', text: string, on: boolean): TemplateResult {
    return html`<button
      aria-pressed=${on ? 'true' : 'false'}
      @click=${() => this.dispatchEvent(new SlideLookEvent(part, !on))}
    >
      ${text}
    </button>`;
  }

  readonly #onView = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLSelectElement)) return;
    const view = slideViews.find(known => known === currentTarget.value);
    if (view) this.dispatchEvent(new SlideChooseEvent(view, null));
    // The arrows turn pages again.
    currentTarget.blur();
  };

  readonly #onFullscreen = (): void => {
    if (document.fullscreenElement) void document.exitFullscreen();
    // A browser that refuses has its own key for it.
    else void document.documentElement.requestFullscreen().catch(() => undefined);
  };
}

/** « Enjeux », « Orientations », « Grille ». */
export function viewName(view: SlideView, words: Vocabulary | undefined): string {
  if (!words || view === 'grille') return 'Grille';
  const word = plural(words[view === 'axes' ? 'axis' : 'orientation'].toLocaleLowerCase('fr'));
  return word.charAt(0).toLocaleUpperCase('fr') + word.slice(1);
}

declare global {
  interface HTMLElementTagNameMap {
    'projection-tools': ProjectionTools;
  }
}
