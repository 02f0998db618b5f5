import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ActionRole, ItemId, PlanSnapshot } from '../../shared/model.ts';
import { destinationsFor, findMovable } from '../../shared/views/destinations.ts';
import { actionsInOrder, itemName, nameOf, type Outline, outlineOf } from '../../shared/views/outline.ts';
import { LazyCode } from '../controllers/lazy-code.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { DismissEvent, NoticeEvent } from '../events.ts';
import '../elements/actor-picker.ts';
import '../elements/citation-dialog.ts';
import type { ModalDialog } from '../elements/modal-dialog.ts';
import '../elements/modal-dialog.ts';
import '../elements/move-dialog.ts';
import '../elements/theme-picker.ts';
import { controls } from '../styles/controls.ts';
import type { ItemComments } from './item-comments.ts';

const loadComments = (): Promise<unknown> => import('./item-comments.ts');
const loadHistory = (): Promise<unknown> => import('./item-history.ts');

/** What a person was asked to choose. */
export type Question =
  | { readonly is: 'actors'; readonly action: ItemId; readonly role: ActionRole }
  | { readonly is: 'themes' | 'citations'; readonly action: ItemId }
  | { readonly is: 'comments'; readonly action: ItemId; readonly section: string | null }
  | { readonly is: 'move' | 'history'; readonly item: ItemId };

/** The dialogs that any screen may open on an item: who pilots or carries it, what it is about, where to move or cite it. */
@customElement('plan-dialogs')
export class PlanDialogs extends LitElement {
  static override readonly styles = controls;

  readonly #plan = new SessionController(this, session => session.plan);
  readonly #code = new LazyCode(this);

  @property({ attribute: false }) question: Question | undefined;

  @query('modal-dialog') private readonly dialog!: ModalDialog | null;
  @query('item-comments') private readonly comments!: ItemComments | null;

  /** The comments that were given the focus already. */
  #entered: ItemComments | null = null;

  override updated(): void {
    if (this.comments !== this.#entered) void this.#enter(this.comments);
    // Somebody has deleted what it was about: were it restored, nobody would expect the dialog again.
    const plan = this.#plan.value?.snapshot;
    if (plan && this.question && !findMovable(outlineOf(plan), subjectOf(this.question))) this.#close();
  }

  override render(): TemplateResult | typeof nothing {
    const plan = this.#plan.value?.snapshot;
    if (!plan || !this.question) return nothing;
    const { question } = this;
    switch (question.is) {
      case 'move':
        return this.#renderMove(question.item, outlineOf(plan));
      case 'history':
        return this.#renderLater(
          `Historique : ${nameOf(outlineOf(plan), question.item) ?? ''}`,
          loadHistory,
          () => html`<item-history .item=${question.item}></item-history>`,
        );
      default:
        return this.#renderAbout(question, plan);
    }
  }

  /** Who comes to comment writes at once; who has gone to a button meanwhile stays there. */
  async #enter(comments: ItemComments | null): Promise<void> {
    this.#entered = comments;
    await comments?.updateComplete;
    if (this.dialog?.isAtStart) comments?.focus();
  }

  #close(): void {
    this.dispatchEvent(new DismissEvent());
    this.dispatchEvent(new NoticeEvent('Quelqu’un d’autre vient de supprimer ce que vous modifiiez.'));
  }

  /** What is asked about one action. */
  #renderAbout(
    question: Extract<Question, { action: ItemId }>,
    plan: PlanSnapshot,
  ): TemplateResult | typeof nothing {
    const outline = outlineOf(plan);
    const numbered = actionsInOrder(outline).find(({ action }) => action.id === question.action);
    if (!numbered) return nothing;
    const { action } = numbered;
    const name = itemName(numbered.number, action.title);
    switch (question.is) {
      case 'actors':
        return html`<actor-picker
          .action=${action}
          .name=${name}
          .actorRole=${question.role}
          .actors=${plan.actors}
        ></actor-picker>`;
      case 'themes':
        return html`<theme-picker .action=${action} .name=${name} .themes=${plan.themes}></theme-picker>`;
      case 'citations':
        return html`<citation-dialog .action=${action} .name=${name} .axes=${outline.axes}></citation-dialog>`;
      case 'comments':
        return this.#renderLater(
          `Commentaires : ${nameOfSection(question.section, plan) ?? name}`,
          loadComments,
          () => html`<item-comments .item=${action.id} .section=${question.section}></item-comments>`,
        );
    }
  }

  /** A dialog to read in, whose content comes with its first use. */
  #renderLater(
    heading: string,
    load: () => Promise<unknown>,
    renderContent: () => TemplateResult,
  ): TemplateResult {
    const outcome = this.#code.need(load);
    return html`<modal-dialog heading=${heading} isRead>
      ${outcome === 'ready' ? renderContent() : nothing}
      ${outcome === 'loading' ? html`<p role="status">Un instant…</p>` : nothing}
      ${
        outcome === 'failed'
          ? html`<p role="alert">Ce contenu n’a pas pu être chargé. Vérifiez votre connexion, puis rechargez la page.</p>`
          : nothing
      }
      <button class="btn" slot="actions" @click=${() => this.dispatchEvent(new DismissEvent())}>Fermer</button>
    </modal-dialog>`;
  }

  #renderMove(id: ItemId, outline: Outline): TemplateResult | typeof nothing {
    const item = findMovable(outline, id);
    if (!item) return nothing;
    return html`<move-dialog .item=${item} .destinations=${destinationsFor(outline, item.kind)}></move-dialog>`;
  }
}

function nameOfSection(id: string | null, { territory }: PlanSnapshot): string | undefined {
  return territory.sections.find(section => section.id === id)?.name;
}

function subjectOf(question: Question): ItemId {
  return 'item' in question ? question.item : question.action;
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-dialogs': PlanDialogs;
  }
}
