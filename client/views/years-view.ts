import { LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { type ItemId, yearsOf } from '../../shared/model.ts';
import { actionsByYear } from '../../shared/views/by-year.ts';
import { outlineOf } from '../../shared/views/outline.ts';
import { rankedActions } from '../../shared/views/ranked.ts';
import { SessionController } from '../controllers/session-controller.ts';
import type { Column } from '../elements/action-column.ts';
import type { ActionTable } from '../elements/action-table.ts';
import '../elements/period-form.ts';
import { renderGrouped, renderWithoutYears } from './grouped-view.ts';
import { tableViewStyles } from './table-view.styles.ts';

const columns: readonly Column[] = [
  { is: 'mark' },
  { is: 'note', name: 'Début et fin' },
  { is: 'years' },
  { is: 'people', role: 'pilots' },
  { is: 'people', role: 'porteurs' },
];

/** The plan by years: what is planned in each, for whom, what begins and what ends. */
@customElement('years-view')
export class YearsView extends LitElement {
  static override readonly styles = tableViewStyles;

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence);

  /** The address's query. */
  @property() search = '';

  @query('action-table') private readonly table!: ActionTable | null;

  /** Brings the focus to the first line of an action. */
  async focusOn(item: ItemId): Promise<boolean> {
    return (await this.table?.focusOn(item)) === true;
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value;
    if (session?.hasPlan && plan && yearsOf(plan.snapshot.territory.period).length === 0)
      return renderWithoutYears(session.mayEdit);
    const parts = { session, plan, peers: this.#presence.value?.peers ?? [], search: this.search };
    return renderGrouped(parts, ({ outline, filter }, snapshot) => {
      const { territory } = snapshot;
      const groups = actionsByYear(outline, yearsOf(territory.period), territory.vocabulary.action);
      const isAsked = (year: number | null): boolean => filter.year === null || year === filter.year;
      return {
        label: 'Actions par année',
        groups: groups.filter(({ year }) => isAsked(year)),
        columns,
        choices: rankedActions(outlineOf(snapshot)),
      };
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'years-view': YearsView;
  }
}
