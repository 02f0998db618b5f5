import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { PlanImports } from '../../shared/plan-imports.ts';
import { tellMoment } from '../../shared/views/moments.ts';
import { countOf, quote } from '../../shared/words.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { TakenAwayEvent } from '../events.ts';
import type { ImportConfirmEvent } from '../import-events.ts';
import { tellImport } from '../import-news.ts';
import { ImportUndoEvent } from '../import-news-events.ts';
import { go, pathOf } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { page } from '../styles/page.ts';
import { typeset } from '../styles/typeset.ts';
import './import-desk.ts';

/** « Importer un tableau »: what somebody has in a spreadsheet, into the plan that is open. */
@customElement('import-page')
export class ImportPage extends LitElement {
  static override readonly styles = [
    controls,
    page,
    css`
      .last {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2) var(--s4);
        align-items: center;
        margin: 0 0 var(--s5);
        padding: var(--s3) var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .last p {
        flex: 1 1 16rem;
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);

  @state() private refusal = '';
  @query('h2') private readonly heading!: HTMLElement;

  /** Brings the focus to the top of the page: nothing of it is in the plan. */
  focusOn(): boolean {
    this.heading.focus();
    return false;
  }

  override render(): TemplateResult {
    const plan = this.#plan.value;
    const session = this.#session.value;
    if (!plan || !session?.hasPlan) return html`<p class="wait" role="status">Ouverture du plan…</p>`;
    return html`<h2 tabindex="-1">Importer un tableau</h2>
      ${session.role === 'coordinator' && session.mayEdit ? this.#renderDesk() : renderRefusal(session.role === 'coordinator')}`;
  }

  #renderDesk(): TemplateResult {
    return html`<p class="lead">
        Le plan que vous avez dans un classeur s’ajoute à celui-ci. Vous voyez d’abord comment il est compris : rien n’est écrit
        avant que vous ne le confirmiez.
      </p>
      ${this.#renderLast()}
      <import-desk
        .plan=${this.#plan.value?.snapshot}
        .refusal=${this.refusal}
        @import-confirm=${this.#onConfirm}
      ></import-desk>`;
  }

  #renderLast(): TemplateResult | typeof nothing {
    const plan = this.#plan.value;
    const last = plan?.extend(PlanImports).last;
    if (!plan || !last) return nothing;
    const brought = plan.snapshot.actions.filter(({ id }) => id in last.items).length;
    const { action } = plan.snapshot.territory.vocabulary;
    const text = `Dernier import : ${quote(last.name)}, ${tellMoment(last.at, Date.now())}, ${countOf(brought, action)}. Il ne pourra plus être annulé ainsi une fois un autre import fait.`;
    return html`<div class="last">
      <p>${typeset(text)}</p>
      <button class="btn" @click=${() => this.dispatchEvent(new ImportUndoEvent())}>Annuler cet import</button>
    </div>`;
  }

  readonly #onConfirm = ({ decision }: ImportConfirmEvent): void => {
    const plan = this.#plan.value;
    const territory = this.#session.value?.territory;
    if (!plan || territory === undefined || this.#session.value?.mayEdit !== true) return;
    const imports = plan.extend(PlanImports);
    if (!imports.hasRoomFor(decision.file)) {
      this.refusal =
        'Ce tableau est trop gros pour entrer dans le plan. Importez-en une partie, ou raccourcissez les textes des fiches.';
      return;
    }
    this.refusal = '';
    const text = tellImport(imports.add(decision), plan);
    // The page will be gone when the message is answered: what holds it stays.
    const stage = this.parentElement;
    this.dispatchEvent(new TakenAwayEvent(text, () => stage?.dispatchEvent(new ImportUndoEvent())));
    go(pathOf(territory, 'plan'));
  };
}

function renderRefusal(isCoordinator: boolean): TemplateResult {
  return html`<p class="lead">
    ${
      isCoordinator
        ? 'Le plan ne se modifie pas pour le moment : l’import sera possible dès qu’il se modifiera de nouveau.'
        : 'Seule une personne qui coordonne le plan peut y importer un tableau.'
    }
  </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'import-page': ImportPage;
  }
}
