import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Actor, itemId, type Period, type PlanSnapshot } from '../../shared/model.ts';
import type { FilteredPlan } from '../../shared/views/filter-plan.ts';
import { describeFilter, describeShown } from '../../shared/views/filter-words.ts';
import { actionsInOrder, nameOf, outlineOf } from '../../shared/views/outline.ts';
import { Paper, tellToday } from '../controllers/paper.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { filteredPlan } from '../filtering.ts';
import { type Screen, screenTitles, views } from '../router.ts';
import { typeset } from '../styles/typeset.ts';

/** The head of what is printed, seen on paper only: whose plan, what of it, when, under which filter, and who is who. */
@customElement('print-head')
export class PrintHead extends LitElement {
  static override readonly styles = css`
    :host {
      display: none;
    }
    @media print {
      :host {
        display: block;
        margin-bottom: 4mm;
        padding-bottom: 2mm;
        border-bottom: 0.5mm solid #000;
      }
    }
    h1 {
      margin: 0;
      font-size: 1.35rem;
      line-height: 1.25;
    }
    h1 span {
      font-weight: 400;
      white-space: nowrap;
    }
    p {
      margin: 1mm 0 0;
    }
    .small {
      font-size: 0.8125rem;
      color: var(--ink-soft);
    }
    .small span {
      white-space: nowrap;
    }
  `;

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan, { isPatient: true });
  readonly #paper = new Paper(this, () => ({
    name: this.#name,
    title: this.#title,
    isWide: this.#sheet === null && this.screen === 'deploiement',
  }));

  @property() screen: Screen = 'plan';
  /** The address's query. */
  @property() search = '';
  /** What the screen is about, when the address names it. */
  @property() subject = '';
  /** The territory's name as the server knows it, until the plan is here. */
  @property() name = '';

  get #name(): string {
    return this.#plan.value?.snapshot.territory.name || this.name;
  }

  /** The fiche that is printed: alone on the screen or beside it, it is all there is on paper. */
  get #sheet(): string | null {
    return this.subject || new URLSearchParams(this.search).get('fiche');
  }

  get #title(): string {
    const plan = this.#plan.value?.snapshot;
    const sheet = plan && this.#sheet ? nameOf(outlineOf(plan), itemId(this.#sheet)) : undefined;
    return sheet ?? screenTitles[this.screen];
  }

  override render(): TemplateResult | typeof nothing {
    const plan = this.#plan.value;
    if (!this.#paper.isPrinting || !plan || !this.#session.value?.hasPlan) return nothing;
    const { territory } = plan.snapshot;
    const isView = this.#sheet === null && views.some(view => view === this.screen);
    return html`<h1>${typeset(this.#name)} <span>${describePeriod(territory.period)}</span></h1>
      ${
        isView
          ? renderView(this.#title, plan.snapshot, filteredPlan(plan, this.search))
          : html`<p class="small">${tellToday()}</p>`
      }`;
  }
}

/** Pages beside the plan say their title themselves. */
function renderView(title: string, plan: PlanSnapshot, filtered: FilteredPlan): TemplateResult {
  const { vocabulary } = plan.territory;
  const filter = describeFilter(filtered.filter, plan);
  const named = actorsIn(plan, filtered);
  return html`<p>
      <strong>${title}</strong> · ${describeShown(filtered, vocabulary)}
      <span class="small">· ${tellToday()}</span>
    </p>
    ${filter === '' ? nothing : html`<p class="filter"><strong>Filtre</strong> ${typeset(`: ${filter}`)}</p>`}
    ${
      named.length === 0
        ? nothing
        : html`<p class="small">
          ${named.map(({ short, label }, index) => html`${index > 0 ? ' · ' : nothing}<span><b>${short}</b> ${label}</span>`)}
        </p>`
    }`;
}

/** Who stands on the page as a few letters, where those are not the name itself. */
function actorsIn({ actors }: PlanSnapshot, { outline }: FilteredPlan): readonly Actor[] {
  const named = new Set(
    actionsInOrder(outline).flatMap(({ action }) => [
      ...action.pilots,
      ...action.porteurs,
      ...Object.values(action.marks).flatMap(mark => mark.actors),
    ]),
  );
  return actors.filter(({ id, short, label }) => named.has(id) && short !== label);
}

function describePeriod({ from, to }: Period): string {
  if (from === null || to === null) return '';
  return from === to ? `CTG ${from}` : `CTG ${from}–${to}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'print-head': PrintHead;
  }
}
