import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MAX_NAME_LENGTH, MAX_SEANCE_DAYS, type SeanceRole, seanceRoles } from '../../shared/model.ts';
import { endOfDay, localTime } from '../invitation.ts';
import { SeanceOpenEvent } from '../invitation-events.ts';
import { controls } from '../styles/controls.ts';
import { form, question } from '../styles/form.ts';
import { answersOf } from './answers.ts';

const rights: Readonly<Record<SeanceRole, string>> = {
  editor: 'Modifier le plan',
  reader: 'Lire seulement',
};

/** A séance to open: its name, what those who join may do, and its end, which is tonight unless one says otherwise. */
@customElement('seance-form')
export class SeanceForm extends LitElement {
  static override readonly styles = [controls, form, question];

  /** True while the server is asked. */
  @property({ type: Boolean }) busy = false;

  @state() private fault = '';

  override render(): TemplateResult {
    return html`<form @submit=${this.#onSubmit} novalidate>
      <div class="fields">
        <div>
          <label class="name" for="name">Nom de la séance</label>
          <input
            class="field"
            id="name"
            name="name"
            autocomplete="off"
            maxlength=${MAX_NAME_LENGTH}
            placeholder="Par exemple : Atelier petite enfance"
          />
        </div>
        <div>
          <label class="name" for="role">Les participants peuvent</label>
          <select id="role" name="role">
            ${seanceRoles.map(role => html`<option value=${role}>${rights[role]}</option>`)}
          </select>
        </div>
        <div>
          <label class="name" for="end">Fin de la séance</label>
          <input
            class="field"
            id="end"
            name="end"
            type="datetime-local"
            value=${localTime(endOfDay(new Date()))}
            aria-describedby="end-fault"
          />
          <p class="fault" id="end-fault" role="alert">${this.fault}</p>
        </div>
      </div>
      <button class="btn main" ?disabled=${this.busy}>Ouvrir la séance</button>
    </form>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const answers = answersOf(event);
    if (!answers || this.busy) return;
    const end = new Date(answers.said('end'));
    this.fault = faultOf(end);
    if (this.fault !== '') {
      this.renderRoot.querySelector<HTMLElement>('#end')?.focus();
      return;
    }
    const role = seanceRoles.find(known => known === answers.said('role')) ?? 'reader';
    const name = answers.said('name') || 'Séance de travail';
    this.dispatchEvent(new SeanceOpenEvent(name, role, end.toISOString()));
    answers.form.reset();
  };
}

function faultOf(end: Date): string {
  const left = end.getTime() - Date.now();
  if (Number.isNaN(left)) return 'Dites quel jour et à quelle heure la séance finit.';
  if (left <= 0) return 'Cette heure est passée : choisissez-en une autre.';
  return left > MAX_SEANCE_DAYS * 24 * 60 * 60 * 1000
    ? `Une séance dure ${MAX_SEANCE_DAYS} jours au plus.`
    : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'seance-form': SeanceForm;
  }
}
