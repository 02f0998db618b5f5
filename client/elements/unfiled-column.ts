import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type OutlineOrientation, shownTitle, type Unfiled } from '../../shared/views/outline.ts';
import { axisHue, controls } from '../styles/controls.ts';
import { BoardColumn } from './board-column.ts';
import { columnStyles } from './column.styles.ts';
import { linesOf } from './column-steps.ts';
import { itemEntries } from './item-menu.ts';

const entries = [itemEntries.move, itemEntries.delete];

/** « À classer »: what belongs to no axis, or whose axis somebody deleted meanwhile. Nothing of it is lost. */
@customElement('unfiled-column')
export class UnfiledColumn extends BoardColumn {
  static override readonly styles = [controls, columnStyles];

  @property({ attribute: false }) unfiled: Unfiled = { orientations: [], actions: [] };

  override render(): TemplateResult {
    return html`<section .style="--hue: ${axisHue(-1)}" aria-label="À classer">
      <header><h2>À classer</h2></header>
      <p>Rien n’est perdu : ces éléments ne sont rattachés à rien pour l’instant. Déplacez-les où ils vont.</p>
      ${this.renderCards(null, this.unfiled.actions, -1)}
      ${repeat(
        this.gradual.take(this.unfiled.orientations, linesOf),
        ({ orientation }) => orientation.id,
        entry => this.#renderOrientation(entry),
      )}
    </section>`;
  }

  #renderOrientation({ orientation, actions, cited }: OutlineOrientation): TemplateResult {
    const { id, title } = orientation;
    const name = this.names.of(id, shownTitle(title));
    return html`<h3>
        <span class="text">${this.renderTitle(id, title, name)}</span>
        ${this.renderMenu(id, name, entries)}
      </h3>
      ${this.renderCards(id, actions, -1)} ${this.renderCited(id, cited)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unfiled-column': UnfiledColumn;
  }
}
