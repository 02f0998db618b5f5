import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SessionController } from '../controllers/session-controller.ts';
import { filteredPlan } from '../filtering.ts';
import '../elements/filter-bar.ts';
import '../elements/plan-counts.ts';

/** The filter of the plan's views, once there is a plan to filter. */
@customElement('plan-filter')
export class PlanFilterView extends LitElement {
  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan, { isPatient: true });

  /** The address's query. */
  @property() search = '';

  override render(): TemplateResult | typeof nothing {
    const plan = this.#plan.value;
    if (!plan || !this.#session.value?.hasPlan || plan.snapshot.axes.length === 0) return nothing;
    return html`<filter-bar .plan=${plan.snapshot} .filtered=${filteredPlan(plan, this.search)}>
      <plan-counts .plan=${plan.snapshot}></plan-counts>
    </filter-bar>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-filter': PlanFilterView;
  }
}
