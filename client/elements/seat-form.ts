import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MAX_NAME_LENGTH } from '../../shared/model.ts';
import { SeatTakeEvent } from '../invitation-events.ts';
import { controls } from '../styles/controls.ts';
import { answersOf } from './answers.ts';
import { seatStyles } from './seat-form.styles.ts';

/** The choice of those whose institution is not in the plan. */
const ELSEWHERE = '';

/** Two answers, then a seat: a first name, and where one comes from. Nothing written is lost by a refusal. */
@customElement('seat-form')
export class SeatForm extends LitElement {
  static override readonly styles = [controls, seatStyles];

  @property({ attribute: false }) institutions: readonly string[] = [];
  /** What the person has said before, elsewhere. */
  @property() name = '';
  /** True while the server is asked. */
  @property({ type: Boolean }) busy = false;
  /** What the server said, where it refused. */
  @property() refusal = '';

  /** Undefined until one is chosen. */
  @state() private institution: string | undefined;
  @state() private fault: 'name' | 'institution' | undefined;

  override render(): TemplateResult {
    return html`<form @submit=${this.#onSubmit} novalidate>
      ${this.#renderName()} ${this.#renderInstitutions()}
      <div>
        <button class="btn main" ?disabled=${this.busy}>${this.busy ? 'Un instant…' : 'Prendre place'}</button>
        <p class="fault" role="alert">${this.refusal}</p>
      </div>
    </form>`;
  }

  #renderName(): TemplateResult {
    return html`<div>
      <label class="label" for="name">Votre prénom</label>
      <input
        class="field"
        id="name"
        name="name"
        .value=${this.name}
        autocomplete="given-name"
        autocapitalize="words"
        spellcheck="false"
        enterkeyhint="next"
        maxlength=${MAX_NAME_LENGTH}
        aria-invalid=${this.fault === 'name' ? 'true' : nothing}
        aria-describedby="name-hint name-fault"
      />
      <p class="hint" id="name-hint">Un prénom ou un pseudonyme&nbsp;: pas de nom de famille.</p>
      <p class="fault" id="name-fault" role="alert">${
        this.fault === 'name' ? 'Écrivez un prénom, pour que les autres sachent qui est là.' : ''
      }</p>
    </div>`;
  }

  #renderInstitutions(): TemplateResult {
    return html`<fieldset aria-describedby="institution-fault">
      <legend>Vous venez de</legend>
      <div class="choices">
        ${this.institutions.map(name => this.#renderChoice(name, name))}
        ${this.#renderChoice(ELSEWHERE, 'Autre')}
      </div>
      ${this.institution === ELSEWHERE ? renderElsewhere() : nothing}
      <p class="fault" id="institution-fault" role="alert">${
        this.fault === 'institution' ? 'Touchez votre institution, ou « Autre ».' : ''
      }</p>
    </fieldset>`;
  }

  #renderChoice(value: string, text: string): TemplateResult {
    return html`<label class="choice"
      ><input
        type="radio"
        name="institution"
        value=${value}
        .checked=${this.institution === value}
        @change=${() => this.#onChoose(value)}
      />${text}</label
    >`;
  }

  #onChoose(value: string): void {
    this.institution = value;
    if (this.fault === 'institution') this.fault = undefined;
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    const answers = answersOf(event);
    if (!answers || this.busy) return;
    const name = answers.said('name');
    if (name === '') this.fault = 'name';
    else this.fault = this.institution === undefined ? 'institution' : undefined;
    if (this.fault === undefined) {
      this.dispatchEvent(new SeatTakeEvent(name, this.institution || answers.said('elsewhere')));
      return;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[name='${this.fault}']`)?.focus();
  };
}

function renderElsewhere(): TemplateResult {
  return html`<div class="elsewhere">
    <label class="label" for="elsewhere">Votre institution <span class="hint">(facultatif)</span></label>
    <input
      class="field"
      id="elsewhere"
      name="elsewhere"
      autocomplete="organization"
      maxlength=${MAX_NAME_LENGTH}
      placeholder="Par exemple : habitante, association…"
    />
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'seat-form': SeatForm;
  }
}
