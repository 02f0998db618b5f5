import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type AccessRole, accessRoles, MAX_NAME_LENGTH } from '../../shared/model.ts';
import { endOfDay, roleNames } from '../invitation.ts';
import { LinkCreateEvent } from '../invitation-events.ts';
import { controls } from '../styles/controls.ts';
import { form, question } from '../styles/form.ts';
import { answersOf } from './answers.ts';

/** A link to make: for whom, with which right, until when. */
@customElement('link-form')
export class LinkForm extends LitElement {
  static override readonly styles = [controls, form, question];

  /** True while the server is asked. */
  @property({ type: Boolean }) busy = false;

  @state() private fault = '';

  override render(): TemplateResult {
    return html`<form @submit=${this.#onSubmit} novalidate>
      <div class="fields">
        <div>
          <label class="name" for="label">Pour qui ?</label>
          <input
            class="field"
            id="label"
            name="label"
            autocomplete="off"
            maxlength=${MAX_NAME_LENGTH}
            placeholder="Par exemple : élus de Septèmes"
            aria-describedby="label-hint"
          />
          <p class="hint" id="label-hint">Seule la coordination voit ce nom&nbsp;: il sert à retrouver le lien.</p>
        </div>
        <div>
          <label class="name" for="role">Droit donné</label>
          <select id="role" name="role">
            ${accessRoles.map(
              role => html`<option value=${role} ?selected=${role === 'editor'}>${roleNames[role]}</option>`,
            )}
          </select>
        </div>
        <div>
          <label class="name" for="end">Dernier jour (facultatif)</label>
          <input class="field" id="end" name="end" type="date" aria-describedby="end-fault" />
          <p class="fault" id="end-fault" role="alert">${this.fault}</p>
        </div>
      </div>
      <button class="btn main" ?disabled=${this.busy}>Créer le lien</button>
    </form>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const answers = answersOf(event);
    if (!answers || this.busy) return;
    const end = answers.said('end');
    // A date alone would be midnight in London.
    const endsAt = end === '' ? null : endOfDay(new Date(`${end}T12:00`));
    this.fault =
      endsAt && endsAt.getTime() <= Date.now() ? 'Ce jour est passé : choisissez-en un autre.' : '';
    if (this.fault !== '') {
      this.renderRoot.querySelector<HTMLElement>('#end')?.focus();
      return;
    }
    const role = accessRoles.find(known => known === answers.said('role')) ?? 'reader';
    const label = answers.said('label');
    this.dispatchEvent(new LinkCreateEvent(role satisfies AccessRole, label, endsAt?.toISOString() ?? null));
    answers.form.reset();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'link-form': LinkForm;
  }
}
