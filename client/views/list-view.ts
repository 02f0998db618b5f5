import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { type ItemId, yearsOf } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { SessionController } from '../controllers/session-controller.ts';
import '../elements/add-field.ts';
import type { OutlineList } from '../elements/outline-list.ts';
import '../elements/outline-list.ts';
import { filteredPlan } from '../filtering.ts';
import { renderNothingFound } from './nothing-found.ts';
import { tableViewStyles } from './table-view.styles.ts';

/** The whole plan as one list, to write at length. */
@customElement('list-view')
export class ListView extends LitElement {
  static override readonly styles = tableViewStyles;

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence, { isPatient: true });

  /** The address's query. */
  @property() search = '';

  @query('outline-list') private readonly list!: OutlineList | null;

  /** Brings the focus to the title of an item. */
  async focusOn(item: ItemId): Promise<boolean> {
    return (await this.list?.focusOn(item)) === true;
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value;
    if (!session || !plan || !session.hasPlan)
      return html`<p class="empty" role="status">Ouverture du plan…</p>`;
    return this.#renderList(plan, session.mayEdit);
  }

  #renderList(plan: Plan, mayEdit: boolean): TemplateResult {
    const { territory, actors, themes } = plan.snapshot;
    const { outline, filter, isFiltering } = filteredPlan(plan, this.search);
    const { axes, unfiled } = outline;
    const isEmpty = axes.length + unfiled.actions.length + unfiled.orientations.length === 0;
    if (isEmpty && isFiltering) return renderNothingFound();
    return html`${
      isEmpty
        ? html`<p class="empty">Ce plan est encore vide. Ajoutez-y un premier titre :</p>`
        : html`<outline-list
          .outline=${outline}
          .vocabulary=${territory.vocabulary}
          .actors=${actors}
          .themes=${themes}
          .years=${yearsOf(territory.period)}
          .peers=${this.#presence.value?.peers ?? []}
          .words=${filter.words}
          .readOnly=${!mayEdit}
        ></outline-list>`
    }
    ${mayEdit ? html`<add-field kind="axis" .word=${territory.vocabulary.axis}></add-field>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'list-view': ListView;
  }
}
