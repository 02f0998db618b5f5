import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { type ItemId, itemId } from '../../shared/model.ts';
import { neighbourOf } from '../../shared/views/destinations.ts';
import { nameOf, type Outline, outlineOf } from '../../shared/views/outline.ts';
import { LazyCode } from '../controllers/lazy-code.ts';
import { SessionController } from '../controllers/session-controller.ts';
import '../elements/save-state.ts';
import { WhereaboutsEvent } from '../events.ts';
import { SheetLostEvent, SheetOpenEvent } from '../sheet-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import type { ActionSheet } from './action-sheet.ts';

const loadSheet = () => import('./action-sheet.ts');

/** Milliseconds after one's own deletion within which a fiche that goes is no surprise. */
const OWN_DELETION = 500;

/** The fiche that the address names (`?fiche=`), beside whatever screen is shown; over it where there is no room. */
@customElement('sheet-panel')
export class SheetPanel extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: none;
      }
      :host([open]) {
        display: block;
        flex: none;
        width: min(680px, 54vw);
        position: sticky;
        top: var(--bar, 0px);
        align-self: flex-start;
        height: calc(100dvh - var(--bar, 0px));
        z-index: 4;
      }
      .panel {
        height: 100%;
        /* What is typed in it lays nothing else out again. */
        contain: strict;
        overflow: auto;
        overscroll-behavior: contain;
        background: var(--surface);
        border-left: 1px solid var(--line);
        box-shadow: -8px 0 32px #1c273314;
      }
      save-state {
        display: none;
      }
      .wait {
        padding: 12vh var(--s5);
        text-align: center;
        color: var(--ink-soft);
      }
      @media screen and (max-width: 899px) {
        :host([open]) {
          position: fixed;
          inset: 0;
          width: auto;
          /* As tall as what it holds, it would not scroll. */
          height: 100dvh;
          z-index: 15;
        }
        .panel {
          border: none;
          box-shadow: none;
          /* What gets the focus does not come under the line that sticks. */
          scroll-padding-top: 64px;
        }
        save-state {
          display: block;
        }
      }
      @media print {
        :host([open]) {
          position: static;
          width: 100%;
          height: auto;
        }
        .panel {
          contain: none;
          overflow: visible;
          border: none;
          box-shadow: none;
        }
        save-state {
          display: none;
        }
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #code = new LazyCode(this);

  /** The address's query. */
  @property() search = '';
  @property({ type: Boolean, reflect: true }) open = false;

  @query('action-sheet') private readonly sheet!: ActionSheet | null;

  /** Where it is all that is shown, it is the main part of the page, under its first heading. */
  readonly #narrow = matchMedia('(max-width: 899px)');
  #action: ItemId | undefined;
  /** The name the action last had, once it was found. */
  #name: string | undefined;
  #isGone = false;
  /** The plan as it was when it was last found. */
  #outline: Outline | undefined;
  #deletedAt = Number.NEGATIVE_INFINITY;
  /** The fiche that has the focus already. */
  #entered: ItemId | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('item-delete', this.#onDelete, { capture: true });
    this.#narrow.addEventListener('change', this.#onWidth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('item-delete', this.#onDelete, { capture: true });
    this.#narrow.removeEventListener('change', this.#onWidth);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('search')) {
      const id = new URLSearchParams(this.search).get('fiche');
      const action = id === null ? undefined : itemId(id);
      if (action !== this.#action) this.#name = undefined;
      this.#action = action;
      this.open = action !== undefined;
      if (!this.open) this.#entered = undefined;
    }
    const plan = this.#plan.value?.snapshot;
    const outline = plan && outlineOf(plan);
    const name = outline && this.#action && nameOf(outline, this.#action);
    if (name !== undefined) this.#outline = outline;
    this.#isGone = this.#name !== undefined && name === undefined;
    this.#name = name ?? this.#name;
  }

  override updated(): void {
    if (this.#action === undefined) return;
    if (this.#isGone && this.#name !== undefined) this.#onGone(this.#action, this.#name);
    if (this.#entered !== this.#action && this.sheet) void this.#enter(this.sheet, this.#action);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.#action === undefined) return nothing;
    const status = this.#session.value?.status;
    return html`<div
      class="panel"
      role=${this.#narrow.matches ? 'main' : 'complementary'}
      aria-label=${typeset(this.#name === undefined ? 'Fiche action' : `Fiche : ${this.#name}`)}
      @keydown=${this.#onKeydown}
    >
      ${this.#renderSheet(this.#action, status ? html`<save-state .status=${status}></save-state>` : nothing)}
    </div>`;
  }

  #renderSheet(action: ItemId, status: unknown): TemplateResult {
    switch (this.#code.need(loadSheet)) {
      case 'ready':
        return html`<action-sheet .action=${action} .level=${this.#narrow.matches ? 1 : 2}>${status}</action-sheet>`;
      case 'loading':
        return html`<p class="wait" role="status">Ouverture de la fiche…</p>`;
      case 'failed':
        return html`<p class="wait" role="alert">
          La fiche n’a pas pu être chargée. Vérifiez votre connexion, puis
          <a href=${location.href} target="_self">rechargez la page</a>.
        </p>`;
    }
  }

  /** The focus goes to the title, where the fiche begins. */
  async #enter(sheet: ActionSheet, action: ItemId): Promise<void> {
    this.#entered = action;
    await sheet.updateComplete;
    sheet.focus();
  }

  /** What was open is no more in the plan: nobody's fault, and said, unless the person has just done it. */
  #onGone(action: ItemId, name: string): void {
    this.#name = undefined;
    this.dispatchEvent(new WhereaboutsEvent(null));
    const isOwn = performance.now() - this.#deletedAt <= OWN_DELETION;
    const near = this.#outline && neighbourOf(this.#outline, action);
    this.dispatchEvent(isOwn ? new SheetOpenEvent(null) : new SheetLostEvent(action, name, near));
  }

  #close(): void {
    this.dispatchEvent(new WhereaboutsEvent(null));
    this.dispatchEvent(new SheetOpenEvent(null));
  }

  readonly #onWidth = (): void => this.requestUpdate();

  readonly #onDelete = (): void => {
    this.#deletedAt = performance.now();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // A dialog that is open over the fiche is closed first.
    const isInDialog = event.composedPath().some(node => node instanceof HTMLDialogElement);
    if (event.key !== 'Escape' || event.isComposing || isInDialog) return;
    event.stopPropagation();
    this.#close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sheet-panel': SheetPanel;
  }
}
