import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { findActor, guessKind, kindNames } from '../../shared/actor-names.ts';
import { type Actor, type ActorKind, actorKinds } from '../../shared/model.ts';
import { ActorAddEvent } from '../directory-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';

/** Adds actors one after the other; what a new one is, is guessed from its name. */
@customElement('actor-add')
export class ActorAdd extends LitElement {
  static override readonly styles = [
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2) var(--s3);
        align-items: end;
      }
      div {
        flex: 1 1 12rem;
        max-width: 26rem;
      }
      /* A list and a field are not of one height by themselves. */
      .field,
      .btn {
        min-height: 2.75rem;
      }
      div.kind {
        flex: 0 1 11rem;
      }
      label {
        display: block;
        margin-bottom: var(--s1);
        font-weight: 700;
      }
      p {
        margin: var(--s1) 0 0;
        font-size: var(--t-s);
        color: var(--ink-soft);
      }
      p:empty {
        display: none;
      }
      @media (pointer: coarse) {
        .field {
          min-height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) actors: readonly Actor[] = [];

  @state() private name = '';
  /** What the person says it is; until then it is guessed. */
  @state() private kind: ActorKind | undefined;
  @state() private news = '';

  @query('#name') private readonly field!: HTMLInputElement;

  override render(): TemplateResult {
    const kind = this.kind ?? guessKind(this.name);
    return html`<form @submit=${this.#onSubmit}>
        <div>
          <label for="name">Ajouter un acteur</label>
          <input
            class="field"
            id="name"
            autocomplete="off"
            placeholder="Nom complet"
            .value=${live(this.name)}
            @input=${this.#onInput}
          />
        </div>
        <div class="kind">
          <label for="kind">Nature</label>
          <select class="field" id="kind" @change=${this.#onKind}>
            ${actorKinds.map(
              known =>
                html`<option value=${known} .selected=${live(known === kind)}>${kindNames[known]}</option>`,
            )}
          </select>
        </div>
        <button class="btn main">Ajouter</button>
      </form>
      <p role="status">${typeset(this.news)}</p>`;
  }

  readonly #onInput = (): void => {
    this.name = this.field.value;
    this.news = '';
  };

  readonly #onKind = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) this.kind = actorKinds.find(kind => kind === target.value);
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = this.name.trim();
    this.field.focus();
    if (name === '') return;
    const known = findActor(name, this.actors);
    if (known) {
      this.news = `« ${name} » est déjà dans l’annuaire : ${known.name}.`;
      return;
    }
    this.dispatchEvent(new ActorAddEvent(name, this.kind ?? guessKind(name)));
    this.news = `« ${name} » est ajouté.`;
    this.name = '';
    this.kind = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'actor-add': ActorAdd;
  }
}
