import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Action, ActionRole, Actor, ActorId, Theme } from '../../shared/model.ts';
import { signature } from '../../shared/people.ts';
import { shortName } from '../../shared/views/outline.ts';
import { excerptOf, foldText, hasWord, wordsOf } from '../../shared/views/search.ts';
import { countOf } from '../../shared/words.ts';
import { CommentsAskEvent } from '../comment-events.ts';
import { ActorsAskEvent, WhereaboutsEvent } from '../events.ts';
import type { Peer } from '../peers.ts';
import { SheetOpenEvent } from '../sheet-events.ts';
import { axisHue, controls } from '../styles/controls.ts';
import { cardStyles } from './action-card.styles.ts';
import { cardEntries, fixedCardEntries, intentOf } from './action-menu.ts';
import { renderBadges } from './actor-badge.ts';
import type { MenuChooseEvent } from './item-menu.ts';
import type { LiveTitle } from './live-title.ts';
import './live-title.ts';
import { renderMarked } from './marked-text.ts';
import { SteadyNames } from './steady-names.ts';
import './ui-icon.ts';
import './years-strip.ts';

/** The type under which a dragged card is known to where it may be dropped. */
export const DRAGGED_ACTION = 'application/x-tablee-action';

/** One action on the board: its number and title, who carries and pilots it, and its years. */
@customElement('action-card')
export class ActionCard extends LitElement {
  static override readonly styles = [controls, cardStyles];

  readonly #names = new SteadyNames(this);

  @property({ attribute: false }) action: Action | undefined;
  @property() number: string | null = null;
  /** The territory's word for an action. */
  @property() word = 'Action';
  /** Rank of its axis, for the hue. */
  @property({ type: Number }) rank = -1;
  @property({ attribute: false }) actors: readonly Actor[] = [];
  @property({ attribute: false }) themes: readonly Theme[] = [];
  @property({ attribute: false }) years: readonly number[] = [];
  /** The others who work on this action. */
  @property({ attribute: false }) peers: readonly Peer[] = [];
  /** How many of its comments are open. */
  @property({ type: Number }) comments = 0;
  /** What is searched for. */
  @property() words = '';
  @property({ type: Boolean }) readOnly = false;

  /** Firefox gives the mouse no caret in a field of something that may be dragged. */
  @state() private isTyping = false;

  @query('live-title') private readonly titleField!: LiveTitle;

  override focus(): void {
    this.titleField.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { action } = this;
    if (!action) return nothing;
    const [peer] = this.peers;
    const name = this.#names.of(action.id, shortName(this.word, this.number, action.title));
    return html`<article
      .style="--hue: ${axisHue(this.rank)}; ${peer ? `--peer: ${peer.color}` : ''}"
      class=${peer ? 'live' : ''}
      aria-label=${name}
      draggable=${this.readOnly || this.isTyping ? 'false' : 'true'}
      @dragstart=${this.#onDragStart}
      @focusin=${this.#onFocusIn}
      @focusout=${this.#onFocusOut}
    >
      ${peer ? html`<span class="who">${this.peers.map(signature).join(', ')}</span>` : nothing}
      <div class="head">
        <div class="title">
          ${this.#renderNumber(action)}<live-title
            .item=${action.id}
            .text=${action.title}
            .label=${`Titre : ${name}`}
            .words=${this.words}
            .readOnly=${this.readOnly}
            @title-edit=${this.#names.onEdit(action.id, name)}
          ></live-title>
        </div>
        <button
          class="open"
          aria-label="Ouvrir la fiche : ${name}"
          title="Ouvrir la fiche"
          @click=${() => this.dispatchEvent(new SheetOpenEvent(action.id))}
        >
          <ui-icon name="sheet"></ui-icon>
        </button>
        ${
          this.readOnly
            ? nothing
            : html`<item-menu
              .label=${name}
              .entries=${action.fixedNumber === undefined ? cardEntries : fixedCardEntries}
              @menu-choose=${this.#onChoose}
            ></item-menu>`
        }
      </div>
      ${this.#renderFound(action)}
      <div class="foot">
        ${this.#renderActors('pilots', action.pilots)} ${this.#renderActors('porteurs', action.porteurs)}
        <span class="about"
          >${this.#renderTheme(action)}${this.comments > 0 ? this.#renderComments(action) : nothing}<years-strip
            .action=${action}
            .years=${this.years}
            .actors=${this.actors}
          ></years-strip
        ></span>
      </div>
    </article>`;
  }

  /** Why the card is here, when its title does not say it. */
  #renderFound({ title, sheet }: Action): TemplateResult | typeof nothing {
    const unseen = wordsOf(this.words).filter(word => !hasWord(foldText(title), word));
    const found = unseen.length > 0 ? excerptOf(Object.values(sheet).flat(), unseen) : undefined;
    return found === undefined
      ? nothing
      : html`<p class="found"><span class="sr">Dans la fiche :</span> ${renderMarked(found, unseen)}</p>`;
  }

  #renderNumber({ fixedNumber }: Action): TemplateResult | typeof nothing {
    if (this.number === null) return nothing;
    const pin =
      fixedNumber === undefined
        ? nothing
        : html`<ui-icon name="pin" title="Numéro figé : il ne suit pas la place"></ui-icon
            ><span class="sr">(numéro figé)</span>`;
    return html`<span class="number">${this.number}${pin}</span>`;
  }

  #renderActors(role: ActionRole, ids: readonly ActorId[]): TemplateResult | typeof nothing {
    const isPilots = role === 'pilots';
    const word = isPilots ? 'Pilotes' : 'Porteurs';
    const badges = renderBadges(ids, this.actors, isPilots, `${word} : `);
    const isEmpty = badges.length === 0;
    if (this.readOnly) return isEmpty ? nothing : html`<span class="actors">${badges}</span>`;
    const action = this.action?.id;
    return html`<button
      class="actors"
      title=${word}
      @click=${() => action !== undefined && this.dispatchEvent(new ActorsAskEvent(action, role))}
    >
      ${isEmpty ? html`<span class="add">+ ${word.slice(0, -1)}</span>` : badges}
    </button>`;
  }

  #renderComments({ id }: Action): TemplateResult {
    return html`<button class="comments" @click=${() => this.dispatchEvent(new CommentsAskEvent(id))}>
      <ui-icon name="comment"></ui-icon><span aria-hidden="true">${this.comments}</span
      ><span class="sr">${countOf(this.comments, 'commentaire')}</span>
    </button>`;
  }

  #renderTheme({ themes }: Action): TemplateResult | typeof nothing {
    const names = this.themes.filter(({ id }) => themes.includes(id)).map(({ name }) => name);
    const [first] = names;
    if (first === undefined) return nothing;
    const more = names.length > 1 ? ` +${names.length - 1}` : '';
    return html`<span class="chip" title=${names.join(', ')}>${first}${more}</span>`;
  }

  readonly #onChoose = ({ id }: MenuChooseEvent): void => {
    const action = this.action?.id;
    if (action === undefined) return;
    if (id === 'rename') void this.titleField.edit();
    const intent = intentOf(id, action);
    if (intent) this.dispatchEvent(intent);
  };

  readonly #onDragStart = (event: DragEvent): void => {
    if (!this.action || !event.dataTransfer) return;
    event.dataTransfer.setData(DRAGGED_ACTION, this.action.id);
    event.dataTransfer.effectAllowed = 'move';
  };

  readonly #onFocusIn = (event: FocusEvent): void => {
    this.isTyping = event.composedPath()[0] instanceof HTMLTextAreaElement;
    if (this.action) this.dispatchEvent(new WhereaboutsEvent(this.action.id));
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const inside = event.relatedTarget instanceof Node && this.shadowRoot?.contains(event.relatedTarget);
    if (inside) return;
    this.isTyping = false;
    this.dispatchEvent(new WhereaboutsEvent(null));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'action-card': ActionCard;
  }
}
