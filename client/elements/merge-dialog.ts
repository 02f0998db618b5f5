import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Actor, ActorId, Vocabulary } from '../../shared/model.ts';
import { likelyDuplicates } from '../../shared/views/actor-duplicates.ts';
import { type ActorUses, countUses, noUses } from '../../shared/views/actor-uses.ts';
import { ActorsMergeEvent } from '../directory-events.ts';
import { DismissEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './actor-badge.ts';
import './modal-dialog.ts';

const words = new Intl.ListFormat('fr');

/** Makes one actor of two: which ones, which is kept, and what that moves. */
@customElement('merge-dialog')
export class MergeDialog extends LitElement {
  static override readonly styles = [
    controls,
    css`
      label.title,
      legend {
        display: block;
        padding: 0;
        margin-bottom: var(--s1);
        font-weight: 700;
      }
      fieldset {
        margin: var(--s4) 0 0;
        padding: 0;
        border: none;
        min-width: 0;
      }
      .choice {
        display: flex;
        gap: var(--s3);
        align-items: center;
        min-height: 40px;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      .choice input {
        width: 18px;
        height: 18px;
        margin: 0;
        flex: none;
        accent-color: var(--accent);
      }
      .choice + .choice {
        margin-top: var(--s2);
      }
      .choice small {
        display: block;
        color: var(--ink-soft);
        font-size: var(--t-s);
      }
      p {
        margin: var(--s4) 0 0;
      }
      @media (pointer: coarse) {
        .choice,
        .field {
          min-height: 44px;
        }
      }
    `,
  ];

  /** The one it started from. */
  @property({ attribute: false }) actor: Actor | undefined;
  /** The one that is the same, when it is known already. */
  @property({ attribute: false }) other: ActorId | null = null;
  /** Every actor, in order. */
  @property({ attribute: false }) actors: readonly Actor[] = [];
  @property({ attribute: false }) uses: ReadonlyMap<ActorId, ActorUses> = new Map();
  @property({ attribute: false }) vocabulary: Vocabulary | undefined;

  @state() private chosen: ActorId | undefined;
  @state() private kept: ActorId | undefined;

  /** Those it is most probably the same as. */
  get #likely(): readonly Actor[] {
    const pairs = likelyDuplicates(this.actors).map(({ actors }) => actors);
    const own = pairs.filter(pair => pair.some(({ id }) => id === this.actor?.id));
    return own.flat().filter(({ id }) => id !== this.actor?.id);
  }

  /** The likely ones first. */
  get #candidates(): readonly Actor[] {
    const others = this.actors.filter(({ id }) => id !== this.actor?.id);
    return [...new Set([...this.#likely, ...others])];
  }

  get #partner(): Actor | undefined {
    const wanted = this.chosen ?? this.other;
    return this.actors.find(({ id }) => id === wanted) ?? this.#likely[0];
  }

  override render(): TemplateResult | typeof nothing {
    const { actor } = this;
    if (!actor) return nothing;
    const partner = this.#partner;
    const kept = partner && this.#keptOf(actor, partner);
    const duplicate = kept === actor ? partner : actor;
    return html`<modal-dialog heading=${typeset(`Fusionner « ${actor.label} »`)}>
      <label class="title" for="other">avec</label>
      <select class="field" id="other" autofocus @change=${this.#onOther}>
        ${partner ? nothing : html`<option value="" selected>Choisir un acteur…</option>`}
        ${this.#candidates.map(
          ({ id, name, label }) =>
            html`<option value=${id} .selected=${live(id === partner?.id)}>
              ${name === label ? label : `${label} (${name})`}
            </option>`,
        )}
      </select>
      ${partner && kept ? this.#renderChoices([actor, partner], kept) : nothing}
      <p role="status">${kept && duplicate ? typeset(this.#tellMove(kept, duplicate)) : nothing}</p>
      <button class="btn" slot="actions" @click=${this.#onClose}>Annuler</button>
      <button
        class="btn main"
        slot="actions"
        ?disabled=${!partner}
        @click=${() => kept && duplicate && this.#merge(kept, duplicate)}
      >
        Fusionner
      </button>
    </modal-dialog>`;
  }

  /** The more used one until somebody says otherwise. */
  #keptOf(actor: Actor, partner: Actor): Actor {
    if (this.kept !== undefined) return this.kept === partner.id ? partner : actor;
    return this.#weightOf(partner) > this.#weightOf(actor) ? partner : actor;
  }

  #renderChoices(pair: readonly Actor[], kept: Actor): TemplateResult {
    return html`<fieldset>
      <legend>Nom à garder</legend>
      ${pair.map(actor => this.#renderChoice(actor, kept))}
    </fieldset>`;
  }

  #renderChoice(actor: Actor, kept: Actor): TemplateResult {
    const counts = this.#countsOf(actor);
    return html`<label class="choice"
      ><input
        type="radio"
        name="kept"
        .checked=${live(actor.id === kept.id)}
        @change=${() => {
          this.kept = actor.id;
        }}
      /><actor-badge
        .actor=${actor}
        aria-hidden="true"
      ></actor-badge
      ><span
        >${actor.name} <small>${counts.length === 0 ? 'utilisé nulle part' : counts.join(', ')}</small></span
      ></label
    >`;
  }

  #tellMove(kept: Actor, duplicate: Actor): string {
    const counts = this.#countsOf(duplicate);
    const moved =
      counts.length === 0
        ? `Rien ne cite « ${duplicate.label} ».`
        : `Ce qui cite « ${duplicate.label} » citera « ${kept.label} » : ${words.format(counts)}.`;
    return `${moved} « ${duplicate.name} » reste connu comme un autre nom.`;
  }

  #countsOf({ id }: Actor): readonly string[] {
    const { vocabulary } = this;
    return vocabulary ? countUses(this.uses.get(id) ?? noUses, vocabulary) : [];
  }

  #weightOf({ id }: Actor): number {
    const { actions, marks } = this.uses.get(id) ?? noUses;
    return actions + marks;
  }

  #merge(kept: Actor, duplicate: Actor): void {
    this.#onClose();
    this.dispatchEvent(new ActorsMergeEvent(kept.id, duplicate.id));
  }

  readonly #onOther = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    this.chosen = this.#candidates.find(({ id }) => id === target.value)?.id;
    // The name that was to be kept may be that of the one before.
    this.kept = undefined;
  };

  readonly #onClose = (): void => {
    this.dispatchEvent(new DismissEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'merge-dialog': MergeDialog;
  }
}
