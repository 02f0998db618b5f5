import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import encodeQR from 'qr';

/** Modules left white around the code, as the norm wants: cameras find no code that touches something. */
const QUIET = 4;

/**
 * A QR code, as wide as whoever shows it decides. Dark on white whatever the theme: not all cameras read the reverse.
 * What it leads to is to be written beside it, for those who have no camera.
 */
@customElement('qr-code')
export class QrCode extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      aspect-ratio: 1;
      background: #fff;
      /* Printers leave backgrounds out; and the system's own colours must not turn it over. */
      print-color-adjust: exact;
      forced-color-adjust: none;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
  `;

  /** What it says to the camera: an address. */
  @property() text = '';
  /** What it is, for those who cannot see it. */
  @property() label = 'Code QR';

  override render(): TemplateResult {
    const rows = encodeQR(this.text, 'raw', { border: QUIET });
    return html`<div role="img" aria-label=${this.label}>
      <svg viewBox="0 0 ${rows.length} ${rows.length}" shape-rendering="crispEdges" aria-hidden="true">
        <path fill="#000" d=${rows.map(pathOf).join('')} />
      </svg>
    </div>`;
  }
}

/** The dark stretches of one row. */
function pathOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    path += `M${start} ${y}h${x + 1 - start}v1H${start}z`;
  }
  return path;
}

declare global {
  interface HTMLElementTagNameMap {
    'qr-code': QrCode;
  }
}
