import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { DismissEvent, PeriodSetEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './modal-dialog.ts';

/** Lists what a shorter period would take out of sight before it is set. */
@customElement('period-dialog')
export class PeriodDialog extends LitElement {
  static override readonly styles = [
    controls,
    css`
      p {
        margin: 0 0 var(--s3);
      }
      ul {
        margin: 0 0 var(--s3);
        padding-left: 1.2em;
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ type: Number }) from = 0;
  @property({ type: Number }) to = 0;
  /** « Action 5 : 2022, 2023 (Les Pennes) » */
  @property({ attribute: false }) lines: readonly string[] = [];

  override render(): TemplateResult {
    return html`<modal-dialog heading="Passer à ${this.from}–${this.to} ?">
      <p>Ce qui est planifié hors de ces années ne sera plus affiché :</p>
      <ul>
        ${this.lines.map(line => html`<li>${typeset(line)}</li>`)}
      </ul>
      <p>Rien n’est effacé : ces croix reviennent si vous remettez leur année dans la période.</p>
      <button slot="actions" class="btn" @click=${() => this.dispatchEvent(new DismissEvent())}>
        Garder la période
      </button>
      <button
        slot="actions"
        class="btn main"
        @click=${() => this.dispatchEvent(new PeriodSetEvent(this.from, this.to))}
      >
        Changer la période
      </button>
    </modal-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'period-dialog': PeriodDialog;
  }
}
