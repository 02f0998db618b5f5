import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ActionRole, ItemId } from '../../shared/model.ts';
import { destinationsFor, findMovable } from '../../shared/views/destinations.ts';
import { actionsInOrder, type Outline, outlineOf } from '../../shared/views/outline.ts';
import { SessionController } from '../controllers/session-controller.ts';
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

  override render(): TemplateResult | typeof nothing {
    const plan = this.#plan.value?.snapshot;
    if (!plan || !this.question) return nothing;
    const outline = outlineOf(plan);
    if (this.question.is === 'move') return this.#renderMove(this.question.item, outline);
    const { action: id, role } = this.question;
    const numbered = actionsInOrder(outline).find(({ action }) => action.id === id);
    return html`<actor-picker
      .action=${numbered?.action}
      .number=${numbered?.number ?? null}
      .actorRole=${role}
      .actors=${plan.actors}
    ></actor-picker>`;
  }

  #renderMove(id: ItemId, outline: Outline): TemplateResult {
    const item = findMovable(outline, id);
    return html`<move-dialog
      .item=${item}
      .destinations=${item ? destinationsFor(outline, item.kind) : []}
    ></move-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-dialogs': PlanDialogs;
  }
}
