import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Territory, Vocabulary } from '../../shared/model.ts';
import { exampleOf } from '../../shared/views/wording.ts';
import { AboutWriteEvent } from '../about-events.ts';
import { controls } from '../styles/controls.ts';
import { form } from '../styles/form.ts';
import type { LiveInputEvent } from './live-field.ts';
import './live-field.ts';

const levels: readonly { readonly level: keyof Vocabulary; readonly label: string; readonly also: string }[] =
  [
    { level: 'axis', label: 'Premier niveau', also: 'Axe, Enjeu, Champ, Domaine…' },
    { level: 'orientation', label: 'Deuxième niveau', also: 'Orientation, Objectif, Volet…' },
    { level: 'action', label: 'Troisième niveau', also: 'Action, Fiche action…' },
  ];

/** The territory's own words for its three levels, with what they give. */
@customElement('wording-form')
export class WordingForm extends LitElement {
  static override readonly styles = [
    controls,
    form,
    css`
      .also {
        margin: 3px 0 0;
        font-size: 0.875rem;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) territory: Territory | undefined;
  @property({ type: Boolean }) readOnly = false;

  override render(): TemplateResult {
    const { territory } = this;
    if (!territory) return html``;
    return html`<div class="fields">
        ${levels.map(({ level, label, also }) => this.#renderWord(level, label, also, territory.vocabulary[level]))}
      </div>
      <p class="note" role="status">Dans le plan : « ${exampleOf(territory)} ».</p>`;
  }

  #renderWord(level: keyof Vocabulary, label: string, also: string, word: string): TemplateResult {
    return html`<div>
      <span class="name" aria-hidden="true">${label}</span>
      <live-field
        label="${label}, au singulier"
        .text=${word}
        .readOnly=${this.readOnly}
        .refuse=${refuseNoWord}
        @live-input=${({ text }: LiveInputEvent) =>
          this.dispatchEvent(new AboutWriteEvent(`word.${level}`, text))}
      ></live-field>
      <p class="also">${also}</p>
    </div>`;
  }
}

function refuseNoWord(text: string): string | undefined {
  return text.trim() === '' ? 'Il faut un mot : l’ancien est gardé.' : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'wording-form': WordingForm;
  }
}
