import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type ItemId, type PlanSnapshot, yearsOf } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { type ActionPlace, findAction } from '../../shared/views/action-place.ts';
import { openThreadsOn } from '../../shared/views/comments.ts';
import type { DeploymentRow } from '../../shared/views/deployment.ts';
import { outlineOf, shortName } from '../../shared/views/outline.ts';
import { layOut, type SheetBox, type SheetLayout, sectionBlocks } from '../../shared/views/sheet-layout.ts';
import { countOf } from '../../shared/words.ts';
import { CommentsAskEvent } from '../comment-events.ts';
import { SessionController } from '../controllers/session-controller.ts';
import '../elements/deployment-grid.ts';
import { Gradual } from '../elements/gradual.ts';
import { renderHeading } from '../elements/heading.ts';
import { isDialogOpen } from '../elements/modal-dialog.ts';
import '../elements/rich-text.ts';
import '../elements/sections-dialog.ts';
import type { SheetHead } from '../elements/sheet-head.ts';
import '../elements/sheet-head.ts';
import '../elements/sheet-facts.ts';
import '../elements/ui-icon.ts';
import { WhereaboutsEvent } from '../events.ts';
import { sheetPathOf } from '../router.ts';
import type { Session } from '../session.ts';
import { SheetOpenEvent } from '../sheet-events.ts';
import { axisHue, controls } from '../styles/controls.ts';
import { sheetStyles } from './action-sheet.styles.ts';
import './item-comments.ts';
import { nobody, peersIn, renderPeers } from './section-peers.ts';
import './sheet-history.ts';

/** Pixels that a section takes at least. */
const BOX = 150;

/**
 * The fiche of one action: all that is known of it, edited in place.
 *
 * @slot - what stands beside the buttons at its top
 */
@customElement('action-sheet')
export class ActionSheet extends LitElement {
  static override readonly styles = [controls, sheetStyles];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence);

  @property({ attribute: false }) action: ItemId | undefined;
  /** It is the whole page, and not beside the plan. */
  @property({ type: Boolean }) isAlone = false;
  /** Of its heading, among those of the page. */
  @property({ type: Number }) level: 1 | 2 = 2;

  @state() private isShaping = false;

  /** The sections that the window has room for come with the title, the others right after. */
  readonly #gradual = new Gradual(this, { first: Math.ceil(window.innerHeight / BOX) });

  @query('sheet-head') private readonly head!: SheetHead | null;

  #place: ActionPlace | undefined;
  #layout: SheetLayout | undefined;
  #rows: readonly (DeploymentRow & { is: 'action' })[] = [];
  /** Hidden sections that were shown because they are written in: they stay when they are emptied under one's hands. */
  readonly #kept = new Set<string>();

  /** Brings the focus to the title of the fiche. */
  override focus(): void {
    this.head?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeydown);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('action')) {
      this.#kept.clear();
      this.#gradual.restart();
    }
    const plan = this.#plan.value?.snapshot;
    this.#place = plan && this.action && findAction(outlineOf(plan), this.action);
    if (!plan || !this.#place) return;
    const { action, number, rank } = this.#place;
    this.#layout = layOut(plan.territory.sections, action, this.#kept);
    for (const { section } of this.#layout.others) this.#kept.add(section.id);
    const [row] = this.#rows;
    // One and the same row as long as it says the same: the grid does not render for nothing.
    if (row?.action !== action || row.number !== number || row.rank !== rank)
      this.#rows = [{ is: 'action', action, number, rank }];
  }

  override updated(changed: PropertyValues<this>): void {
    const { action } = this;
    // The others are told, and this fiche hears of it as of all they do.
    if (changed.has('action') && action !== undefined)
      void this.updateComplete.then(() => this.dispatchEvent(new WhereaboutsEvent(action)));
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value;
    if (!session || !plan || !session.hasPlan)
      return html`<p class="message" role="status">Ouverture de la fiche…</p>`;
    if (!this.#place) return this.#renderMissing();
    return this.#renderSheet(this.#place, plan, session);
  }

  #renderMissing(): TemplateResult {
    const close = (): unknown => this.dispatchEvent(new SheetOpenEvent(null));
    return html`<div class="message">
      ${this.#renderHeading(0, 'Fiche introuvable')}
      <p role="status">
        Cette fiche n’existe pas, ou n’est plus dans le plan. La corbeille garde ce qui a été supprimé.
      </p>
      <slot></slot>
      ${this.isAlone ? nothing : html`<button class="btn" @click=${close}>Fermer la fiche</button>`}
    </div>`;
  }

  #renderSheet(place: ActionPlace, plan: Plan, session: Session): TemplateResult {
    const { territory, actors, themes } = plan.snapshot;
    const years = yearsOf(territory.period);
    const readOnly = !session.mayEdit;
    return html`<article .style="--hue: ${axisHue(place.rank)}" @focusin=${this.#onFocusIn}>
        <sheet-head
          .place=${place}
          .word=${territory.vocabulary.action}
          .href=${this.isAlone ? '' : sheetPathOf(session.territory, place.action.id)}
          .level=${this.level}
          .sticky=${!this.isAlone}
          .readOnly=${readOnly}
          .mayShape=${!readOnly && session.role === 'coordinator'}
          @sections-ask=${this.#onSectionsAsk}
        >
          <slot></slot>
        </sheet-head>
        <sheet-facts
          .action=${place.action}
          .actors=${actors}
          .themes=${themes}
          .years=${years}
          .readOnly=${readOnly}
        ></sheet-facts>
        ${years.length === 0 ? nothing : this.#renderDeployment(place, plan.snapshot, readOnly)}
        ${this.#renderSections(place, plan, readOnly)}
      </article>
      ${
        this.isShaping
          ? html`<sections-dialog
              .sections=${territory.sections}
              @dismiss=${this.#onSectionsDismiss}
            ></sections-dialog>`
          : nothing
      }`;
  }

  #renderDeployment(place: ActionPlace, plan: PlanSnapshot, readOnly: boolean): TemplateResult {
    const { action, number } = place;
    const { vocabulary, period } = plan.territory;
    return html`${this.#renderHeading(1, 'Déploiement')}
      <deployment-grid
        single
        .label=${`Déploiement : ${shortName(vocabulary.action, number, action.title)}`}
        .rows=${this.#rows}
        .years=${yearsOf(period)}
        .actors=${plan.actors}
        .peers=${this.#presence.value?.peers ?? nobody}
        .readOnly=${readOnly}
        .currentYear=${new Date().getFullYear()}
        .word=${vocabulary.action}
      ></deployment-grid>`;
  }

  #renderSections({ action }: ActionPlace, plan: Plan, readOnly: boolean): TemplateResult {
    const { boxes, others } = this.#layout ?? { boxes: [], others: [] };
    const render = (shown: readonly SheetBox[], depth: 1 | 2): TemplateResult =>
      html`<div class="boxes">
        ${repeat(
          shown,
          // An editor belongs to one text: another action's is another one.
          ({ section }) => `${action.id} ${section.id}`,
          box => this.#renderBox(box, depth, action, plan, readOnly),
        )}
      </div>`;
    const shown = this.#gradual.take(boxes);
    if (shown.length < boxes.length) return render(shown, 1);
    return html`${render(boxes, 1)}
    ${
      others.length === 0
        ? nothing
        : html`${this.#renderHeading(1, 'Autres rubriques', 'group')}
            <p class="lead">Elles ne sont plus proposées dans les fiches, mais quelque chose y est écrit.</p>
            ${render(others, 2)}`
    }
    <section class="talk" aria-label="Commentaires">
      ${this.#renderHeading(1, 'Commentaires', 'group')}
      <item-comments .item=${action.id}></item-comments>
    </section>
    <sheet-history .item=${action.id}></sheet-history>`;
  }

  #renderBox(
    { section, isHalf }: SheetBox,
    depth: 1 | 2,
    action: ActionPlace['action'],
    plan: Plan,
    readOnly: boolean,
  ): TemplateResult {
    const company = this.#presence.value?.peers ?? nobody;
    const peers = peersIn(company, action.id, section.id);
    return html`<div class="box ${isHalf ? 'half' : ''}" data-section=${section.id}>
      <div class="about">
        ${this.#renderHeading(depth, section.name)} ${renderPeers(peers)}
        ${this.#renderNote(section, action.id, plan, readOnly)}
      </div>
      <rich-text
        .text=${plan.sheets.text(action.id, section.id)}
        .blocks=${sectionBlocks(action, section.id)}
        .label=${section.name}
        .readOnly=${readOnly}
        .carets=${this.#presence.value?.carets}
        .company=${company}
        .peers=${peers}
      ></rich-text>
    </div>`;
  }

  /** The way to the comments on one section, with how many are open. */
  #renderNote(
    { id, name }: SheetBox['section'],
    action: ItemId,
    { snapshot }: Plan,
    readOnly: boolean,
  ): TemplateResult | typeof nothing {
    const open = openThreadsOn(snapshot, action, id);
    if (open === 0 && readOnly) return nothing;
    const text = open === 0 ? 'Commenter' : countOf(open, 'commentaire');
    return html`<button
      class=${open === 0 ? 'note' : 'note open'}
      aria-label=${`${text} : ${name}`}
      title=${text}
      @click=${() => this.dispatchEvent(new CommentsAskEvent(action, id))}
    >
      <ui-icon name="comment"></ui-icon>${open === 0 ? nothing : open}
    </button>`;
  }

  /** @param depth under the title of the fiche; 0 in its place */
  #renderHeading(depth: 0 | 1 | 2, text: string, look = 'label'): TemplateResult {
    return renderHeading(this.level + depth, text, look);
  }

  readonly #onFocusIn = (event: FocusEvent): void => {
    const path = event.composedPath().filter(node => node instanceof HTMLElement);
    // The years tell by themselves which one the person is on.
    if (this.action === undefined || path.some(({ localName }) => localName === 'deployment-grid')) return;
    const box = path.find(({ dataset }) => dataset.section !== undefined);
    this.dispatchEvent(new WhereaboutsEvent(this.action, null, box?.dataset.section ?? null));
  };

  /** From one fiche to the next by keys, wherever the focus is: they are read one after the other. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    const isStep = event.altKey && (event.key === 'PageUp' || event.key === 'PageDown');
    // A dialog is about this fiche, and hides the next one.
    if (!isStep || event.defaultPrevented || isDialogOpen()) return;
    const target = event.key === 'PageUp' ? this.#place?.previous : this.#place?.next;
    event.preventDefault();
    if (target) this.dispatchEvent(new SheetOpenEvent(target));
  };

  readonly #onSectionsAsk = (event: Event): void => {
    event.stopPropagation();
    this.isShaping = true;
  };

  readonly #onSectionsDismiss = (event: Event): void => {
    event.stopPropagation();
    this.isShaping = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'action-sheet': ActionSheet;
  }
}
