import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { countOf } from '../../shared/words.ts';
import { PlanCheck } from '../controllers/plan-check.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { pathOf } from '../router.ts';
import { controls } from '../styles/controls.ts';

/** How many points of the plan are worth a look, as a discreet link to them. Not there while there are none. */
@customElement('check-count')
export class CheckCount extends LitElement {
  static override readonly styles = [
    controls,
    css`
      a {
        display: inline-block;
        padding: var(--s2) 2px;
        font-size: var(--t-s);
        color: var(--ink-soft);
        white-space: nowrap;
      }
      a:hover {
        color: var(--ink);
      }
      @media (pointer: coarse) {
        a {
          padding: var(--s3) 2px;
          line-height: 20px;
        }
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan, { isPatient: true });
  readonly #check = new PlanCheck(this, () => {
    const session = this.#session.value;
    return session?.hasPlan && session.mayEdit ? this.#plan.value?.snapshot : undefined;
  });

  override render(): TemplateResult | typeof nothing {
    const session = this.#session.value;
    const count = this.#check.findings?.length ?? 0;
    if (!session?.mayEdit || count === 0) return nothing;
    return html`<a href=${pathOf(session.territory, 'verification')}>${countOf(count, 'point')} à vérifier</a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'check-count': CheckCount;
  }
}
