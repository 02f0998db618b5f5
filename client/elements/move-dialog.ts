import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ItemId } from '../../shared/model.ts';
import type { Destination, Movable } from '../../shared/views/destinations.ts';
import { DismissEvent, ItemMoveEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './modal-dialog.ts';

/** Value of the option that puts the item after all the others. */
const LAST = '';

const lost = 'Quelqu’un d’autre vient de changer la place choisie : vérifiez-la ci-dessous.';

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
      .lost:not(:empty) {
        margin-top: var(--s2);
        color: var(--danger);
      }
    `,
  ];

  @property({ attribute: false }) item: Movable | undefined;
  @property({ attribute: false }) destinations: readonly Destination[] = [];

  /** What one has chosen; until then it is where the item stands, whatever others do around it. */
  @state() private chosenParent: ItemId | null | undefined;
  @state() private chosenPlace: ItemId | typeof LAST | undefined;

  /** Where the item would go: what the lists show. Somebody may have taken away what was chosen. */
  get #destination(): Destination | undefined {
    return this.#wanted ?? this.#present ?? this.destinations[0];
  }

  get #wanted(): Destination | undefined {
    return this.destinations.find(({ parent }) => parent === this.chosenParent);
  }

  get #present(): Destination | undefined {
    return this.destinations.find(({ parent }) => parent === this.item?.parent);
  }

  /** Those the item may stand before. */
  get #siblings(): Destination['siblings'] {
    return (this.#destination?.siblings ?? []).filter(({ id }) => id !== this.item?.id);
  }

  get #before(): ItemId | typeof LAST {
    const { chosenPlace } = this;
    if (chosenPlace === undefined) return this.#presentNext;
    const isThere = chosenPlace === LAST || this.#siblings.some(({ id }) => id === chosenPlace);
    return isThere ? chosenPlace : this.#presentNext;
  }

  /** What the item stands before now, if it stands there at all. */
  get #presentNext(): ItemId | typeof LAST {
    const siblings = this.#destination?.siblings ?? [];
    const index = siblings.findIndex(({ id }) => id === this.item?.id);
    return index < 0 ? LAST : (siblings[index + 1]?.id ?? LAST);
  }

  /** True when somebody has deleted or moved what was chosen. */
  get #isLost(): boolean {
    const { chosenParent, chosenPlace } = this;
    const hasLostParent = chosenParent !== undefined && !this.#wanted;
    return hasLostParent || (chosenPlace !== undefined && chosenPlace !== this.#before);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // The record may be renewed by somebody's edit while the person chooses: only another item starts again.
    if (!changed.has('item') || changed.get('item')?.id === this.item?.id) return;
    this.chosenParent = undefined;
    this.chosenPlace = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (!item) return nothing;
    const siblings = this.#siblings;
    const before = this.#before;
    return html`<modal-dialog heading="Déplacer">
      <p>${item.name}</p>
      <p class="lost" role="status">${this.#isLost ? typeset(lost) : ''}</p>
      ${item.kind === 'axis' ? nothing : this.#renderParents()}
      <label for="before">Place</label>
      <select id="before" class="field" @change=${this.#onBefore} ?autofocus=${item.kind === 'axis'}>
        ${siblings.map(
          ({ id, title }) =>
            html`<option value=${id} .selected=${live(id === before)}>${typeset(`Avant « ${title} »`)}</option>`,
        )}
        <option value=${LAST} .selected=${live(before === LAST)}>
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
            html`<option value=${parent ?? ''} .selected=${live(parent === this.#destination?.parent)}>
              ${depth > 0 ? '\u2003' : ''}${title}
            </option>`,
        )}
      </select>`;
  }

  readonly #onParent = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    this.chosenParent = this.destinations[target.selectedIndex]?.parent;
    this.chosenPlace = undefined;
  };

  readonly #onBefore = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    this.chosenPlace = this.#siblings[target.selectedIndex]?.id ?? LAST;
    // The place is chosen under the parent that is shown with it.
    this.chosenParent = this.#destination?.parent;
  };

  readonly #onMove = (): void => {
    const before = this.#before === LAST ? null : this.#before;
    const parent = this.#destination?.parent ?? null;
    if (this.item) this.dispatchEvent(new ItemMoveEvent(this.item.id, parent, before));
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
