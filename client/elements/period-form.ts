import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PeriodSetEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';

/** Beyond this the grid would be of no use; a mistyped year would make it so. */
const LONGEST = 12;

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
    const [from, to] = ['from', 'to'].map(name => readYear(String(answers.get(name) ?? '')));
    this.error = '';
    if (from === undefined || to === undefined)
      this.error = 'Écrivez chaque année avec ses quatre chiffres, par exemple 2025.';
    else if (to < from) this.error = `La convention ne peut pas finir en ${to} si elle commence en ${from}.`;
    else if (to - from >= LONGEST)
      this.error = `Une convention de plus de ${LONGEST} ans : vérifiez les années.`;
    else this.dispatchEvent(new PeriodSetEvent(from, to));
  }
}

function readYear(text: string): number | undefined {
  const year = /^\s*\d{4}\s*$/.test(text) ? Number(text) : 0;
  return year >= 1990 && year <= 2100 ? year : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'period-form': PeriodForm;
  }
}
