/** What the columns of the board have alike: titles that one edits, menus, cards, and the way to one of them. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, queryAll } from 'lit/decorators.js';
import type { Actor, ItemId, Theme, Vocabulary } from '../../shared/model.ts';
import type { NumberedAction } from '../../shared/views/outline.ts';
import { ItemDeleteEvent, MoveAskEvent } from '../events.ts';
import { HistoryAskEvent } from '../history-events.ts';
import type { Peer } from '../peers.ts';
import type { CardList } from './card-list.ts';
import './card-list.ts';
import './cited-list.ts';
import { cardsAtOnce } from './column-steps.ts';
import { Gradual } from './gradual.ts';
import type { MenuChooseEvent, MenuEntry } from './item-menu.ts';
import './item-menu.ts';
import type { LiveTitle } from './live-title.ts';
import './live-title.ts';
import { SteadyNames } from './steady-names.ts';

export abstract class BoardColumn extends LitElement {
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

  protected readonly names = new SteadyNames(this);
  protected readonly gradual = new Gradual(this, cardsAtOnce());

  @queryAll('live-title') private readonly titles!: NodeListOf<LiveTitle>;
  @queryAll('card-list') private readonly lists!: NodeListOf<CardList>;

  /** All there is to show of an item, if it is one of this column's. */
  async reveal(item: ItemId): Promise<void> {
    await this.gradual.finish();
    await Promise.all([...this.lists].map(list => list.reveal(item)));
  }

  /** Brings the focus to the title of an item, if it is one of this column's. */
  focusOn(item: ItemId): boolean {
    const title = this.#titleOf(item);
    title?.focus();
    return title !== undefined || [...this.lists].some(list => list.focusOn(item));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('words')) this.gradual.restart();
  }

  /** @param name by which its field is known */
  protected renderTitle(item: ItemId, text: string, name: string): TemplateResult {
    return html`<live-title
      .item=${item}
      .text=${text}
      .label=${`Titre : ${name}`}
      .words=${this.words}
      .readOnly=${this.readOnly}
      @title-edit=${this.names.onEdit(item, name)}
    ></live-title>`;
  }

  protected renderMenu(
    item: ItemId,
    label: string,
    entries: readonly MenuEntry[],
  ): TemplateResult | typeof nothing {
    if (this.readOnly) return nothing;
    return html`<item-menu
      .label=${label}
      .entries=${entries}
      @menu-choose=${(event: MenuChooseEvent) => this.#onChoose(item, event)}
    ></item-menu>`;
  }

  protected renderCards(
    parent: ItemId | null,
    actions: readonly NumberedAction[],
    rank: number,
  ): TemplateResult {
    return html`<card-list
      .parent=${parent}
      .entries=${actions}
      .word=${this.vocabulary.action}
      .rank=${rank}
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

  protected renderCited(
    orientation: ItemId,
    cited: readonly NumberedAction[],
  ): TemplateResult | typeof nothing {
    if (cited.length === 0) return nothing;
    return html`<cited-list
      .orientation=${orientation}
      .entries=${cited}
      .words=${this.words}
      .readOnly=${this.readOnly}
    ></cited-list>`;
  }

  #titleOf(item: ItemId): LiveTitle | undefined {
    return [...this.titles].find(title => title.item === item);
  }

  #onChoose(item: ItemId, { id }: MenuChooseEvent): void {
    if (id === 'rename') void this.#titleOf(item)?.edit();
    else if (id === 'move') this.dispatchEvent(new MoveAskEvent(item));
    else if (id === 'history') this.dispatchEvent(new HistoryAskEvent(item));
    else if (id === 'delete') this.dispatchEvent(new ItemDeleteEvent(item));
  }
}
