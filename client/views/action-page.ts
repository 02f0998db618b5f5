import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ItemId } from '../../shared/model.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { pathOf } from '../router.ts';
import './action-sheet.ts';

/** The fiche of an action alone: to write at length, to print, to give its address. */
@customElement('action-page')
export class ActionPage extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      box-sizing: border-box;
      width: 100%;
      max-width: 56rem;
      margin: 0 auto;
      padding: var(--s4);
    }
    a {
      display: inline-block;
      padding: var(--s2) 0;
      color: var(--accent);
      font-weight: 600;
    }
    action-sheet {
      border-radius: var(--radius);
      box-shadow: var(--shadow);
    }
    @media screen and (max-width: 700px) {
      :host {
        padding: 0;
      }
      a {
        padding: var(--s3) var(--s4);
      }
    }
    @media print {
      :host {
        max-width: none;
        padding: 0;
      }
      a {
        display: none;
      }
      action-sheet {
        box-shadow: none;
      }
    }
  `;

  readonly #session = new SessionController(this, session => session);

  @property({ attribute: false }) action: ItemId | undefined;

  override render(): TemplateResult {
    const territory = this.#session.value?.territory ?? '';
    return html`<a href=${pathOf(territory, 'plan')}>‹ Retour au plan</a>
      <action-sheet .action=${this.action} isAlone></action-sheet>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'action-page': ActionPage;
  }
}
