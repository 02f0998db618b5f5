import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Peer } from '../peers.ts';
import { controls } from '../styles/controls.ts';
import './qr-code.ts';

/** Institutions that are named when there is a code above them, and when there is none. */
const MOST_BELOW_CODE = 4;
const MOST = 10;

export interface JoinCode {
  readonly code: string;
  readonly link: string;
}

/** Beside what is projected: how to take one's place, and how many have, from where. Names nobody. */
@customElement('projection-aside')
export class ProjectionAside extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 0.5em;
        min-height: 0;
        overflow: hidden;
        padding: 0.7em 0.7em 0.4em;
        line-height: 1.2;
      }
      qr-code {
        width: 8.6em;
        margin: 0 auto;
        border-radius: 0.25em;
      }
      .join {
        display: grid;
        gap: 0.15em;
        text-align: center;
        font-weight: 600;
      }
      .code {
        font-size: 1.7em;
        font-weight: 800;
        letter-spacing: 0.08em;
        line-height: 1.1;
        white-space: nowrap;
      }
      .where {
        font-weight: 400;
        overflow-wrap: anywhere;
      }
      .people {
        padding-top: 0.4em;
      }
      .join + .people {
        border-top: 1px solid var(--line-strong);
      }
      p {
        margin: 0 0 0.2em;
        font-weight: 700;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: flex;
        gap: 0.4em;
        justify-content: space-between;
      }
      li span:first-child {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      b {
        font-size: 1.3em;
        font-weight: 800;
      }
      .number {
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  /** Those who are here, screens left out. */
  @property({ attribute: false }) people: readonly Peer[] = [];
  /** Of the séance that is open. */
  @property({ attribute: false }) join: JoinCode | undefined;

  override render(): TemplateResult {
    const count = this.people.length;
    return html`${this.join ? this.#renderJoin(this.join) : nothing}
      <div class="people">
        <p>${count === 0 ? 'Personne à table pour l’instant' : html`<b>${count}</b> ${count === 1 ? 'personne' : 'personnes'} à table`}</p>
        <ul>
          ${this.#counts().map(
            ([institution, number]) =>
              html`<li><span>${institution}</span><span class="number">${number}</span></li>`,
          )}
        </ul>
      </div>`;
  }

  #renderJoin({ code, link }: JoinCode): TemplateResult {
    const spaced = `${code.slice(0, 3)}\u00a0${code.slice(3)}`;
    return html`<div class="join">
      <qr-code .text=${link} label="Code QR pour rejoindre la table"></qr-code>
      <span>Rejoindre la table</span>
      <span class="code">${spaced}</span>
      <span class="where">${renderAddress(link)}</span>
    </div>`;
  }

  /** The most numerous first; those who have said no institution last. */
  #counts(): readonly (readonly [string, number])[] {
    const groups = Map.groupBy(this.people, ({ institution }) => institution);
    const counts = [...groups].map(([institution, people]) => [institution, people.length] as const);
    const known = counts
      .filter(([institution]) => institution !== '')
      .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'fr'));
    const most = this.join ? MOST_BELOW_CODE : MOST;
    const shown = known.length > most ? known.slice(0, most - 1) : known;
    const rest = this.people.length - shown.reduce((sum, [, number]) => sum + number, 0);
    return rest > 0 && counts.length > 0 && known.length > 0 ? [...shown, ['Autres', rest]] : shown;
  }
}

/** What to type for those who have no camera: the address without what every address has, cut where it may be. */
function renderAddress(link: string): TemplateResult | typeof nothing {
  if (!URL.canParse(link)) return nothing;
  const { host, pathname } = new URL(link);
  return html`${host}<wbr />${pathname.replace(/\/[^/]*$/, '')}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'projection-aside': ProjectionAside;
  }
}
