import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { SessionController } from '../controllers/session-controller.ts';
import { pathOf } from '../router.ts';
import { hasUnsavedWork } from '../status.ts';
import { typeset } from '../styles/typeset.ts';

/** Tells everybody that the plan is locked or archived, as long as it is, and what becomes of what they were writing. */
@customElement('lock-banner')
export class LockBanner extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
    }
    p {
      margin: 0;
      padding: var(--s2) var(--s5);
      border-bottom: 1px solid var(--line);
      background: var(--sunken);
      font-weight: 600;
      text-wrap: pretty;
    }
    a {
      display: inline-block;
      color: var(--accent);
    }
    @media screen and (max-width: 700px) {
      p {
        padding: var(--s2) var(--s4);
      }
    }
    @media (pointer: coarse) {
      a {
        padding: 11px 0;
      }
    }
  `;

  readonly #session = new SessionController(this, session => session);

  override render(): TemplateResult {
    return html`<div role="status">${this.#renderNews()}</div>`;
  }

  #renderNews(): TemplateResult | typeof nothing {
    const session = this.#session.value;
    if (!session?.standing || session.status?.is === 'refused') return nothing;
    const { role, standing, territory } = session;
    if (standing.archived)
      return html`<p>${typeset('Ce plan est archivé : il se lit, et ne se modifie plus.')}</p>`;
    if (!standing.locked) return nothing;
    if (role === 'coordinator')
      return html`<p>
        ${typeset('Le plan est verrouillé : seules les personnes qui coordonnent, comme vous, peuvent y écrire.')}
        <a href=${pathOf(territory, 'inviter')}>Déverrouiller…</a>
      </p>`;
    const kept = hasUnsavedWork(session.status)
      ? ' Ce que vous étiez en train d’écrire est gardé ici, et partira quand il sera déverrouillé.'
      : '';
    return html`<p>
      ${typeset(`La coordination a verrouillé le plan : vous pouvez le lire, pas y écrire pour le moment.${kept}`)}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lock-banner': LockBanner;
  }
}
