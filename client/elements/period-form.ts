import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { parsePeriod } from '../../shared/formats/period-text.ts';
import { PeriodSetEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';

/** Asks which years the convention covers. */
@customElement('period-form')
export class PeriodForm extends LitElement {
  static override readonly styles = [
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        justify-content: var(--period-align, center);
        align-items: center;
        gap: var(--s2) var(--s3);
      }
      input.field {
        width: 6.5rem;
        min-height: 44px;
        font-variant-numeric: tabular-nums;
      }
      .btn {
        min-height: 44px;
      }
      p {
        color: var(--danger);
        margin: var(--s3) 0 0;
      }
    `,
  ];

  /** The first year to propose. */
  @property({ type: Number }) start = new Date().getFullYear();
  /** The last one. Conventions are most often of five years. */
  @property({ type: Number }) end: number | undefined;
  @property() confirm = 'Afficher la grille';

  @state() private error = '';

  override render(): TemplateResult {
    return html`<form @submit=${this.#onSubmit} novalidate>
        <label for="from">La convention va de</label>
        ${this.#renderYear('from', this.start)}
        <label for="to">à</label>
        ${this.#renderYear('to', this.end ?? this.start + 4)}
        <button class="btn main">${this.confirm}</button>
      </form>
      <p id="error" role="alert">${this.error}</p>`;
  }

  #renderYear(id: string, year: number): TemplateResult {
    return html`<input
      class="field"
      id=${id}
      name=${id}
      inputmode="numeric"
      autocomplete="off"
      .value=${String(year)}
      aria-describedby="error"
    />`;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const answers = new FormData(event.currentTarget);
    const read = parsePeriod(String(answers.get('from') ?? ''), String(answers.get('to') ?? ''));
    this.error = 'fault' in read ? read.fault : '';
    if (!('fault' in read)) this.dispatchEvent(new PeriodSetEvent(read.from, read.to));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'period-form': PeriodForm;
  }
}
