import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, queryAll } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Actor, ItemId, Theme, Vocabulary } from '../../shared/model.ts';
import { type OutlineOrientation, shownTitle, type Unfiled } from '../../shared/views/outline.ts';
import { ItemDeleteEvent, MoveAskEvent } from '../events.ts';
import type { Peer } from '../peers.ts';
import { axisHue, controls } from '../styles/controls.ts';
import type { CardList } from './card-list.ts';
import { columnStyles } from './column.styles.ts';
import { itemEntries, type MenuChooseEvent } from './item-menu.ts';
import './card-list.ts';
import './cited-list.ts';
import type { LiveTitle } from './live-title.ts';
import './live-title.ts';
import { cardsAtOnce, linesOf } from './column-steps.ts';
import { Gradual } from './gradual.ts';
import { SteadyNames } from './steady-names.ts';

const entries = [itemEntries.move, itemEntries.delete];

/** « À classer »: what belongs to no axis, or whose axis somebody deleted meanwhile. Nothing of it is lost. */
@customElement('unfiled-column')
export class UnfiledColumn extends LitElement {
  static override readonly styles = [controls, columnStyles];

  readonly #names = new SteadyNames(this);

  @property({ attribute: false }) unfiled: Unfiled = { orientations: [], actions: [] };
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

  readonly #gradual = new Gradual(this, cardsAtOnce());

  @queryAll('live-title') private readonly titles!: NodeListOf<LiveTitle>;
  @queryAll('card-list') private readonly lists!: NodeListOf<CardList>;

  /** All there is to show of an item, if it is one of this column's. */
  async reveal(item: ItemId): Promise<void> {
    await this.#gradual.finish();
    await Promise.all([...this.lists].map(list => list.reveal(item)));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('words')) this.#gradual.restart();
  }

  /** Brings the focus to the title of an item, if it is one of this column's. */
  focusOn(item: ItemId): boolean {
    const title = [...this.titles].find(live => live.item === item);
    title?.focus();
    return title !== undefined || [...this.lists].some(list => list.focusOn(item));
  }

  override render(): TemplateResult {
    return html`<section .style="--hue: ${axisHue(-1)}" aria-label="À classer">
      <header><h2>À classer</h2></header>
      <p>Rien n’est perdu : ces éléments ne sont rattachés à rien pour l’instant. Déplacez-les où ils vont.</p>
      ${this.#renderList(null, this.unfiled.actions)}
      ${repeat(
        this.#gradual.take(this.unfiled.orientations, linesOf),
        ({ orientation }) => orientation.id,
        entry => this.#renderOrientation(entry),
      )}
    </section>`;
  }

  #renderOrientation({ orientation, actions, cited }: OutlineOrientation): TemplateResult {
    const { id, title } = orientation;
    const name = this.#names.of(id, shownTitle(title));
    return html`<h3>
        <span class="text"
          ><live-title
            .item=${id}
            .text=${title}
            .label=${`Titre : ${name}`}
            .words=${this.words}
            .readOnly=${this.readOnly}
            @title-edit=${this.#names.onEdit(id, name)}
          ></live-title
        ></span>
        ${
          this.readOnly
            ? nothing
            : html`<item-menu
              .label=${name}
              .entries=${entries}
              @menu-choose=${(event: MenuChooseEvent) =>
                this.dispatchEvent(event.id === 'move' ? new MoveAskEvent(id) : new ItemDeleteEvent(id))}
            ></item-menu>`
        }
      </h3>
      ${this.#renderList(id, actions)}
      ${
        cited.length === 0
          ? nothing
          : html`<cited-list
            .orientation=${id}
            .entries=${cited}
            .words=${this.words}
            .readOnly=${this.readOnly}
          ></cited-list>`
      }`;
  }

  #renderList(parent: ItemId | null, actions: Unfiled['actions']): TemplateResult {
    return html`<card-list
      .parent=${parent}
      .word=${this.vocabulary.action}
      .entries=${actions}
      .actors=${this.actors}
      .themes=${this.themes}
      .years=${this.years}
      .peers=${this.peers}
      .comments=${this.comments}
      .words=${this.words}
      .readOnly=${this.readOnly}
      .far=${this.hasUpdated}
    ></card-list>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unfiled-column': UnfiledColumn;
  }
}
