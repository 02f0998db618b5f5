import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { openThreadsAbout } from '../../shared/views/mentions.ts';
import { countOf } from '../../shared/words.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { pathOf } from '../router.ts';
import { controls } from '../styles/controls.ts';

/** How many open comments name this person or their institution, as a discreet link to them. Not there without any. */
@customElement('mention-count')
export class MentionCount extends LitElement {
  static override readonly styles = [
    controls,
    css`
      a {
        display: inline-block;
        padding: var(--s2) 2px;
        font-size: var(--t-s);
        color: var(--accent);
        font-weight: 600;
        white-space: nowrap;
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
  readonly #presence = new SessionController(this, session => session.presence, { isPatient: true });

  override render(): TemplateResult | typeof nothing {
    const session = this.#session.value;
    const plan = this.#plan.value?.snapshot;
    const me = this.#presence.value?.peers.find(({ isMe }) => isMe);
    const count = plan && me ? openThreadsAbout(plan, me) : 0;
    if (!session || count === 0) return nothing;
    return html`<a href=${pathOf(session.territory, 'commentaires')}>${countOf(count, 'commentaire')} pour vous</a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mention-count': MentionCount;
  }
}
