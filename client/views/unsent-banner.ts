import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { SessionController } from '../controllers/session-controller.ts';
import { CopyEraseEvent } from '../giving-up-events.ts';
import { type Refusal, shutOutWithWork, tellUnsaved } from '../status.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import '../elements/confirm-dialog.ts';

/** Tells whoever is shut out with work that was never sent what became of it, and lets them take it off this device. */
@customElement('unsent-banner')
export class UnsentBanner extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2) var(--s4);
        align-items: center;
        padding: var(--s3) var(--s5);
        border-bottom: 2px solid var(--danger);
        background: var(--surface);
      }
      .bar p {
        flex: 1 1 20rem;
        max-width: 60rem;
        margin: 0;
        text-wrap: pretty;
      }
      .btn {
        min-height: 44px;
      }
      @media screen and (max-width: 700px) {
        .bar {
          padding: var(--s3) var(--s4);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);

  @state() private isAsking = false;

  override render(): TemplateResult | typeof nothing {
    const status = this.#session.value?.status;
    const reason = status && shutOutWithWork(status);
    if (!status || !reason || !('pending' in status)) return nothing;
    return html`<div class="bar">
        <p role="alert">
          <strong>${heading(reason)}</strong>
          ${typeset(`${tellUnsaved(status.pending)} dans le plan : ${status.pending === 1 ? 'elle n’est' : 'elles ne sont'} que sur cet appareil. Copiez ailleurs le texte à garder, puis effacez le plan d’ici.`)}
        </p>
        <button class="btn" @click=${() => this.#ask(true)}>J’ai copié, effacer de cet appareil</button>
      </div>
      ${this.isAsking ? this.#renderQuestion(status.pending) : nothing}`;
  }

  #renderQuestion(pending: number): TemplateResult {
    return html`<confirm-dialog
      heading="Effacer le plan de cet appareil ?"
      act="Effacer"
      keep="Ne pas effacer"
      @dismiss=${(event: Event) => {
        event.stopPropagation();
        this.#ask(false);
      }}
      @confirm=${() => {
        this.#ask(false);
        this.dispatchEvent(new CopyEraseEvent());
      }}
    >
      <p>
        ${
          pending === 1
            ? 'Votre dernière modification sera perdue si vous ne l’avez pas copiée.'
            : `Vos ${pending} dernières modifications seront perdues si vous ne les avez pas copiées.`
        }
      </p>
    </confirm-dialog>`;
  }

  #ask(isAsking: boolean): void {
    this.isAsking = isAsking;
  }
}

function heading(reason: Refusal): string {
  if (reason === 'seance-over') return 'La séance est terminée.';
  return reason === 'deleted' ? 'Ce plan a été supprimé.' : 'Votre accès a pris fin.';
}

declare global {
  interface HTMLElementTagNameMap {
    'unsent-banner': UnsentBanner;
  }
}
