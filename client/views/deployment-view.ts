import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { type Actor, type ItemId, type PlanSnapshot, yearsOf } from '../../shared/model.ts';
import { communesIn } from '../../shared/views/actor-groups.ts';
import { deploymentRows } from '../../shared/views/deployment.ts';
import { SessionController } from '../controllers/session-controller.ts';
import '../elements/actor-badge.ts';
import '../elements/deployment-grid.ts';
import type { DeploymentGrid } from '../elements/deployment-grid.ts';
import { filteredPlan } from '../filtering.ts';
import { typeset } from '../styles/typeset.ts';
import { renderNothingFound } from './nothing-found.ts';

/** The deployment grid of the whole plan, with its legend. */
@customElement('deployment-view')
export class DeploymentView extends LitElement {
  static override readonly styles = css`
    :host {
      display: flex;
      flex-direction: column;
      padding: var(--s4) var(--s5);
      min-width: 0;
      min-height: 0;
    }
    deployment-grid {
      flex: 0 1 auto;
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s1) var(--s4);
      align-items: center;
      margin-bottom: var(--s3);
      font-size: 0.9rem;
      color: var(--ink-soft);
    }
    .legend .actor {
      display: inline-flex;
      gap: 6px;
      align-items: center;
    }
    .legend .how {
      margin-left: auto;
    }
    .empty {
      text-align: center;
      padding: 12vh 0;
      color: var(--ink-soft);
    }
    .paper {
      display: none;
    }
    @media print {
      :host {
        display: block;
        padding: 0;
      }
      .legend {
        display: none;
      }
      .paper {
        display: block;
        margin: 0 0 2mm;
        font-size: 0.8125rem;
      }
    }
    @media screen and (max-width: 700px) {
      :host {
        padding: var(--s3) 0 0;
      }
      .legend {
        padding: 0 var(--s4);
      }
      .legend .how {
        margin: 0;
      }
    }
  `;

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence, { isPatient: true });

  /** The address's query. */
  @property() search = '';

  @query('deployment-grid') private readonly grid!: DeploymentGrid | null;

  /** Brings the focus to the row of an action, or to a year of it. */
  async focusOn(item: ItemId, year: number | null = null): Promise<boolean> {
    return (await this.grid?.focusOn(item, year)) === true;
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value;
    if (!session || !plan || !session.hasPlan)
      return html`<p class="empty" role="status">Ouverture du plan…</p>`;
    const { snapshot } = plan;
    const filtered = filteredPlan(plan, this.search);
    if (filtered.isFiltering && filtered.actions.shown === 0) return renderNothingFound();
    const years = yearsOf(snapshot.territory.period);
    const isEmpty = years.length === 0 || snapshot.actions.length === 0;
    return html`${isEmpty ? nothing : this.#renderLegend(snapshot, session.mayEdit)}
      <deployment-grid
        .rows=${deploymentRows(filtered.outline)}
        .years=${years}
        .actors=${snapshot.actors}
        .words=${filtered.filter.words}
        .peers=${this.#presence.value?.peers ?? []}
        .readOnly=${!session.mayEdit}
        .currentYear=${new Date().getFullYear()}
        .word=${snapshot.territory.vocabulary.action}
      ></deployment-grid>`;
  }

  #renderLegend(plan: PlanSnapshot, mayEdit: boolean): TemplateResult {
    const byHand = matchMedia('(pointer: coarse)').matches
      ? 'Toucher une année la planifie ; « Qui ? » choisit pour qui'
      : 'Cliquer ou glisser pour planifier · Entrée : « Qui ? » · au clavier, flèches et Espace';
    const how = mayEdit ? byHand : 'Flèches pour parcourir la grille';
    return html`<div class="legend">
      ${communesIn(plan.actors).map(renderActor)}
      <span>Barre pleine : tous</span>
      <span class="how">${how}</span>
    </div>
    ${renderPaperLegend(plan)}`;
  }
}

/** What the crosses of the printed grid mean. Whom letters stand for is told at the head of the page. */
function renderPaperLegend({ actions, actors }: PlanSnapshot): TemplateResult {
  const isNamed = actions.some(({ marks }) => Object.values(marks).some(mark => mark.actors.length > 0));
  const [one] = communesIn(actors);
  const some = isNamed && one ? ` · x(${one.short}) : ${one.label} seulement` : '';
  return html`<p class="paper">${typeset(`X : tous${some}`)}</p>`;
}

function renderActor(actor: Actor): TemplateResult {
  return html`<span class="actor"
    ><actor-badge .actor=${actor} aria-hidden="true"></actor-badge>${actor.label}</span
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    'deployment-view': DeploymentView;
  }
}
