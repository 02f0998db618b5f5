import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ItemId } from '../../shared/model.ts';
import type { Destination, Movable } from '../../shared/views/destinations.ts';
import { DismissEvent, ItemMoveEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import './modal-dialog.ts';

/** Value of the option that puts the item after all the others. */
const LAST = '';

/** Where to move an item, by two lists: under what, and before which. */
@customElement('move-dialog')
export class MoveDialog extends LitElement {
  static override readonly styles = [
    controls,
    css`
      label {
        display: block;
        font-weight: 700;
        margin: var(--s3) 0 var(--s1);
      }
      select {
        min-height: 44px;
        text-overflow: ellipsis;
      }
      p {
        margin: 0;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) item: Movable | undefined;
  @property({ attribute: false }) destinations: readonly Destination[] = [];

  @state() private parentId: ItemId | null = null;
  @state() private beforeId: string = LAST;

  get #destination(): Destination | undefined {
    return this.destinations.find(({ parent }) => parent === this.parentId);
  }

  /** What the item stands before now, if it stands there at all. */
  get #presentNext(): ItemId | typeof LAST {
    const siblings = this.#destination?.siblings ?? [];
    const index = siblings.findIndex(({ id }) => id === this.item?.id);
    return index < 0 ? LAST : (siblings[index + 1]?.id ?? LAST);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // The record may be renewed by somebody's edit while the person chooses: only another item starts again.
    if (!changed.has('item') || changed.get('item')?.id === this.item?.id) return;
    const known =
      this.destinations.find(({ parent }) => parent === this.item?.parent) ?? this.destinations[0];
    this.parentId = known?.parent ?? null;
    this.beforeId = this.#presentNext;
  }

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (!item) return nothing;
    const siblings = (this.#destination?.siblings ?? []).filter(({ id }) => id !== item.id);
    return html`<modal-dialog heading="Déplacer">
      <p>${item.name}</p>
      ${item.kind === 'axis' ? nothing : this.#renderParents()}
      <label for="before">Place</label>
      <select id="before" class="field" @change=${this.#onBefore} ?autofocus=${item.kind === 'axis'}>
        ${siblings.map(
          ({ id, title }) =>
            html`<option value=${id} .selected=${live(id === this.beforeId)}>Avant « ${title} »</option>`,
        )}
        <option value=${LAST} .selected=${live(this.beforeId === LAST)}>
          ${siblings.length === 0 ? 'Seul élément à cet endroit' : 'En dernier'}
        </option>
      </select>
      <button class="btn" slot="actions" @click=${this.#onClose}>Annuler</button>
      <button class="btn main" slot="actions" @click=${this.#onMove}>Déplacer</button>
    </modal-dialog>`;
  }

  #renderParents(): TemplateResult {
    return html`<label for="parent">Vers</label>
      <select id="parent" class="field" @change=${this.#onParent} autofocus>
        ${this.destinations.map(
          ({ parent, title, depth }) =>
            html`<option value=${parent ?? ''} .selected=${live(parent === this.parentId)}>
              ${depth > 0 ? '\u2003' : ''}${title}
            </option>`,
        )}
      </select>`;
  }

  readonly #onParent = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    this.parentId = this.destinations[target.selectedIndex]?.parent ?? null;
    this.beforeId = this.#presentNext;
  };

  readonly #onBefore = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) this.beforeId = target.value;
  };

  readonly #onMove = (): void => {
    const before = this.#destination?.siblings.find(({ id }) => id === this.beforeId)?.id ?? null;
    if (this.item) this.dispatchEvent(new ItemMoveEvent(this.item.id, this.parentId, before));
    this.#onClose();
  };

  readonly #onClose = (): void => {
    this.dispatchEvent(new DismissEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'move-dialog': MoveDialog;
  }
}
