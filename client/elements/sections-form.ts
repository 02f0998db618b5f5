import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Section } from '../../shared/sheet.ts';
import type { DismissEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './sections-dialog.ts';

/** The sections that all fiches have, by name, and for those who may shape them the way to change them. */
@customElement('sections-form')
export class SectionsForm extends LitElement {
  static override readonly styles = [
    controls,
    css`
      p {
        margin: 0 0 var(--s2);
        max-width: 44rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) sections: readonly Section[] = [];
  @property({ type: Boolean }) mayShape = false;

  @state() private isShaping = false;

  override render(): TemplateResult {
    const shown = this.sections.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
    return html`<p>${typeset(shown.length === 0 ? 'Aucune rubrique n’est montrée.' : shown.join(' · '))}</p>
      ${this.mayShape ? html`<button class="btn" @click=${this.#onAsk}>Changer les rubriques</button>` : nothing}
      ${
        this.isShaping && this.mayShape
          ? html`<sections-dialog .sections=${this.sections} @dismiss=${this.#onDismiss}></sections-dialog>`
          : nothing
      }`;
  }

  readonly #onAsk = (): void => {
    this.isShaping = true;
  };

  readonly #onDismiss = (event: DismissEvent): void => {
    event.stopPropagation();
    this.isShaping = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sections-form': SectionsForm;
  }
}
