import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, queryAll } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type ItemId, type PlanSnapshot, yearsOf } from '../../shared/model.ts';
import { openThreadCounts } from '../../shared/views/comments.ts';
import { asksTheSame } from '../../shared/views/filter.ts';
import type { FilteredPlan } from '../../shared/views/filter-plan.ts';
import { actionsInOrder } from '../../shared/views/outline.ts';
import { SessionController } from '../controllers/session-controller.ts';
import '../elements/add-field.ts';
import '../elements/axis-column.ts';
import type { AxisColumn } from '../elements/axis-column.ts';
import { Gradual } from '../elements/gradual.ts';
import '../elements/unfiled-column.ts';
import type { UnfiledColumn } from '../elements/unfiled-column.ts';
import { filteredPlan } from '../filtering.ts';
import { typeset } from '../styles/typeset.ts';
import { renderNothingFound } from './nothing-found.ts';

/** Pixels that a column takes at least, on a wide window. */
const COLUMN = 320;

/** The board: a column for each axis, and one for what is « À classer » when there is any. */
@customElement('plan-view')
export class PlanView extends LitElement {
  static override readonly styles = css`
      :host {
        display: block;
        overflow-x: auto;
        /* The page scrolls down; only the board scrolls sideways. */
        overscroll-behavior-x: contain;
      }
      .board {
        display: grid;
        grid-template-columns: repeat(var(--columns), minmax(320px, 1fr));
        grid-auto-flow: column;
        grid-auto-columns: max-content;
        gap: var(--s4);
        padding: var(--s3) var(--s5) var(--s5);
        align-items: start;
        min-width: min-content;
      }
      .empty {
        margin: 12vh 0 0;
        padding: 0 var(--s5);
        text-align: center;
        color: var(--ink-soft);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s4);
        margin: 0;
        padding: var(--s3) var(--s5) 0;
        font-size: var(--t-s);
        color: var(--ink-soft);
      }
      .legend span {
        display: inline-flex;
        gap: 6px;
        align-items: center;
      }
      .legend i {
        width: 12px;
        height: 12px;
        border-radius: 50%;
        background: var(--ink-soft);
      }
      .legend .hollow {
        background: none;
        box-shadow: inset 0 0 0 2px var(--ink-soft);
      }
      @media (forced-colors: active) {
        .legend i {
          border: 2px solid CanvasText;
          background: CanvasText;
          forced-color-adjust: none;
        }
        .legend .hollow {
          background: none;
          box-shadow: none;
        }
      }
      /* Paper does not scroll: columns are sections, one under the other. */
      @media print {
        :host {
          overflow: visible;
        }
        .board {
          display: block;
          min-width: 0;
          padding: 0;
        }
        .board > * + * {
          margin-top: 5mm;
        }
        .board > .add {
          display: none;
        }
        .legend {
          padding: 0 0 3mm;
        }
        .legend i {
          border: 2px solid var(--ink-soft);
          print-color-adjust: exact;
        }
      }
      .first {
        grid-template-columns: none;
        justify-content: center;
      }
      @media screen and (max-width: 700px) {
        /* There, the first cards need the height: how badges are to be read is told under the columns. */
        :host {
          display: flex;
          flex-direction: column;
        }
        .legend {
          order: 1;
          position: sticky;
          left: 0;
          padding: 0 var(--s4) var(--s4);
        }
        .board {
          align-self: start;
          grid-template-columns: repeat(var(--columns), min(86vw, 360px));
          padding: var(--s2) var(--s4) var(--s4);
          gap: var(--s3);
          scroll-snap-type: x proximity;
        }
        .board > * {
          scroll-snap-align: center;
        }
      }
  `;

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence, { isPatient: true });

  /** How many columns the window has room for: others are created out of sight. */
  readonly #first = Math.ceil(window.innerWidth / COLUMN);
  readonly #gradual = new Gradual(this, { first: this.#first, step: 10 });

  /** The address's query. */
  @property() search = '';

  @queryAll('axis-column, unfiled-column') private readonly columns!: NodeListOf<AxisColumn | UnfiledColumn>;

  /** Brings the focus to the title of an item. */
  async focusOn(item: ItemId): Promise<boolean> {
    const isThere = (): boolean => [...this.columns].some(column => column.focusOn(item));
    if (isThere()) return true;
    await this.#gradual.finish();
    await Promise.all([...this.columns].map(column => column.reveal(item)));
    // Lists have rendered, and the cards in them have not.
    await new Promise(resolve => requestAnimationFrame(resolve));
    return isThere();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('search') && !asksTheSame(changed.get('search') ?? '', this.search))
      this.#gradual.restart();
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value;
    if (!session || !plan || !session.hasPlan)
      return html`<p class="empty" role="status">Ouverture du plan…</p>`;
    return this.#renderBoard(plan.snapshot, filteredPlan(plan, this.search), session.mayEdit);
  }

  #renderBoard(plan: PlanSnapshot, filtered: FilteredPlan, mayEdit: boolean): TemplateResult {
    const { axes, unfiled } = filtered.outline;
    const hasUnfiled = unfiled.actions.length > 0 || unfiled.orientations.length > 0;
    const isEmpty = axes.length === 0 && !hasUnfiled;
    if (isEmpty && filtered.isFiltering) return renderNothingFound();
    // Columns that are not there yet keep their place.
    const last = isEmpty ? '' : `grid-column: ${axes.length + Number(hasUnfiled) + 1}`;
    return html`${isEmpty ? html`<p class="empty">Ce plan est encore vide. Ajoutez-y un premier titre :</p>` : nothing}
    ${showsActors(filtered) ? renderLegend() : nothing}
    <div class=${isEmpty ? 'board first' : 'board'} .style="--columns: ${axes.length + Number(hasUnfiled)}">
      ${repeat(
        this.#gradual.take(axes),
        entry => entry.axis.id,
        (entry, index) =>
          html`<axis-column
            .entry=${entry}
            .vocabulary=${plan.territory.vocabulary}
            .actors=${plan.actors}
            .themes=${plan.themes}
            .years=${yearsOf(plan.territory.period)}
            .peers=${this.#presence.value?.peers ?? []}
            .comments=${openThreadCounts(plan)}
            .words=${filtered.filter.words}
            .readOnly=${!mayEdit}
            .far=${index >= this.#first}
          ></axis-column>`,
      )}
      ${hasUnfiled ? this.#renderUnfiled(filtered, plan, mayEdit) : nothing}
      ${
        mayEdit
          ? html`<add-field class="add" .style=${last} kind="axis" .word=${plan.territory.vocabulary.axis}></add-field>`
          : nothing
      }
    </div>`;
  }

  #renderUnfiled(filtered: FilteredPlan, plan: PlanSnapshot, mayEdit: boolean): TemplateResult {
    const { axes, unfiled } = filtered.outline;
    return html`<unfiled-column
      .style="grid-column: ${axes.length + 1}"
      .unfiled=${unfiled}
      .vocabulary=${plan.territory.vocabulary}
      .actors=${plan.actors}
      .themes=${plan.themes}
      .years=${yearsOf(plan.territory.period)}
      .peers=${this.#presence.value?.peers ?? []}
      .comments=${openThreadCounts(plan)}
      .words=${filtered.filter.words}
      .readOnly=${!mayEdit}
    ></unfiled-column>`;
  }
}

/** How badges are to be read: colour alone would not say it. */
function renderLegend(): TemplateResult {
  return html`<p class="legend">
    <span><i class="hollow"></i>${typeset('Contour : pilote')}</span
    ><span><i></i>${typeset('Plein : porteur')}</span
    ><span class="shape">${typeset('Rond : commune')}</span
    ><span class="shape">${typeset('Carré : autre acteur')}</span>
  </p>`;
}

function showsActors({ outline }: FilteredPlan): boolean {
  return actionsInOrder(outline).some(({ action }) => action.pilots.length + action.porteurs.length > 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-view': PlanView;
  }
}
