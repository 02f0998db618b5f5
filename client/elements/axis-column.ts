import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId } from '../../shared/model.ts';
import {
  type NumberedAction,
  type OutlineAxis,
  type OutlineOrientation,
  shortName,
} from '../../shared/views/outline.ts';
import { countOf } from '../../shared/words.ts';
import { axisHue, controls } from '../styles/controls.ts';
import './add-field.ts';
import { BoardColumn } from './board-column.ts';
import { renderSketchedTitle, renderSketches, sketchStyles } from './card-sketch.ts';
import { columnStyles } from './column.styles.ts';
import { linesOf } from './column-steps.ts';
import { itemEntries } from './item-menu.ts';
import { Near } from './near.ts';

const entries = [itemEntries.rename, itemEntries.move, itemEntries.history, itemEntries.delete];

/** One axis of the board: its orientations and their actions, with room to add at each level. */
@customElement('axis-column')
export class AxisColumn extends BoardColumn {
  static override readonly styles = [controls, columnStyles, sketchStyles];

  @property({ attribute: false }) entry: OutlineAxis | undefined;
  /** It is created out of sight. */
  @property({ type: Boolean }) far = false;

  readonly #near = new Near(this);

  override async reveal(item: ItemId): Promise<void> {
    if (!this.entry || !hasItem(this.entry, item)) return;
    this.#near.come();
    await super.reveal(item);
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    return this.#near.isDue() || changed.has('words');
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.hasUpdated && this.far) this.#near.beginFar();
    this.#near.count = this.entry ? shownIn(this.entry) : 0;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.entry) return nothing;
    if (!this.#near.isNear) return this.#renderSketch(this.entry);
    const { axis, number, rank, actions, orientations, count } = this.entry;
    const shown = shownIn(this.entry);
    const { vocabulary } = this;
    const name = this.names.of(axis.id, shortName(vocabulary.axis, number, axis.title));
    return html`<section .style="--hue: ${axisHue(rank)}" aria-label=${name}>
      <header>
        <h2>
          ${number === null ? nothing : html`<span class="number">${number}.</span>`}${this.renderTitle(axis.id, axis.title, name)}
        </h2>
        ${this.renderMenu(axis.id, name, entries)}
        <span class="count"
          >${shown < count ? `${shown} sur ${count}` : countOf(count, vocabulary.action)}</span
        >
      </header>
      ${actions.length > 0 || orientations.length === 0 ? this.#renderActions(axis.id, actions) : nothing}
      ${repeat(
        this.gradual.take(orientations, linesOf),
        ({ orientation }) => orientation.id,
        orientation => this.#renderOrientation(orientation),
      )}
      ${
        this.readOnly
          ? nothing
          : html`<add-field
            kind="orientation"
            .parent=${axis.id}
            .word=${vocabulary.orientation}
          ></add-field>`
      }
    </section>`;
  }

  #renderSketch({ axis, number, rank, actions, orientations }: OutlineAxis): TemplateResult {
    const { words } = this;
    const name = this.names.of(axis.id, shortName(this.vocabulary.axis, number, axis.title));
    return html`<section
      .style="--hue: ${axisHue(rank)}; min-height: ${this.#near.height}px"
      aria-label=${name}
    >
      <header><h2 data-action=${axis.id}>${renderSketchedTitle(axis, number, words)}</h2></header>
      ${actions.length > 0 ? renderSketches(actions, words) : nothing}
      ${orientations.map(
        entry =>
          html`<h3 data-action=${entry.orientation.id}>
              ${renderSketchedTitle(entry.orientation, entry.number, words)}
            </h3>
            ${renderSketches(entry.actions, words)}`,
      )}
    </section>`;
  }

  #renderOrientation({ orientation, number, actions, cited }: OutlineOrientation): TemplateResult {
    const name = this.names.of(
      orientation.id,
      shortName(this.vocabulary.orientation, number, orientation.title),
    );
    return html`<h3>
        <span class="text">
          ${number === null ? nothing : html`<span class="number">${number}.</span>`}${this.renderTitle(orientation.id, orientation.title, name)}
        </span>
        ${this.renderMenu(orientation.id, name, entries)}
      </h3>
      ${this.#renderActions(orientation.id, actions, cited)}`;
  }

  #renderActions(
    parent: ItemId,
    actions: readonly NumberedAction[],
    cited: readonly NumberedAction[] = [],
  ): TemplateResult {
    return html`${this.renderCards(parent, actions, this.entry?.rank ?? -1)} ${this.renderCited(parent, cited)}
      ${
        this.readOnly
          ? nothing
          : html`<add-field kind="action" .parent=${parent} .word=${this.vocabulary.action}></add-field>`
      }`;
  }
}

/** How many of its actions a filter lets through. */
function shownIn({ actions, orientations }: OutlineAxis): number {
  return orientations.reduce((sum, entry) => sum + entry.actions.length, actions.length);
}

function hasItem({ axis, actions, orientations }: OutlineAxis, item: ItemId): boolean {
  const isOne = (all: readonly NumberedAction[]): boolean => all.some(({ action }) => action.id === item);
  const isIn = (entry: OutlineOrientation): boolean => entry.orientation.id === item || isOne(entry.actions);
  return axis.id === item || isOne(actions) || orientations.some(isIn);
}

declare global {
  interface HTMLElementTagNameMap {
    'axis-column': AxisColumn;
  }
}
