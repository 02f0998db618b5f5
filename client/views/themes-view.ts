import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { type ItemId, type PlanSnapshot, yearsOf } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import type { Section } from '../../shared/sheet.ts';
import { actionsByTheme } from '../../shared/views/by-theme.ts';
import { SessionController } from '../controllers/session-controller.ts';
import type { ThemeTable } from '../elements/theme-table.ts';
import '../elements/theme-table.ts';
import { filteredPlan } from '../filtering.ts';
import { renderNothingFound } from './nothing-found.ts';
import { tableViewStyles } from './table-view.styles.ts';

/** The boxes of the fiches that the annex prints as columns. */
const columns: readonly string[] = ['details', 'humanTechnicalMeans', 'financialMeans'];

/** The plan by themes: the table of the annex. */
@customElement('themes-view')
export class ThemesView extends LitElement {
  static override readonly styles = tableViewStyles;

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence);

  /** The address's query. */
  @property() search = '';

  @query('theme-table') private readonly table!: ThemeTable | null;

  /** Brings the focus to the first line of an action. */
  focusOn(item: ItemId): void {
    void this.table?.focusOn(item);
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value;
    if (!session || !plan || !session.hasPlan)
      return html`<p class="empty" role="status">Ouverture du plan…</p>`;
    if (plan.snapshot.actions.length === 0)
      return html`<p class="empty">
        Aucune action à ranger par thématique pour l’instant. Ajoutez-en dans l’onglet « Plan ».
      </p>`;
    return this.#renderTable(plan, session.mayEdit);
  }

  #renderTable(plan: Plan, mayEdit: boolean): TemplateResult {
    const { snapshot } = plan;
    const { outline, filter, isFiltering, actions } = filteredPlan(plan, this.search);
    if (isFiltering && actions.shown === 0) return renderNothingFound();
    const groups = actionsByTheme(outline, snapshot.themes);
    return html`<theme-table
      .groups=${isFiltering ? groups.filter(group => group.actions.length > 0) : groups}
      .themes=${snapshot.themes}
      .actors=${snapshot.actors}
      .sections=${sectionsOf(snapshot)}
      .years=${yearsOf(snapshot.territory.period)}
      .peers=${this.#presence.value?.peers ?? []}
      .word=${snapshot.territory.vocabulary.action}
      .words=${filter.words}
      .readOnly=${!mayEdit}
    ></theme-table>`;
  }
}

const known = new WeakMap<readonly Section[], readonly Section[]>();

/** One and the same list as long as the sections stay, so that lines are not rendered for nothing. */
function sectionsOf({ territory }: PlanSnapshot): readonly Section[] {
  const { sections } = territory;
  const shown =
    known.get(sections) ?? sections.filter(({ id, isHidden }) => columns.includes(id) && !isHidden);
  known.set(sections, shown);
  return shown;
}

declare global {
  interface HTMLElementTagNameMap {
    'themes-view': ThemesView;
  }
}
