/** What the views by theme, by actor and by year have in common: one table of the plan, or why there is none. */
import { html, nothing, type TemplateResult } from 'lit';
import { type PlanSnapshot, yearsOf } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import type { ActionGroup } from '../../shared/views/action-groups.ts';
import type { FilteredPlan } from '../../shared/views/filter-plan.ts';
import type { NumberedAction } from '../../shared/views/outline.ts';
import type { Column } from '../elements/action-column.ts';
import '../elements/action-table.ts';
import { filteredPlan } from '../filtering.ts';
import type { Peer } from '../peers.ts';
import type { Session } from '../session.ts';
import { renderNothingFound } from './nothing-found.ts';

interface Parts {
  readonly session: Session | undefined;
  readonly plan: Plan | undefined;
  readonly peers: readonly Peer[];
  /** The address's query. */
  readonly search: string;
}

/** What a view shows of the filtered plan. Columns keep their identity, so that lines are not rendered for nothing. */
interface Table {
  readonly label: string;
  readonly groups: readonly ActionGroup[];
  readonly columns: readonly Column[];
  /** What may be planned in the year of a group. */
  readonly choices?: readonly NumberedAction[];
  /** What stands over the table. */
  readonly head?: TemplateResult;
}

const none: readonly NumberedAction[] = [];

export function renderGrouped(
  { session, plan, peers, search }: Parts,
  tableOf: (filtered: FilteredPlan, plan: PlanSnapshot) => Table,
): TemplateResult {
  if (!session || !plan || !session.hasPlan)
    return html`<p class="empty" role="status">Ouverture du plan…</p>`;
  const { actions, actors, themes, territory } = plan.snapshot;
  if (actions.length === 0)
    return html`<p class="empty">Aucune action dans ce plan pour l’instant. Ajoutez-en dans l’onglet « Plan ».</p>`;
  const filtered = filteredPlan(plan, search);
  if (filtered.isFiltering && filtered.actions.shown === 0) return renderNothingFound();
  const { label, groups, columns, choices, head } = tableOf(filtered, plan.snapshot);
  return html`${head ?? nothing}<action-table
      .label=${label}
      .groups=${filtered.isFiltering ? groups.filter(({ entries }) => entries.length > 0) : groups}
      .columns=${columns}
      .choices=${choices ?? none}
      .themes=${themes}
      .actors=${actors}
      .years=${yearsOf(territory.period)}
      .peers=${peers}
      .word=${territory.vocabulary.action}
      .words=${filtered.filter.words}
      .readOnly=${!session.mayEdit}
    ></action-table>`;
}

/** Where the convention's years are not known yet. */
export function renderWithoutYears(mayEdit: boolean): TemplateResult {
  return html`<div class="empty">
    <p>Les années de la convention ne sont pas encore renseignées.</p>
    ${mayEdit ? html`<period-form confirm="Afficher les années"></period-form>` : nothing}
  </div>`;
}
