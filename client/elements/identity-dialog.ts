import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Actor, MAX_NAME_LENGTH } from '../../shared/model.ts';
import { IdentityEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './modal-dialog.ts';

/** Asks how to present oneself to the others: once by itself, again on demand. Nothing is required. */
@customElement('identity-dialog')
export class IdentityDialog extends LitElement {
  static override readonly styles = [
    controls,
    css`
      label {
        display: block;
        font-weight: 700;
        margin: var(--s4) 0 var(--s1);
      }
      .field {
        min-height: 44px;
      }
      p {
        margin: 0;
        color: var(--ink-soft);
        font-size: 0.9rem;
      }
    `,
  ];

  @property({ attribute: false }) actors: readonly Actor[] = [];
  /** What the person has said before. */
  @property() name = '';
  @property() institution = '';

  /** When the séance ends by which the person came: what the server keeps of them goes then. */
  @property() end = '';

  override render(): TemplateResult {
    return html`<modal-dialog heading="Comment vous présenter aux autres ?" @dismiss=${this.#onLater}>
      <p>
        Les personnes présentes verront votre prénom et où vous travaillez dans le plan, tant que vous êtes là. Ces
        mots signent aussi vos commentaires et, dans l’historique, ce que vous changez.
        ${this.end === '' ? nothing : typeset(`La liste des participants est effacée à la fin de la séance, ${this.end}.`)}
      </p>
      <form id="who" @submit=${this.#onSubmit}>
        <label for="name">Votre prénom</label>
        <input
          class="field"
          id="name"
          name="name"
          .value=${this.name}
          autocomplete="given-name"
          maxlength=${MAX_NAME_LENGTH}
          autofocus
        />
        <label for="institution">Vous venez de</label>
        <input
          class="field"
          id="institution"
          name="institution"
          .value=${this.institution}
          list="actors"
          autocomplete="organization"
          maxlength=${MAX_NAME_LENGTH}
        />
        <datalist id="actors">${this.actors.map(({ label }) => html`<option value=${label}></option>`)}</datalist>
      </form>
      <button class="btn" slot="actions" @click=${this.#onLater}>Plus tard</button>
      <button class="btn main" slot="actions" form="who">Prendre place</button>
    </modal-dialog>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const answers = new FormData(event.currentTarget);
    const said = (name: string): string => String(answers.get(name) ?? '').trim();
    this.dispatchEvent(new IdentityEvent(said('name'), said('institution')));
  };

  readonly #onLater = (): void => {
    this.dispatchEvent(new IdentityEvent(this.name, this.institution));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'identity-dialog': IdentityDialog;
  }
}
