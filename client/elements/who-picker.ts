import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Action, type Actor, type ActorId, markAt } from '../../shared/model.ts';
import { candidates } from '../../shared/views/deployment.ts';
import { DismissEvent, MarkToggleEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import './actor-badge.ts';

/** « Qui ? »: for whom an action is planned in a year. Each box takes effect at once; it stays while others edit. */
@customElement('who-picker')
export class WhoPicker extends LitElement {
  static override readonly styles = [
    controls,
    css`
      [popover] {
        width: min(280px, calc(100vw - 16px));
        max-height: min(420px, 70dvh);
        overflow: auto;
        padding: var(--s3);
      }
      h2 {
        margin: 0 4px var(--s2);
        font-size: var(--t-m);
      }
      label {
        display: flex;
        gap: var(--s3);
        align-items: center;
        padding: 5px 4px;
        min-height: 36px;
        border-radius: var(--radius-s);
        cursor: pointer;
      }
      label:hover {
        background: var(--sunken);
      }
      .all {
        font-weight: 700;
        border-bottom: 1px solid var(--line);
        border-radius: 0;
        margin-bottom: 4px;
      }
      .role {
        margin-left: auto;
        color: var(--ink-soft);
        font-size: var(--t-s);
      }
      input {
        width: 20px;
        height: 20px;
        flex: none;
        accent-color: var(--accent);
      }
      @media (pointer: coarse) {
        label {
          min-height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) action: Action | undefined;
  @property({ type: Number }) year = 0;
  @property({ attribute: false }) actors: readonly Actor[] = [];
  /** The cell it is about, to stand beside. */
  @property({ attribute: false }) anchor: Element | undefined;

  @query('[popover]') private readonly list!: HTMLElement | null;

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('anchor') && this.anchor && this.list) this.#open(this.anchor, this.list);
  }

  override render(): TemplateResult | typeof nothing {
    const { action } = this;
    if (!action) return nothing;
    const mark = markAt(action, this.year);
    return html`<div
      popover
      role="dialog"
      aria-label="Qui, en ${this.year} ?"
      @toggle=${this.#onToggle}
      @keydown=${this.#onKeydown}
    >
      <h2>Qui, en ${this.year} ?</h2>
      <label class="all"
        ><input type="checkbox" .checked=${live(mark.everyone)} @change=${() => this.#toggle('*')} />Tous</label
      >
      ${repeat(
        candidates(action, this.actors),
        actor => actor.id,
        actor =>
          html`<label
            ><input
              type="checkbox"
              .checked=${live(!mark.everyone && mark.actors.includes(actor.id))}
              @change=${() => this.#toggle(actor.id)}
            /><actor-badge
              .actor=${actor}
              aria-hidden="true"
            ></actor-badge
            >${actor.label}${
              action.porteurs.includes(actor.id) ? html`<span class="role">porteur</span>` : nothing
            }</label
          >`,
      )}
    </div>`;
  }

  #open(anchor: Element, list: HTMLElement): void {
    list.showPopover();
    const cell = anchor.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const { offsetWidth, offsetHeight } = list;
    const below = cell.bottom + 4;
    const fits = below + offsetHeight < clientHeight;
    list.style.left = `${Math.max(8, Math.min(cell.left, clientWidth - offsetWidth - 8))}px`;
    list.style.top = `${fits ? below : Math.max(8, cell.top - offsetHeight - 4)}px`;
    list.querySelector('input')?.focus();
  }

  #toggle(actor: ActorId | '*'): void {
    if (this.action) this.dispatchEvent(new MarkToggleEvent(this.action.id, this.year, actor));
    // A box whose mark did not change after all shows the mark again.
    this.requestUpdate();
  }

  readonly #onToggle = (event: ToggleEvent): void => {
    if (event.newState === 'closed') this.dispatchEvent(new DismissEvent());
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const boxes = [...(this.list?.querySelectorAll('input') ?? [])];
    const at = boxes.findIndex(box => box.matches(':focus'));
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) boxes[(at + step + boxes.length) % boxes.length]?.focus();
    else if (event.key === 'Enter' || event.key === 'Escape') this.list?.hidePopover();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'who-picker': WhoPicker;
  }
}
