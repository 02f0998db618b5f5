import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, queryAll } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Actor, ItemId, Theme, Vocabulary } from '../../shared/model.ts';
import {
  type NumberedAction,
  type OutlineAxis,
  type OutlineOrientation,
  shortName,
} from '../../shared/views/outline.ts';
import { countOf } from '../../shared/words.ts';
import { ItemDeleteEvent, MoveAskEvent } from '../events.ts';
import { HistoryAskEvent } from '../history-events.ts';
import type { Peer } from '../peers.ts';
import { axisHue, controls } from '../styles/controls.ts';
import { columnStyles } from './column.styles.ts';
import { itemEntries, type MenuChooseEvent } from './item-menu.ts';
import type { LiveTitle } from './live-title.ts';
import './live-title.ts';
import { cardsAtOnce, linesOf } from './column-steps.ts';
import { Gradual } from './gradual.ts';
import { SteadyNames } from './steady-names.ts';
import './add-field.ts';
import type { CardList } from './card-list.ts';
import './card-list.ts';
import { renderSketchedTitle, renderSketches, sketchStyles } from './card-sketch.ts';
import './cited-list.ts';
import { Near } from './near.ts';

const entries = [itemEntries.rename, itemEntries.move, itemEntries.history, itemEntries.delete];

/** One axis of the board: its orientations and their actions, with room to add at each level. */
@customElement('axis-column')
export class AxisColumn extends LitElement {
  static override readonly styles = [controls, columnStyles, sketchStyles];

  readonly #names = new SteadyNames(this);

  @property({ attribute: false }) entry: OutlineAxis | undefined;
  @property({ attribute: false }) vocabulary: Vocabulary = { axis: '', orientation: '', action: '' };
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
  readonly #gradual = new Gradual(this, cardsAtOnce());

  @queryAll('live-title') private readonly titles!: NodeListOf<LiveTitle>;
  @queryAll('card-list') private readonly lists!: NodeListOf<CardList>;

  /** All there is to show of an item, if it is one of this column's. */
  async reveal(item: ItemId): Promise<void> {
    if (!this.entry || !hasItem(this.entry, item)) return;
    this.#near.come();
    await this.#gradual.finish();
    await Promise.all([...this.lists].map(list => list.reveal(item)));
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    return this.#near.isDue() || changed.has('words');
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated && this.far) this.#near.beginFar();
    this.#near.count = this.entry ? shownIn(this.entry) : 0;
    if (changed.has('words')) this.#gradual.restart();
  }

  /** Brings the focus to the title of an item, if it is one of this column's. */
  focusOn(item: ItemId): boolean {
    const title = [...this.titles].find(live => live.item === item);
    title?.focus();
    return title !== undefined || [...this.lists].some(list => list.focusOn(item));
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.entry) return nothing;
    if (!this.#near.isNear) return this.#renderSketch(this.entry);
    const { axis, number, rank, actions, orientations, count } = this.entry;
    const shown = shownIn(this.entry);
    const { vocabulary } = this;
    const name = this.#names.of(axis.id, shortName(vocabulary.axis, number, axis.title));
    return html`<section .style="--hue: ${axisHue(rank)}" aria-label=${name}>
      <header>
        <h2>
          ${number === null ? nothing : html`<span class="number">${number}.</span>`}<live-title
            .item=${axis.id}
            .text=${axis.title}
            .label=${`Titre : ${name}`}
            .words=${this.words}
            .readOnly=${this.readOnly}
            @title-edit=${this.#names.onEdit(axis.id, name)}
          ></live-title>
        </h2>
        ${this.#renderMenu(axis.id, name)}
        <span class="count"
          >${shown < count ? `${shown} sur ${count}` : countOf(count, vocabulary.action)}</span
        >
      </header>
      ${actions.length > 0 || orientations.length === 0 ? this.#renderActions(axis.id, actions) : nothing}
      ${repeat(
        this.#gradual.take(orientations, linesOf),
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
    const name = this.#names.of(axis.id, shortName(this.vocabulary.axis, number, axis.title));
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
    const name = this.#names.of(
      orientation.id,
      shortName(this.vocabulary.orientation, number, orientation.title),
    );
    return html`<h3>
        <span class="text">
          ${number === null ? nothing : html`<span class="number">${number}.</span>`}<live-title
            .item=${orientation.id}
            .text=${orientation.title}
            .label=${`Titre : ${name}`}
            .words=${this.words}
            .readOnly=${this.readOnly}
            @title-edit=${this.#names.onEdit(orientation.id, name)}
          ></live-title>
        </span>
        ${this.#renderMenu(orientation.id, name)}
      </h3>
      ${this.#renderActions(orientation.id, actions, cited)}`;
  }

  #renderActions(
    parent: ItemId,
    actions: readonly NumberedAction[],
    cited: readonly NumberedAction[] = [],
  ): TemplateResult {
    return html`<card-list
        .parent=${parent}
        .entries=${actions}
        .word=${this.vocabulary.action}
        .rank=${this.entry?.rank ?? -1}
        .actors=${this.actors}
        .themes=${this.themes}
        .years=${this.years}
        .peers=${this.peers}
        .comments=${this.comments}
        .words=${this.words}
        .readOnly=${this.readOnly}
        .far=${this.hasUpdated}
      ></card-list>
      ${
        cited.length === 0
          ? nothing
          : html`<cited-list
            .orientation=${parent}
            .entries=${cited}
            .words=${this.words}
            .readOnly=${this.readOnly}
          ></cited-list>`
      }
      ${
        this.readOnly
          ? nothing
          : html`<add-field kind="action" .parent=${parent} .word=${this.vocabulary.action}></add-field>`
      }`;
  }

  #renderMenu(id: ItemId, label: string): TemplateResult | typeof nothing {
    if (this.readOnly) return nothing;
    return html`<item-menu
      .label=${label}
      .entries=${entries}
      @menu-choose=${(event: MenuChooseEvent) => this.#onChoose(id, event)}
    ></item-menu>`;
  }

  #onChoose(item: ItemId, { id }: MenuChooseEvent): void {
    if (id === 'rename') void [...this.titles].find(title => title.item === item)?.edit();
    else if (id === 'move') this.dispatchEvent(new MoveAskEvent(item));
    else if (id === 'history') this.dispatchEvent(new HistoryAskEvent(item));
    else if (id === 'delete') this.dispatchEvent(new ItemDeleteEvent(item));
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
