import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { brand } from '../styles/brand.ts';

/**
 * A page that says one thing and what to do about it.
 *
 * @slot - the explanation, and the way out
 */
@customElement('message-page')
export class MessagePage extends LitElement {
  static override readonly styles = [
    brand,
    css`
      :host {
        display: block;
      }
      main {
        max-width: 34rem;
        margin: 0 auto;
        padding: 12vh var(--s5) var(--s6);
      }
      h1 {
        font-size: var(--t-2xl);
        line-height: 1.2;
        margin: var(--s5) 0 var(--s4);
        text-wrap: balance;
      }
      ::slotted(a) {
        color: var(--accent);
      }
    `,
  ];

  @property() heading = '';

  override render(): TemplateResult {
    return html`<main>
      <a class="brand" href="/"><i></i>Tablée</a>
      <h1>${this.heading}</h1>
      <slot></slot>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'message-page': MessagePage;
  }
}
