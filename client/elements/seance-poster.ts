import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Seance, spacedCode, tellEnd } from '../invitation.ts';
import { brand } from '../styles/brand.ts';
import { typeset } from '../styles/typeset.ts';
import './qr-code.ts';

/** The sheet for the wall: how to join a séance, read from a few metres. Seen only on paper, one A4 page. */
@customElement('seance-poster')
export class SeancePoster extends LitElement {
  static override readonly styles = [
    brand,
    css`
      :host {
        display: none;
      }
      @media print {
        :host {
          display: block;
          color: #000;
          text-align: center;
        }
      }
      h1 {
        margin: 6mm 0 2mm;
        font-size: 26pt;
        line-height: 1.15;
        text-wrap: balance;
        overflow-wrap: anywhere;
      }
      .where {
        margin: 0;
        font-size: 15pt;
        overflow-wrap: anywhere;
      }
      qr-code {
        width: 88mm;
        margin: 6mm auto 4mm;
      }
      .code {
        margin: 0 0 6mm;
        font-size: 44pt;
        font-weight: 800;
        line-height: 1.1;
        letter-spacing: 0.12em;
        white-space: nowrap;
      }
      ol {
        list-style: none;
        width: fit-content;
        max-width: 100%;
        margin: 0 auto;
        padding: 0;
        text-align: left;
        font-size: 17pt;
        line-height: 1.3;
      }
      li {
        display: flex;
        gap: 5mm;
        align-items: baseline;
        margin-bottom: 4mm;
      }
      li b {
        flex: none;
        width: 10mm;
        height: 10mm;
        border: 0.7mm solid #000;
        border-radius: 50%;
        line-height: 9mm;
        text-align: center;
      }
      strong {
        overflow-wrap: anywhere;
      }
      .end {
        margin: 5mm 0 0;
        font-size: 12pt;
      }
    `,
  ];

  @property({ attribute: false }) seance: Seance | undefined;
  /** The territory's name. */
  @property() territory = '';

  override render(): TemplateResult | typeof nothing {
    const { seance } = this;
    if (!seance) return nothing;
    const { host, pathname } = new URL(seance.link);
    const door = host + pathname.replace(/\/[^/]+$/, '');
    return html`<span class="brand"><i></i>Tablée</span>
      <h1>${typeset(seance.name)}</h1>
      <p class="where">${typeset(this.territory)}</p>
      <qr-code .text=${seance.link} label="Code QR de la séance"></qr-code>
      <p class="code">${spacedCode(seance.code)}</p>
      <ol>
        <li>
          <b>1</b><span>Visez le carré avec l’appareil photo de votre téléphone, ou allez sur <strong>${door}</strong></span>
        </li>
        <li><b>2</b><span>Si on vous le demande, écrivez le code</span></li>
        <li><b>3</b><span>Donnez un prénom et votre institution&nbsp;: vous êtes à table</span></li>
      </ol>
      <p class="end">
        ${typeset(`Ni compte ni e-mail. Ce code est valable ${tellEnd(seance.endsAt, 0)} ; la liste des participants est alors effacée.`)}
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seance-poster': SeancePoster;
  }
}
