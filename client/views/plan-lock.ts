import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { explain } from '../access.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { Inviting } from '../inviting.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';

/** « Verrouiller le plan »: coordinators keep the pen to themselves, and give it back. */
@customElement('plan-lock')
export class PlanLock extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3) var(--s5);
        align-items: center;
      }
      p {
        flex: 1 1 18rem;
        max-width: 44rem;
        margin: 0;
        color: var(--ink-soft);
      }
      .fault {
        flex-basis: 100%;
        color: var(--danger);
      }
      .btn {
        min-height: 44px;
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);

  @state() private isBusy = false;
  @state() private fault = '';

  override render(): TemplateResult | typeof nothing {
    const session = this.#session.value;
    if (!session) return nothing;
    const isLocked = session.standing?.locked === true;
    return html`<p>
        ${typeset(
          isLocked
            ? 'Le plan est verrouillé : seules les personnes qui coordonnent peuvent y écrire. Les autres le lisent, et un bandeau le leur dit.'
            : 'Le temps de relire ou de faire voter le plan : seules les personnes qui coordonnent pourront y écrire. Les autres continueront à le lire, et garderont sur leur appareil ce qu’elles étaient en train d’écrire.',
        )}
      </p>
      <button class="btn" ?disabled=${this.isBusy} @click=${() => void this.#set(!isLocked)}>
        ${isLocked ? 'Déverrouiller le plan' : 'Verrouiller le plan'}
      </button>
      ${this.fault === '' ? nothing : html`<p class="fault" role="alert">${this.fault}</p>`}`;
  }

  /** What comes of it is told by the server to everyone, this page included. */
  async #set(locked: boolean): Promise<void> {
    this.isBusy = true;
    this.fault = '';
    try {
      await new Inviting(this.#session.value?.territory ?? '').setLock(locked);
    } catch (error) {
      this.fault = explain(error);
    }
    this.isBusy = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-lock': PlanLock;
  }
}
