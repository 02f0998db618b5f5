import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Action, type Actor, isPlanned, markAt } from '../../shared/model.ts';
import { namesIn } from '../../shared/views/deployment.ts';
import { describeMarks } from '../../shared/views/year-words.ts';

/** The years of an action at a glance: full for everyone, half for some by name, empty for nobody. */
@customElement('years-strip')
export class YearsStrip extends LitElement {
  static override readonly styles = css`
    :host {
      display: inline-flex;
    }
    .years {
      display: flex;
      gap: 3px;
    }
    i {
      width: 15px;
      height: 8px;
      border-radius: 2px;
      background: var(--line);
      forced-color-adjust: none;
      print-color-adjust: exact;
    }
    .all {
      background: var(--hue, var(--accent));
    }
    .some {
      background: linear-gradient(90deg, var(--hue, var(--accent)) 50%, var(--line) 50%);
    }
    /* Paper may have no colours. */
    @media print {
      i {
        display: none;
      }
      .years::before {
        content: attr(data-years);
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
      }
    }
  `;

  @property({ attribute: false }) action: Action | undefined;
  @property({ attribute: false }) years: readonly number[] = [];
  @property({ attribute: false }) actors: readonly Actor[] = [];

  override render(): TemplateResult {
    const described = this.years.map(year => this.#describe(year)).filter(Boolean);
    const label = described.length === 0 ? 'Aucune année planifiée' : `Années : ${described.join(', ')}`;
    return html`<span class="years" role="img" aria-label=${label} title=${label}
      data-years=${this.action ? describeMarks(this.action, this.years, this.actors) : ''}
      >${this.years.map(year => html`<i class=${this.#fill(year)}></i>`)}</span
    >`;
  }

  #fill(year: number): string {
    if (!this.action) return '';
    const mark = markAt(this.action, year);
    return mark.everyone ? 'all' : isPlanned(mark) ? 'some' : '';
  }

  #describe(year: number): string {
    const mark = this.action && markAt(this.action, year);
    if (!mark || !isPlanned(mark)) return '';
    return mark.everyone ? String(year) : `${year} (${namesIn(mark, this.actors)})`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'years-strip': YearsStrip;
  }
}
