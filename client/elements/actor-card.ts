import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Actor, Vocabulary } from '../../shared/model.ts';
import { isGroup, standFor } from '../../shared/views/actor-groups.ts';
import { type ActorUses, countUses, noUses } from '../../shared/views/actor-uses.ts';
import { ActorOpenEvent } from '../directory-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './actor-badge.ts';
import './actor-form.ts';

const words = new Intl.ListFormat('fr');

/** One actor of the directory: what it is called, where it is named, and behind a button what one can change of it. */
@customElement('actor-card')
export class ActorCard extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .line {
        display: grid;
        grid-template-columns: 3.25rem minmax(0, 1fr) auto;
        gap: var(--s1) var(--s3);
        align-items: center;
        padding: var(--s3) var(--s4);
      }
      .who {
        overflow-wrap: anywhere;
      }
      h4 {
        margin: 0;
        font-size: var(--t-m);
        line-height: 1.35;
      }
      h4:focus {
        outline: none;
      }
      p {
        margin: 2px 0 0;
        font-size: 0.9rem;
        line-height: 1.4;
        color: var(--ink-soft);
      }
      a {
        color: var(--accent);
      }
      actor-form {
        border-top: 1px solid var(--line);
      }
      @media screen and (max-width: 500px) {
        .line {
          grid-template-columns: auto minmax(0, 1fr);
          padding: var(--s3);
        }
        .btn {
          grid-column: 1 / -1;
          justify-self: end;
        }
      }
      actor-badge {
        justify-self: center;
      }
      @media (pointer: coarse) {
        /* Taller for a finger, in the same line of text. */
        a {
          padding-block: 13px;
        }
      }
      @media print {
        .btn {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) actor: Actor | undefined;
  /** Every actor, in order. */
  @property({ attribute: false }) actors: readonly Actor[] = [];
  @property({ attribute: false }) uses: ActorUses = noUses;
  @property({ attribute: false }) vocabulary: Vocabulary | undefined;
  /** Where the actions that name it are shown. */
  @property() href = '';
  @property({ type: Boolean }) mayEdit = false;
  @property({ type: Boolean }) isOpen = false;

  @query('.btn') private readonly button!: HTMLButtonElement | null;
  @query('h4') private readonly heading!: HTMLElement | null;

  override focus(): void {
    (this.button ?? this.heading)?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { actor, vocabulary } = this;
    if (!actor || !vocabulary) return nothing;
    return html`<div class="line">
        <actor-badge .actor=${actor} aria-hidden="true"></actor-badge>
        <div class="who">
          <h4 tabindex="-1">${actor.label}<span class="sr">, abrégé en ${actor.short}</span></h4>
          ${this.#renderNames(actor)}
          <p>${this.#renderUses(vocabulary)}</p>
        </div>
        ${this.mayEdit ? this.#renderButton(actor) : nothing}
      </div>
      ${
        this.isOpen && this.mayEdit
          ? html`<actor-form
              id="form"
              .actor=${actor}
              .actors=${this.actors}
              .isUsed=${countUses(this.uses, vocabulary).length > 0}
            ></actor-form>`
          : nothing
      }`;
  }

  #renderNames(actor: Actor): TemplateResult | typeof nothing {
    const { name, label, aliases } = actor;
    const parts = [
      ...(name === label ? [] : [name]),
      ...(isGroup(actor)
        ? [`groupe : ${words.format(standFor(actor, this.actors).map(member => member.label))}`]
        : []),
      ...(aliases.length > 0 ? [`dit aussi ${aliases.map(alias => `« ${alias} »`).join(', ')}`] : []),
    ];
    return parts.length === 0 ? nothing : html`<p>${typeset(parts.join(' · '))}</p>`;
  }

  #renderUses(vocabulary: Vocabulary): TemplateResult {
    const counts = countUses(this.uses, vocabulary);
    if (counts.length === 0) return html`Utilisé nulle part pour l’instant`;
    const [first = '', ...others] = counts;
    const rest = others.length > 0 ? `, ${others.join(', ')}` : '';
    return this.uses.actions === 0
      ? html`Utilisé dans : ${first}${rest}`
      : html`Utilisé dans : <a href=${this.href}>${first}</a>${rest}`;
  }

  #renderButton({ id, label }: Actor): TemplateResult {
    return html`<button
      class="btn"
      aria-expanded=${this.isOpen ? 'true' : 'false'}
      aria-controls=${this.isOpen ? 'form' : nothing}
      aria-label=${`${this.isOpen ? 'Fermer' : 'Modifier'} : ${label}`}
      @click=${() => this.dispatchEvent(new ActorOpenEvent(this.isOpen ? null : id))}
    >
      ${this.isOpen ? 'Fermer' : 'Modifier'}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'actor-card': ActorCard;
  }
}
