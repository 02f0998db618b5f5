import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { foldName, guessKind, sameName } from '../../shared/actor-names.ts';
import { type Action, type ActionRole, type Actor, type ActorKind, actorKinds } from '../../shared/model.ts';
import { ActorCreateEvent, ActorToggleEvent, DismissEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './actor-badge.ts';
import './modal-dialog.ts';
import { pickerStyles } from './picker.styles.ts';

const kindNames: Readonly<Record<ActorKind, string>> = {
  commune: 'Commune',
  caf: 'Caf',
  departement: 'Département',
  etat: 'État',
  association: 'Association',
  service: 'Service',
  other: 'Autre',
};

const roleNames: Readonly<Record<ActionRole, string>> = {
  pilots: 'Pilotes',
  porteurs: 'Porteurs',
  partners: 'Partenaires',
};

/** Who pilots or carries an action, or takes part in it: each box checked takes effect at once; a name nobody has can be added. */
@customElement('actor-picker')
export class ActorPicker extends LitElement {
  static override readonly styles = [
    controls,
    pickerStyles,
    css`
      .kind {
        margin-left: auto;
        color: var(--ink-soft);
        font-size: var(--t-s);
        white-space: nowrap;
      }
      .new label {
        align-self: center;
        font-weight: 700;
      }
      .new select {
        width: auto;
      }
    `,
  ];

  @property({ attribute: false }) action: Action | undefined;
  /** What the action is called. */
  @property() name = '';
  @property() actorRole: ActionRole = 'porteurs';
  @property({ attribute: false }) actors: readonly Actor[] = [];

  @state() private wanted = '';
  /** What Enter has just done: the one it chose may be far down the list. */
  @state() private news = '';
  /** What the person says a new actor is; until then it is guessed from its name. */
  @state() private kind: ActorKind | undefined;

  @query('input.field') private readonly filter!: HTMLInputElement;

  /** The name that was typed, when no actor has it. */
  get #newName(): string | undefined {
    const name = this.wanted.trim();
    const isKnown = this.actors.some(actor => isCalled(actor, name));
    return name === '' || isKnown ? undefined : name;
  }

  get #shown(): readonly Actor[] {
    return this.actors.filter(actor => matches(actor, this.wanted));
  }

  override render(): TemplateResult | typeof nothing {
    const { action } = this;
    if (!action) return nothing;
    const chosen = action[this.actorRole];
    return html`<modal-dialog heading=${roleNames[this.actorRole]}>
      <p>${this.name}</p>
      <input
        class="field"
        type="search"
        aria-label="Chercher ou ajouter un acteur"
        placeholder="Chercher ou ajouter un acteur"
        .value=${this.wanted}
        @input=${this.#onFilter}
        @keydown=${this.#onKeydown}
        autofocus
      />
      <p class="news" role="status">${typeset(this.news)}</p>
      <ul>
        ${repeat(
          this.#shown,
          actor => actor.id,
          actor =>
            html`<li>
              <label class="choice">
                <input
                  type="checkbox"
                  .checked=${live(chosen.includes(actor.id))}
                  @change=${(event: Event) => this.#onToggle(action, actor, event)}
                />
                <actor-badge
                  .actor=${actor}
                  .index=${this.actors.indexOf(actor)}
                  ?hollow=${this.actorRole === 'pilots'}
                  aria-hidden="true"
                ></actor-badge>
                ${actor.label}<span class="kind">${kindNames[actor.kind]}</span>
              </label>
            </li>`,
        )}
      </ul>
      ${this.#renderNew()}
      <button class="btn main" slot="actions" @click=${this.#onClose}>Fermer</button>
    </modal-dialog>`;
  }

  #renderNew(): TemplateResult | typeof nothing {
    const name = this.#newName;
    if (name === undefined) return nothing;
    const kind = this.kind ?? guessKind(name);
    return html`<div class="new">
      <label for="kind">Nature</label>
      <select id="kind" class="field" @change=${this.#onKind}>
        ${actorKinds.map(
          known =>
            html`<option value=${known} .selected=${live(known === kind)}>${kindNames[known]}</option>`,
        )}
      </select>
      <button class="btn" @click=${this.#create}>${typeset(`Ajouter « ${name} »`)}</button>
    </div>`;
  }

  readonly #onFilter = (): void => {
    this.news = '';
    this.wanted = this.filter.value;
  };

  #onToggle(action: Action, actor: Actor, { target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.dispatchEvent(new ActorToggleEvent(action.id, this.actorRole, actor.id, target.checked));
    // A box whose choice did not change after all shows the choice again.
    this.requestUpdate();
  }

  readonly #onKind = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) this.kind = actorKinds.find(kind => kind === target.value);
  };

  /** Enter chooses the actor of this very name or the only one left, never takes one back, and adds who is on no list. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    if (event.repeat || this.wanted.trim() === '') return;
    const shown = this.#shown;
    const wanted =
      shown.find(actor => isCalled(actor, this.wanted)) ?? (shown.length === 1 ? shown[0] : undefined);
    if (wanted) this.#choose(wanted);
    else if (shown.length === 0) this.#create();
  };

  #choose(actor: Actor): void {
    const { action, actorRole } = this;
    if (!action) return;
    const isChosen = action[actorRole].includes(actor.id);
    if (!isChosen) this.dispatchEvent(new ActorToggleEvent(action.id, actorRole, actor.id, true));
    this.#startAgain(isChosen ? `« ${actor.label} » est déjà choisi.` : `« ${actor.label} » est choisi.`);
  }

  readonly #create = (): void => {
    const name = this.#newName;
    if (!this.action || name === undefined) return;
    const kind = this.kind ?? guessKind(name);
    this.dispatchEvent(new ActorCreateEvent(this.action.id, this.actorRole, name, kind));
    this.#startAgain(`« ${name} » est ajouté et choisi.`);
    this.filter.focus();
  };

  #startAgain(news: string): void {
    this.news = news;
    this.wanted = '';
    this.kind = undefined;
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new DismissEvent());
  };
}

function isCalled({ name, label }: Actor, wanted: string): boolean {
  return sameName(label, wanted) || sameName(name, wanted);
}

function matches({ name, label, short }: Actor, wanted: string): boolean {
  const words = foldName(wanted).split(' ').filter(Boolean);
  const text = foldName(`${name} ${label} ${short}`);
  return words.every(word => text.includes(word));
}

declare global {
  interface HTMLElementTagNameMap {
    'actor-picker': ActorPicker;
  }
}
