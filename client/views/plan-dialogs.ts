import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ActionRole, Actor, ItemId } from '../../shared/model.ts';
import { destinationsFor, findMovable } from '../../shared/views/destinations.ts';
import { actionsInOrder, itemName, type Outline, outlineOf } from '../../shared/views/outline.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { DismissEvent, NoticeEvent } from '../events.ts';
import '../elements/actor-picker.ts';
import '../elements/move-dialog.ts';

/** What a person was asked to choose. */
export type Question =
  | { readonly is: 'actors'; readonly action: ItemId; readonly role: ActionRole }
  | { readonly is: 'move'; readonly item: ItemId };

/** The dialogs that any screen may open on an item: who pilots or carries it, where to move it. */
@customElement('plan-dialogs')
export class PlanDialogs extends LitElement {
  readonly #plan = new SessionController(this, session => session.plan);

  @property({ attribute: false }) question: Question | undefined;

  override updated(): void {
    // Somebody has deleted what it was about: were it restored, nobody would expect the dialog again.
    const plan = this.#plan.value?.snapshot;
    if (plan && this.question && !findMovable(outlineOf(plan), subjectOf(this.question))) this.#close();
  }

  override render(): TemplateResult | typeof nothing {
    const plan = this.#plan.value?.snapshot;
    if (!plan || !this.question) return nothing;
    const outline = outlineOf(plan);
    return this.question.is === 'move'
      ? this.#renderMove(this.question.item, outline)
      : this.#renderActors(this.question.action, this.question.role, outline, plan.actors);
  }

  #close(): void {
    this.dispatchEvent(new DismissEvent());
    this.dispatchEvent(new NoticeEvent('Quelqu’un d’autre vient de supprimer ce que vous modifiiez.'));
  }

  #renderActors(
    id: ItemId,
    role: ActionRole,
    outline: Outline,
    actors: readonly Actor[],
  ): TemplateResult | typeof nothing {
    const numbered = actionsInOrder(outline).find(({ action }) => action.id === id);
    if (!numbered) return nothing;
    return html`<actor-picker
      .action=${numbered.action}
      .name=${itemName(numbered.number, numbered.action.title)}
      .actorRole=${role}
      .actors=${actors}
    ></actor-picker>`;
  }

  #renderMove(id: ItemId, outline: Outline): TemplateResult | typeof nothing {
    const item = findMovable(outline, id);
    if (!item) return nothing;
    return html`<move-dialog .item=${item} .destinations=${destinationsFor(outline, item.kind)}></move-dialog>`;
  }
}

function subjectOf(question: Question): ItemId {
  return question.is === 'move' ? question.item : question.action;
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-dialogs': PlanDialogs;
  }
}
