import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { parseDate, printDate } from '../../shared/formats/date-text.ts';
import type { Territory } from '../../shared/model.ts';
import { AboutWriteEvent, SignedOnEvent } from '../about-events.ts';
import { controls } from '../styles/controls.ts';
import { form } from '../styles/form.ts';
import type { LiveInputEvent, Refuse } from './live-field.ts';
import './live-field.ts';

/** Whose plan it is: the names of the territory, of the convention and of the Caf, and when it was signed. */
@customElement('about-form')
export class AboutForm extends LitElement {
  static override readonly styles = [controls, form];

  @property({ attribute: false }) territory: Territory | undefined;
  @property({ type: Boolean }) readOnly = false;

  override render(): TemplateResult {
    const { name = '', convention = '', caf = '', signedOn = null } = this.territory ?? {};
    return html`<div class="fields">
      ${this.#renderText('name', 'Nom du territoire', name)} ${this.#renderText('caf', 'Caf', caf)}
      <div class="wide">${this.#renderText('convention', 'Nom officiel de la convention', convention)}</div>
      <div>
        <span class="name" aria-hidden="true">Date de signature</span>
        <live-field
          patient
          label="Date de signature"
          hint="Pas encore signée"
          .text=${signedOn === null ? '' : printDate(signedOn)}
          .readOnly=${this.readOnly}
          .refuse=${refuseDate}
          @live-input=${this.#onDate}
        ></live-field>
      </div>
    </div>`;
  }

  #renderText(fact: 'name' | 'caf' | 'convention', label: string, text: string): TemplateResult {
    return html`<div>
      <span class="name" aria-hidden="true">${label}</span>
      <live-field
        label=${label}
        .text=${text}
        .readOnly=${this.readOnly}
        .refuse=${refuseNothing}
        @live-input=${(event: LiveInputEvent) => this.dispatchEvent(new AboutWriteEvent(fact, event.text))}
      ></live-field>
    </div>`;
  }

  readonly #onDate = ({ text }: LiveInputEvent): void => {
    this.dispatchEvent(new SignedOnEvent(text.trim() === '' ? null : (parseDate(text) ?? null)));
  };
}

const refuseNothing: Refuse = text =>
  text.trim() === '' ? 'Ce champ ne peut pas rester vide : l’ancien texte est gardé.' : undefined;

const refuseDate: Refuse = text =>
  text.trim() === '' || parseDate(text) !== undefined
    ? undefined
    : 'Écrivez une date, par exemple 15/12/2022, décembre 2022 ou 2022.';

declare global {
  interface HTMLElementTagNameMap {
    'about-form': AboutForm;
  }
}
