import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { abbreviationFault, kindNames } from '../../shared/actor-names.ts';
import { ACTOR_HUES, type Actor, actorKinds } from '../../shared/model.ts';
import { isGroup } from '../../shared/views/actor-groups.ts';
import {
  ActorColorSetEvent,
  ActorDeleteAskEvent,
  ActorDeleteEvent,
  ActorKindSetEvent,
  ActorMoveEvent,
  type ActorName,
  ActorRenameEvent,
  AliasSetEvent,
  MemberSetEvent,
  MergeAskEvent,
} from '../directory-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './actor-badge.ts';
import { actorFormStyles } from './actor-form.styles.ts';
import './ui-icon.ts';

/** The hues as one calls them, in their order. */
const hueNames: readonly string[] = ['Bleu', 'Brique', 'Violet', 'Vert', 'Prune', 'Olive'];

const hues: readonly (number | null)[] = [null, ...Array.from({ length: ACTOR_HUES }, (_, hue) => hue)];

/** What one can change of an actor: each change takes effect when one leaves its field. */
@customElement('actor-form')
export class ActorForm extends LitElement {
  static override readonly styles = [controls, actorFormStyles];

  @property({ attribute: false }) actor: Actor | undefined;
  /** Every actor, in order. */
  @property({ attribute: false }) actors: readonly Actor[] = [];
  /** Something names it: deleting it is to be thought over. */
  @property({ type: Boolean }) isUsed = false;

  /** Why the abbreviation that is being typed cannot be. */
  @state() private fault = '';

  @query('#alias') private readonly alias!: HTMLInputElement;

  /** The nearest that are listed with it, above and below: it moves past those. */
  get #neighbours(): { readonly above: Actor | undefined; readonly below: Actor | undefined } {
    const { actor } = this;
    const alike = actor ? this.actors.filter(other => isListedWith(other, actor)) : [];
    const index = alike.findIndex(({ id }) => id === this.actor?.id);
    return { above: alike[index - 1], below: alike[index + 1] };
  }

  override render(): TemplateResult {
    const { actor } = this;
    if (!actor) return html``;
    return html`<div class="fields">
        ${this.#renderName(actor, 'name', 'Nom complet', 'Dans les documents officiels.')}
        ${this.#renderName(actor, 'label', 'Nom courant', 'Dans les listes et sur les cartes.')}
        ${this.#renderShort(actor)} ${this.#renderKind(actor)}
      </div>
      ${this.#renderColors(actor)} ${this.#renderAliases(actor)} ${this.#renderMembers(actor)}
      ${this.#renderActions(actor)}`;
  }

  #renderName(actor: Actor, field: ActorName, title: string, hint: string): TemplateResult {
    return html`<div>
      <label class="title" for=${field}>${title}</label>
      <input
        class="field"
        id=${field}
        autocomplete="off"
        aria-describedby="${field}-hint"
        .value=${actor[field]}
        @change=${(event: Event) => this.#onName(actor, field, event)}
      />
      <p class="hint" id="${field}-hint">${hint}</p>
    </div>`;
  }

  #renderShort(actor: Actor): TemplateResult {
    return html`<div>
      <label class="title" for="short">Abréviation</label>
      <input
        class="field"
        id="short"
        autocomplete="off"
        aria-describedby="short-hint fault"
        aria-invalid=${this.fault === '' ? 'false' : 'true'}
        .value=${actor.short}
        @input=${this.#onShortInput}
        @change=${this.#onShort}
      />
      <p class="fault" id="fault" role="alert">${typeset(this.fault)}</p>
      <p class="hint" id="short-hint">Dans la grille ; une lettre se tape au clavier.</p>
    </div>`;
  }

  #renderKind(actor: Actor): TemplateResult {
    return html`<div>
      <label class="title" for="kind">Nature</label>
      <select class="field" id="kind" @change=${this.#onKind}>
        ${actorKinds.map(
          kind =>
            html`<option value=${kind} .selected=${live(kind === actor.kind)}>${kindNames[kind]}</option>`,
        )}
      </select>
    </div>`;
  }

  #renderColors(actor: Actor): TemplateResult {
    return html`<fieldset>
      <legend>Couleur</legend>
      <div class="choices">
        ${hues.map(
          hue =>
            html`<label
              ><input
                type="radio"
                name="color"
                .checked=${live(actor.color === hue)}
                @change=${() => this.dispatchEvent(new ActorColorSetEvent(actor.id, hue))}
              /><actor-badge
                .actor=${{ ...actor, color: hue }}
                aria-hidden="true"
              ></actor-badge
              >${hue === null ? 'Automatique' : hueNames[hue]}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #renderAliases(actor: Actor): TemplateResult {
    return html`<fieldset>
      <legend>Autres noms</legend>
      <ul>
        ${repeat(
          actor.aliases,
          alias => alias,
          alias =>
            html`<li>
              ${alias}<button
                aria-label="Retirer ce nom : ${alias}"
                @click=${() => this.#onAliasRemove(actor, alias)}
              >
                <ui-icon name="close"></ui-icon>
              </button>
            </li>`,
        )}
      </ul>
      <input
        class="field alias"
        id="alias"
        autocomplete="off"
        aria-label="Ajouter un autre nom"
        aria-describedby="alias-hint"
        placeholder="Ajouter un nom, puis Entrée"
        @keydown=${this.#onAliasKeydown}
        @change=${this.#addAlias}
      />
      <p class="hint" id="alias-hint">
        Sigle, ancien nom, orthographe rencontrée : Tablée le reconnaît quand on le colle ou le cherche.
      </p>
    </fieldset>`;
  }

  #renderMembers(actor: Actor): TemplateResult {
    const others = this.actors.filter(({ id }) => id !== actor.id);
    return html`<details ?open=${isGroup(actor)}>
      <summary>Groupe d’acteurs</summary>
      <p class="hint" id="members-hint">
        ${typeset('Ce nom désigne plusieurs acteurs (« Les 2 communes ») ? Cochez-les : le choisir les choisit tous.')}
      </p>
      <div class="choices" role="group" aria-label="Membres du groupe" aria-describedby="members-hint">
        ${repeat(
          others,
          ({ id }) => id,
          other =>
            html`<label
              ><input
                type="checkbox"
                .checked=${live(actor.members.includes(other.id))}
                @change=${(event: Event) => this.#onMember(actor, other, event)}
              />${other.label}</label
            >`,
        )}
      </div>
    </details>`;
  }

  #renderActions({ id }: Actor): TemplateResult {
    const { above, below } = this.#neighbours;
    const move = (before: Actor | undefined) => () =>
      this.dispatchEvent(new ActorMoveEvent(id, before?.id ?? null));
    return html`<div class="actions">
      <button class="btn" ?disabled=${!above} @click=${move(above)}>Monter</button>
      <button class="btn" ?disabled=${!below} @click=${move(this.#after(below))}>Descendre</button>
      <button class="btn" ?disabled=${this.actors.length < 2} @click=${this.#onMerge}>Fusionner avec…</button>
      <button class="btn danger" @click=${this.#onDelete}>${this.isUsed ? 'Supprimer…' : 'Supprimer'}</button>
    </div>`;
  }

  #after(actor: Actor | undefined): Actor | undefined {
    return actor && this.actors[this.actors.indexOf(actor) + 1];
  }

  /** An emptied name is given back: nobody goes without. */
  #onName(actor: Actor, field: ActorName, { target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    const text = target.value.trim();
    if (text !== '' && text !== actor[field]) this.dispatchEvent(new ActorRenameEvent(actor.id, field, text));
    target.value = text === '' ? actor[field] : text;
  }

  readonly #onShortInput = ({ target }: Event): void => {
    if (!this.actor || !(target instanceof HTMLInputElement)) return;
    this.fault = abbreviationFault(target.value.trim(), this.actor.id, this.actors) ?? '';
  };

  readonly #onShort = ({ target }: Event): void => {
    if (!this.actor || !(target instanceof HTMLInputElement) || this.fault !== '') return;
    target.value = target.value.trim();
    if (target.value !== this.actor.short)
      this.dispatchEvent(new ActorRenameEvent(this.actor.id, 'short', target.value));
  };

  readonly #onKind = ({ target }: Event): void => {
    const kind = target instanceof HTMLSelectElement && actorKinds.find(known => known === target.value);
    if (kind && this.actor) this.dispatchEvent(new ActorKindSetEvent(this.actor.id, kind));
  };

  readonly #onAliasKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) this.#addAlias();
  };

  readonly #addAlias = (): void => {
    const alias = this.alias.value.trim();
    this.alias.value = '';
    if (this.actor && alias !== '') this.dispatchEvent(new AliasSetEvent(this.actor.id, alias, true));
  };

  /** The button goes with the name: the focus stays near. */
  #onAliasRemove({ id }: Actor, alias: string): void {
    this.dispatchEvent(new AliasSetEvent(id, alias, false));
    this.alias.focus();
  }

  #onMember({ id }: Actor, other: Actor, { target }: Event): void {
    if (target instanceof HTMLInputElement)
      this.dispatchEvent(new MemberSetEvent(id, other.id, target.checked));
    // A box whose choice did not change after all shows the choice again.
    this.requestUpdate();
  }

  readonly #onMerge = (): void => {
    if (this.actor) this.dispatchEvent(new MergeAskEvent(this.actor.id, null));
  };

  readonly #onDelete = (): void => {
    if (!this.actor) return;
    const { id } = this.actor;
    this.dispatchEvent(this.isUsed ? new ActorDeleteAskEvent(id) : new ActorDeleteEvent(id));
  };
}

/** Groups are listed apart from actors of one kind. */
function isListedWith(other: Actor, actor: Actor): boolean {
  return isGroup(actor) ? isGroup(other) : other.kind === actor.kind && !isGroup(other);
}

declare global {
  interface HTMLElementTagNameMap {
    'actor-form': ActorForm;
  }
}
