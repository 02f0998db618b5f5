import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { foldName, guessKind, kindNames, sameName } from '../../shared/actor-names.ts';
import { type Action, type ActionRole, type Actor, type ActorKind, actorKinds } from '../../shared/model.ts';
import { actorsNear } from '../../shared/views/actor-duplicates.ts';
import { isGroup, standFor } from '../../shared/views/actor-groups.ts';
import { ActorCreateEvent, ActorToggleEvent, DismissEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './actor-badge.ts';
import './modal-dialog.ts';
import { pickerStyles } from './picker.styles.ts';
import { meant, PickerSearch } from './picker-search.ts';

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
      small {
        display: block;
        color: var(--ink-soft);
        font-size: var(--t-s);
        line-height: 1.3;
      }
    `,
  ];

  readonly #search = new PickerSearch(this, () => this.#onEnter());

  @property({ attribute: false }) action: Action | undefined;
  /** What the action is called. */
  @property() name = '';
  @property() actorRole: ActionRole = 'porteurs';
  @property({ attribute: false }) actors: readonly Actor[] = [];

  /** What the person says a new actor is; until then it is guessed from its name. */
  @state() private kind: ActorKind | undefined;

  /** The name that was typed, when no actor has it. */
  get #newName(): string | undefined {
    const name = this.#search.wanted.trim();
    const isKnown = this.actors.some(actor => isCalled(actor, name));
    return name === '' || isKnown ? undefined : name;
  }

  get #found(): readonly Actor[] {
    return this.actors.filter(actor => matches(actor, this.#search.wanted));
  }

  /** Those that may have been meant, one letter away from what was typed. */
  get #near(): readonly Actor[] {
    const found = this.#found;
    return actorsNear(this.#search.wanted, this.actors).filter(actor => !found.includes(actor));
  }

  /** A group is chosen with all its members, or itself where it was before it had any. */
  #choiceOf(actor: Actor, action: Action): 'all' | 'some' | 'none' {
    const chosen = action[this.actorRole];
    const members = standFor(actor, this.actors);
    if (chosen.includes(actor.id)) return 'all';
    const count = members.filter(({ id }) => chosen.includes(id)).length;
    if (count === 0) return 'none';
    return count === members.length ? 'all' : 'some';
  }

  override render(): TemplateResult | typeof nothing {
    const { action } = this;
    if (!action) return nothing;
    return html`<modal-dialog heading=${roleNames[this.actorRole]}>
      <p>${this.name}</p>
      ${this.#search.renderField('Chercher ou ajouter un acteur')}
      ${this.#search.renderList([...this.#near, ...this.#found], actor => this.#renderChoice(actor, action))}
      ${this.#renderNew()}
      <button class="btn main" slot="actions" @click=${this.#onClose}>Fermer</button>
    </modal-dialog>`;
  }

  #renderChoice(actor: Actor, action: Action): TemplateResult {
    return html`<input
        type="checkbox"
        .checked=${live(this.#choiceOf(actor, action) === 'all')}
        .indeterminate=${live(this.#choiceOf(actor, action) === 'some')}
        @change=${(event: Event) => this.#onToggle(action, actor, event)}
      />
      <actor-badge .actor=${actor} ?hollow=${this.actorRole === 'pilots'} aria-hidden="true"></actor-badge>
      <span>${actor.label}${this.#renderWhy(actor)}</span>
      <span class="kind">${isGroup(actor) ? 'Groupe' : kindNames[actor.kind]}</span>`;
  }

  /** Whom a group stands for, or the other name by which an actor was found. */
  #renderWhy(actor: Actor): TemplateResult | typeof nothing {
    const members = isGroup(actor) ? standFor(actor, this.actors).map(({ label }) => label) : [];
    const alias = aliasFound(actor, this.#search.wanted);
    const why = [...members, ...(alias === undefined ? [] : [`dit aussi « ${alias} »`])].join(', ');
    return why === '' ? nothing : html`<small>${typeset(why)}</small>`;
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

  #onToggle(action: Action, actor: Actor, { target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.dispatchEvent(new ActorToggleEvent(action.id, this.actorRole, actor.id, target.checked));
    // A box whose choice did not change after all shows the choice again.
    this.requestUpdate();
  }

  readonly #onKind = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) this.kind = actorKinds.find(kind => kind === target.value);
  };

  /**
   * Enter chooses the actor that is meant, never takes one back, and adds who is on no list: one that differs by a letter
   * is most likely that one, and is left to the person to choose.
   */
  #onEnter(): void {
    const { wanted } = this.#search;
    const found = this.#found;
    const chosen = meant(found, actor => isCalled(actor, wanted));
    const [near] = this.#near;
    if (chosen) this.#choose(chosen);
    else if (near)
      this.#search.tell(
        `Le plan a déjà « ${near.label} ». Cochez cet acteur, ou ajoutez « ${wanted.trim()} » par son bouton.`,
      );
    else if (found.length === 0) this.#create();
  }

  #choose(actor: Actor): void {
    const { action, actorRole } = this;
    if (!action) return;
    const isChosen = this.#choiceOf(actor, action) === 'all';
    if (!isChosen) this.dispatchEvent(new ActorToggleEvent(action.id, actorRole, actor.id, true));
    this.#startAgain(isChosen ? `« ${actor.label} » est déjà choisi.` : `« ${actor.label} » est choisi.`);
  }

  readonly #create = (): void => {
    const name = this.#newName;
    if (!this.action || name === undefined) return;
    const kind = this.kind ?? guessKind(name);
    this.dispatchEvent(new ActorCreateEvent(this.action.id, this.actorRole, name, kind));
    this.#startAgain(`« ${name} » est ajouté et choisi.`);
    this.#search.focus();
  };

  #startAgain(news: string): void {
    this.kind = undefined;
    this.#search.startAgain(news);
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new DismissEvent());
  };
}

function isCalled({ name, label, aliases }: Actor, wanted: string): boolean {
  return [label, name, ...aliases].some(text => sameName(text, wanted));
}

function matches(actor: Actor, wanted: string): boolean {
  const { name, label, short, aliases } = actor;
  return hasWords(`${name} ${label} ${short} ${aliases.join(' ')}`, wanted);
}

/** The other name that what is typed finds, where the actor's own names do not. */
function aliasFound({ name, label, short, aliases }: Actor, wanted: string): string | undefined {
  return hasWords(`${name} ${label} ${short}`, wanted)
    ? undefined
    : aliases.find(alias => hasWords(alias, wanted));
}

function hasWords(text: string, wanted: string): boolean {
  const words = foldName(wanted).split(' ').filter(Boolean);
  return words.every(word => foldName(text).includes(word));
}

declare global {
  interface HTMLElementTagNameMap {
    'actor-picker': ActorPicker;
  }
}
