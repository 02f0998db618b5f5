import { LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ItemId } from '../../shared/model.ts';
import type { Section } from '../../shared/sheet.ts';
import { actionsByTheme } from '../../shared/views/by-theme.ts';
import { SessionController } from '../controllers/session-controller.ts';
import type { Column } from '../elements/action-column.ts';
import type { ActionTable } from '../elements/action-table.ts';
import { renderGrouped } from './grouped-view.ts';
import { tableViewStyles } from './table-view.styles.ts';

/** The boxes of the fiches that the annex prints as columns. */
const printed: readonly string[] = ['details', 'humanTechnicalMeans', 'financialMeans'];

/** The plan by themes: the table of the annex. */
@customElement('themes-view')
export class ThemesView extends LitElement {
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
    const parts = {
      session: this.#session.value,
      plan: this.#plan.value,
      peers: this.#presence.value?.peers ?? [],
      search: this.search,
    };
    return renderGrouped(parts, ({ outline }, { themes, territory }) => ({
      label: 'Actions par thématique',
      groups: actionsByTheme(outline, themes, territory.vocabulary.action),
      columns: columnsFor(territory.sections),
    }));
  }
}

const known = new WeakMap<readonly Section[], readonly Column[]>();

function columnsFor(sections: readonly Section[]): readonly Column[] {
  const columns = known.get(sections) ?? [
    { is: 'themes' },
    ...sections
      .filter(({ id, isHidden }) => printed.includes(id) && !isHidden)
      .map(({ id, name }) => ({ is: 'section', id, name }) as const),
    { is: 'people', role: 'pilots' },
    { is: 'people', role: 'porteurs' },
  ];
  known.set(sections, columns);
  return columns;
}

declare global {
  interface HTMLElementTagNameMap {
    'themes-view': ThemesView;
  }
}
