import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, queryAll, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Actor, type ItemId, itemId, type Theme } from '../../shared/model.ts';
import type { NumberedAction } from '../../shared/views/outline.ts';
import { ItemMoveEvent } from '../events.ts';
import type { Peer } from '../peers.ts';
import { type ActionCard, DRAGGED_ACTION } from './action-card.ts';
import './action-card.ts';
import { renderSketches, sketchStyles } from './card-sketch.ts';
import { Near } from './near.ts';

const nobody: readonly Peer[] = [];

/** The actions under one parent, in order, where a card may be dropped among them. */
@customElement('card-list')
export class CardList extends LitElement {
  static override readonly styles = [
    sketchStyles,
    css`
      :host {
        display: block;
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
        min-height: 10px;
        border-radius: var(--radius-s);
      }
      li {
        padding-bottom: 8px;
      }
      li.before::before,
      ol.last::after {
        content: '';
        display: block;
        height: 4px;
        margin-bottom: 4px;
        border-radius: 2px;
        background: var(--accent);
      }
      /* As many side by side as the paper is wide. */
      @media print {
        ol {
          display: grid;
          grid-template-columns: repeat(auto-fill, minmax(56mm, 1fr));
          gap: 2mm;
          min-height: 0;
        }
        li {
          padding: 0;
          break-inside: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) parent: ItemId | null = null;
  @property({ attribute: false }) entries: readonly NumberedAction[] = [];
  /** The territory's word for an action. */
  @property() word = 'Action';
  @property({ type: Number }) rank = -1;
  @property({ attribute: false }) actors: readonly Actor[] = [];
  @property({ attribute: false }) themes: readonly Theme[] = [];
  @property({ attribute: false }) years: readonly number[] = [];
  @property({ attribute: false }) peers: readonly Peer[] = [];
  /** How many comments of each action are open. */
  @property({ attribute: false }) comments: ReadonlyMap<ItemId, number> = new Map();
  /** What is searched for. */
  @property() words = '';
  @property({ type: Boolean }) readOnly = false;
  /** It is created out of sight. */
  @property({ type: Boolean }) far = false;

  readonly #near = new Near(this);

  /** Where a dragged card would go: before this action, or last when null; undefined while none is over the list. */
  @state() private dropBefore: ItemId | null | undefined;

  @queryAll('action-card') private readonly cards!: NodeListOf<ActionCard>;

  /** Brings the focus to a card, if it is one of these. */
  focusOn(item: ItemId): boolean {
    const card = [...this.cards].find(({ action }) => action?.id === item);
    card?.focus();
    return card !== undefined;
  }

  /** All of a card, if it is one of these. */
  async reveal(item: ItemId): Promise<void> {
    if (!this.entries.some(({ action }) => action.id === item)) return;
    this.#near.come();
    await this.updateComplete;
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    return this.#near.isDue() || changed.has('words');
  }

  override willUpdate(): void {
    if (!this.hasUpdated && this.far) this.#near.beginFar();
    this.#near.count = this.entries.length;
  }

  override render(): TemplateResult {
    if (!this.#near.isNear) return renderSketches(this.entries, this.words, this.#near.height);
    return html`<ol
      class=${this.dropBefore === null ? 'last' : ''}
      @dragover=${this.#onDragOver}
      @dragleave=${this.#onDragLeave}
      @drop=${this.#onDrop}
    >
      ${repeat(
        this.entries,
        ({ action }) => action.id,
        ({ action, number }) =>
          html`<li class=${this.dropBefore === action.id ? 'before' : ''}>
            <action-card
              .action=${action}
              .number=${number}
              .word=${this.word}
              .rank=${this.rank}
              .actors=${this.actors}
              .themes=${this.themes}
              .years=${this.years}
              .peers=${this.#peersOn(action.id)}
              .comments=${this.comments.get(action.id) ?? 0}
              .words=${this.words}
              .readOnly=${this.readOnly}
            ></action-card>
          </li>`,
      )}
    </ol>`;
  }

  /** One and the same list for all cards nobody is on, so that they do not render when people move. */
  #peersOn(id: ItemId): readonly Peer[] {
    const here = this.peers.filter(peer => peer.item === id && !peer.isMe);
    return here.length === 0 ? nobody : here;
  }

  readonly #onDragOver = (event: DragEvent): void => {
    if (this.readOnly || !event.dataTransfer?.types.includes(DRAGGED_ACTION)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    const below = [...this.cards].find(card => {
      const { top, height } = card.getBoundingClientRect();
      return event.clientY < top + height / 2;
    });
    this.dropBefore = below?.action?.id ?? null;
  };

  readonly #onDragLeave = (event: DragEvent): void => {
    const inside = event.relatedTarget instanceof Node && this.shadowRoot?.contains(event.relatedTarget);
    if (!inside) this.dropBefore = undefined;
  };

  readonly #onDrop = (event: DragEvent): void => {
    const id = event.dataTransfer?.getData(DRAGGED_ACTION);
    const before = this.dropBefore ?? null;
    this.dropBefore = undefined;
    if (!id || before === id) return;
    event.preventDefault();
    this.dispatchEvent(new ItemMoveEvent(itemId(id), this.parent, before));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'card-list': CardList;
  }
}
