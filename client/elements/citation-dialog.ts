import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Action, ItemId } from '../../shared/model.ts';
import { itemName, type OutlineAxis, type OutlineOrientation } from '../../shared/views/outline.ts';
import { CitationToggleEvent } from '../citation-events.ts';
import { DismissEvent } from '../events.ts';
import { axisHue, controls } from '../styles/controls.ts';
import './modal-dialog.ts';
import { pickerStyles } from './picker.styles.ts';

/** Under which other orientations an action is cited: each box checked takes effect at once. */
@customElement('citation-dialog')
export class CitationDialog extends LitElement {
  static override readonly styles = [
    controls,
    pickerStyles,
    css`
      h3 {
        margin: var(--s4) 0 0;
        font-size: var(--t-m);
        color: var(--hue);
      }
      ul {
        margin-top: var(--s1);
      }
      .own {
        color: var(--ink-soft);
        cursor: default;
      }
    `,
  ];

  @property({ attribute: false }) action: Action | undefined;
  /** What the action is called. */
  @property() name = '';
  @property({ attribute: false }) axes: readonly OutlineAxis[] = [];

  override render(): TemplateResult | typeof nothing {
    const { action } = this;
    if (!action) return nothing;
    const axes = this.axes.filter(({ orientations }) => orientations.length > 0);
    return html`<modal-dialog heading="Faire figurer aussi sous…">
      <p>${this.name}</p>
      <p>Elle reste une seule action, comptée une fois ; ailleurs, un renvoi « cf » mène à elle.</p>
      ${axes.length === 0 ? html`<p>Ce plan n’a pas encore d’orientation où la citer.</p>` : nothing}
      ${repeat(
        axes,
        ({ axis }) => axis.id,
        ({ axis, number, rank, orientations }) =>
          html`<h3 .style="--hue: ${axisHue(rank)}">${itemName(number, axis.title)}</h3>
            <ul>
              ${repeat(
                orientations,
                ({ orientation }) => orientation.id,
                entry => html`<li>${this.#renderChoice(action, entry)}</li>`,
              )}
            </ul>`,
      )}
      <button class="btn main" slot="actions" @click=${this.#onClose} autofocus>Fermer</button>
    </modal-dialog>`;
  }

  #renderChoice(action: Action, { orientation, number }: OutlineOrientation): TemplateResult {
    const isOwn = action.place.parent === orientation.id;
    return html`<label class=${isOwn ? 'choice own' : 'choice'}>
      <input
        type="checkbox"
        ?disabled=${isOwn}
        .checked=${live(isOwn || action.alsoUnder.includes(orientation.id))}
        @change=${(event: Event) => this.#onToggle(action.id, orientation.id, event)}
      />
      <span>${itemName(number, orientation.title)}${isOwn ? ' (c’est sa place)' : nothing}</span>
    </label>`;
  }

  #onToggle(action: ItemId, orientation: ItemId, { target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.dispatchEvent(new CitationToggleEvent(action, orientation, target.checked));
    // A box whose choice did not change after all shows the choice again.
    this.requestUpdate();
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new DismissEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'citation-dialog': CitationDialog;
  }
}
