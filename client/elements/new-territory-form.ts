import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { communesIn, territoryModels } from '../../shared/formats/new-territory.ts';
import { parsePeriod } from '../../shared/formats/period-text.ts';
import { TerritoryCreateEvent } from '../new-territory-events.ts';
import { controls } from '../styles/controls.ts';

/** What is wrong, and the field to put it right in. */
interface Fault {
  readonly field: string;
  readonly text: string;
}

/** Two questions, a model to start from, and the password of the administration. Nothing written is ever lost. */
@customElement('new-territory-form')
export class NewTerritoryForm extends LitElement {
  static override readonly styles = [
    controls,
    css`
      fieldset {
        min-width: 0;
        margin: 0 0 var(--s5);
        padding: var(--s4) var(--s5) var(--s5);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      legend {
        float: left;
        width: 100%;
        margin-bottom: var(--s3);
        padding: 0;
        font-size: var(--t-l);
        font-weight: 700;
      }
      legend + * {
        clear: both;
      }
      .line + .line {
        margin-top: var(--s4);
      }
      label {
        display: block;
        margin-bottom: var(--s1);
        font-weight: 600;
      }
      .field {
        min-height: 44px;
      }
      textarea.field {
        display: block;
        min-height: 7.5rem;
        resize: vertical;
      }
      .hint {
        margin: var(--s1) 0 0;
        color: var(--ink-soft);
        font-size: 0.9rem;
      }
      .fault {
        margin: var(--s1) 0 0;
        color: var(--danger);
      }
      .years {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s4);
      }
      .years .field {
        width: 7rem;
        font-variant-numeric: tabular-nums;
      }
      .model {
        display: flex;
        gap: var(--s3);
        align-items: flex-start;
        margin: 0;
        padding: var(--s3) 0;
        font-weight: 400;
        cursor: pointer;
      }
      .model + .model {
        border-top: 1px solid var(--line);
      }
      .model input {
        flex: none;
        width: 20px;
        height: 20px;
        margin: 2px 0 0;
        accent-color: var(--accent);
      }
      .model strong {
        display: block;
      }
      .main {
        min-height: 48px;
        padding: 10px 22px;
      }
      @media screen and (max-width: 500px) {
        fieldset {
          padding: var(--s3) var(--s4) var(--s4);
        }
      }
    `,
  ];

  /** The first year to propose. */
  @property({ type: Number }) start = new Date().getFullYear();
  /** True while the server is asked. */
  @property({ type: Boolean }) busy = false;
  /** What the server said, where it refused. */
  @property() refusal = '';
  /** The one of the administration, where it is known already: it is not asked then. */
  @property({ attribute: false }) password = '';

  @state() private fault: Fault | undefined;

  override render(): TemplateResult {
    return html`<form @submit=${this.#onSubmit} novalidate>
      ${this.#renderWho()} ${this.#renderWhen()} ${this.#renderModels()} ${this.password === '' ? this.#renderPassword() : nothing}
      <button class="btn main" ?disabled=${this.busy}>
        ${this.busy ? 'Un instant…' : 'Créer le plan'}
      </button>
      <p class="fault" role="alert">${this.refusal}</p>
    </form>`;
  }

  #renderWho(): TemplateResult {
    return html`<fieldset>
      <legend>Qui ?</legend>
      <div class="line">
        <label for="name">Nom du territoire</label>
        ${this.#renderInput('name', 'Par exemple : Pays des Trois Rivières')}
      </div>
      <div class="line">
        <label for="communes">Communes</label>
        <textarea
          class="field"
          id="communes"
          name="communes"
          aria-invalid=${this.#isFaulty('communes') ? 'true' : nothing}
          aria-describedby="communes-hint communes-fault"
        ></textarea>
        <p class="hint" id="communes-hint">Une par ligne, ou séparées par des virgules.</p>
        ${this.#renderFault('communes')}
      </div>
      <div class="line">
        <label for="caf">Votre Caf</label>
        ${this.#renderInput('caf', 'Par exemple : Caf des Alpes-Maritimes')}
      </div>
    </fieldset>`;
  }

  #renderWhen(): TemplateResult {
    return html`<fieldset>
      <legend>Quand ?</legend>
      <div class="years">
        ${this.#renderYear('from', 'Première année', this.start)}
        ${this.#renderYear('to', 'Dernière année', this.start + 4)}
      </div>
      ${this.#renderFault('from')}
    </fieldset>`;
  }

  #renderYear(id: string, label: string, year: number): TemplateResult {
    return html`<div>
      <label for=${id}>${label}</label>
      <input
        class="field"
        id=${id}
        name=${id}
        inputmode="numeric"
        autocomplete="off"
        value=${year}
        aria-invalid=${this.#isFaulty('from') ? 'true' : nothing}
        aria-describedby="from-fault"
      />
    </div>`;
  }

  #renderModels(): TemplateResult {
    return html`<fieldset>
      <legend>À partir de quoi ?</legend>
      ${territoryModels.map(
        ({ id, name, about }, index) => html`<label class="model"
          ><input type="radio" name="model" value=${id} ?checked=${index === 0} /><span
            ><strong>${name}</strong>${about}</span
          ></label
        >`,
      )}
    </fieldset>`;
  }

  #renderPassword(): TemplateResult {
    return html`<fieldset>
      <legend>Administration</legend>
      <div class="line">
        <label for="password">Mot de passe d’administration</label>
        ${this.#renderInput('password', '', 'password')}
        <p class="hint">Celui de la personne qui a installé Tablée. Il n’est pas gardé par ce navigateur.</p>
      </div>
    </fieldset>`;
  }

  #renderInput(id: string, placeholder: string, type = 'text'): TemplateResult {
    return html`<input
        class="field"
        id=${id}
        name=${id}
        type=${type}
        autocomplete="off"
        placeholder=${placeholder || nothing}
        aria-invalid=${this.#isFaulty(id) ? 'true' : nothing}
        aria-describedby="${id}-fault"
      />
      ${this.#renderFault(id)}`;
  }

  #renderFault(field: string): TemplateResult {
    return html`<p class="fault" id="${field}-fault" role="alert">
      ${this.fault?.field === field ? this.fault.text : ''}
    </p>`;
  }

  #isFaulty(field: string): boolean {
    return this.fault?.field === field;
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement) || this.busy) return;
    const answers = new FormData(event.currentTarget);
    if (this.password !== '') answers.set('password', this.password);
    const read = readAnswers(name => String(answers.get(name) ?? '').trim());
    this.fault = read instanceof TerritoryCreateEvent ? undefined : read;
    if (read instanceof TerritoryCreateEvent) {
      this.dispatchEvent(read);
      return;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${read.field}`)?.focus();
  };
}

/** What is asked for, or the first thing that is wrong. */
function readAnswers(answer: (name: string) => string): TerritoryCreateEvent | Fault {
  const name = answer('name');
  const communes = communesIn(answer('communes'));
  const period = parsePeriod(answer('from'), answer('to'));
  const password = answer('password');
  const model = territoryModels.find(({ id }) => id === answer('model')) ?? territoryModels[0];
  if (name === '') return { field: 'name', text: 'Donnez un nom au territoire : il sera en tête du plan.' };
  if (communes.length === 0) return { field: 'communes', text: 'Écrivez au moins une commune.' };
  if ('fault' in period) return { field: 'from', text: period.fault };
  if (password === '')
    return { field: 'password', text: 'Il faut le mot de passe d’administration pour créer un plan.' };
  return new TerritoryCreateEvent({ name, communes, caf: answer('caf') || 'Caf', period, model }, password);
}

declare global {
  interface HTMLElementTagNameMap {
    'new-territory-form': NewTerritoryForm;
  }
}
