import { css, html, LitElement, noChange, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { MAX_OWN_SECTIONS, type Section, type SectionModel, sectionModels } from '../../shared/sheet.ts';
import { DismissEvent } from '../events.ts';
import {
  ModelTakeEvent,
  SectionAddEvent,
  SectionHideEvent,
  SectionMoveEvent,
  SectionRenameEvent,
} from '../sheet-events.ts';
import { controls } from '../styles/controls.ts';
import { rows } from '../styles/rows.ts';
import './modal-dialog.ts';
import './ui-icon.ts';

/** The sections that all fiches have: each change takes effect at once, in every fiche and for everyone. */
@customElement('sections-dialog')
export class SectionsDialog extends LitElement {
  static override readonly styles = [
    controls,
    rows,
    css`
      p {
        margin: 0 0 var(--s3);
        color: var(--ink-soft);
      }
      .models,
      .new {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      .models .btn {
        flex: 1 1 12rem;
        text-align: left;
        font-size: var(--t-s);
      }
      h3 {
        margin: var(--s4) 0 var(--s2);
        font-size: var(--t-m);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--s1);
        align-items: center;
      }
      li .field {
        flex: 1 1 10rem;
        width: auto;
        min-width: 0;
      }
      .hidden .field {
        color: var(--ink-soft);
        background: var(--paper);
      }
      label {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        min-height: 36px;
        padding: 0 4px;
        font-size: var(--t-s);
        cursor: pointer;
      }
      input[type='checkbox'] {
        width: 20px;
        height: 20px;
        accent-color: var(--accent);
      }
      .move {
        display: grid;
        place-items: center;
        width: 32px;
        height: 36px;
        padding: 0;
        border: none;
        border-radius: var(--radius-s);
        background: none;
      }
      .move:hover:not([aria-disabled='true']) {
        background: var(--sunken);
      }
      .move[aria-disabled='true'] {
        color: var(--line-strong);
        cursor: default;
      }
      .new .field {
        flex: 1;
      }
      @media (pointer: coarse) {
        .move {
          width: 44px;
          height: 44px;
        }
        label {
          min-height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) sections: readonly Section[] = [];

  @query('.new input') private readonly newName!: HTMLInputElement;

  /** The section a name is being typed for: it is not told yet, and what others change must leave it alone. */
  #named: string | undefined;
  /** The button that has just moved a section, to be given the focus again: moving it in the page takes it away. */
  #moved: { readonly section: string; readonly way: string } | undefined;

  get #isFull(): boolean {
    return this.sections.filter(({ isOwn }) => isOwn).length >= MAX_OWN_SECTIONS;
  }

  override updated(): void {
    if (!this.#moved) return;
    const { section, way } = this.#moved;
    this.#moved = undefined;
    this.renderRoot
      .querySelector<HTMLElement>(`[data-section="${CSS.escape(section)}"] [data-way="${way}"]`)
      ?.focus();
  }

  override render(): TemplateResult {
    return html`<modal-dialog heading="Rubriques des fiches">
      <p>Ces choix valent pour toutes les fiches, dès maintenant. Ce qui est écrit dans une rubrique masquée est gardé.</p>
      <div class="models" role="group" aria-label="Reprendre un modèle">
        ${sectionModels.map(
          model => html`<button class="btn" @click=${() => this.#take(model)}>${model.name}</button>`,
        )}
      </div>
      <h3>Rubriques</h3>
      <ul>
        ${repeat(
          this.sections,
          ({ id }) => id,
          (section, index) => this.#renderSection(section, index),
        )}
      </ul>
      <h3>Nouvelle rubrique</h3>
      ${this.#renderNew()}
      <button class="btn main" slot="actions" @click=${() => this.dispatchEvent(new DismissEvent())}>Fermer</button>
    </modal-dialog>`;
  }

  #renderSection(section: Section, index: number): TemplateResult {
    const { id, name, isHidden } = section;
    return html`<li class=${isHidden ? 'hidden' : ''} data-section=${id}>
      <input
        class="field"
        aria-label="Nom de la rubrique ${name}"
        .value=${id === this.#named ? noChange : live(name)}
        @input=${() => {
          this.#named = id;
        }}
        @blur=${this.#onNamed}
        @change=${(event: Event) => this.#onRename(section, event)}
      />
      ${this.#renderMove(section, 'up', 'Monter', this.sections[index - 1]?.id)}
      ${this.#renderMove(section, 'down', 'Descendre', this.sections[index + 2]?.id ?? (this.sections[index + 1] ? null : undefined))}
      <label
        ><input
          type="checkbox"
          aria-label="Montrer ${name}"
          .checked=${live(!isHidden)}
          @change=${() => this.dispatchEvent(new SectionHideEvent(id, !isHidden))}
        />Montrer</label
      >
    </li>`;
  }

  /** @param before where it goes: null for last, undefined when it cannot go further */
  #renderMove(
    { id, name }: Section,
    way: 'up' | 'down',
    verb: string,
    before: string | null | undefined,
  ): TemplateResult {
    const onClick = (): void => {
      if (before === undefined) return;
      this.#moved = { section: id, way };
      this.dispatchEvent(new SectionMoveEvent(id, before));
    };
    return html`<button
      class="move"
      data-way=${way}
      aria-label="${verb} ${name}"
      title=${verb}
      aria-disabled=${before === undefined ? 'true' : 'false'}
      @click=${onClick}
    >
      <ui-icon name=${way}></ui-icon>
    </button>`;
  }

  /** The field stays where no more can be added: taking it away would take the focus. */
  #renderNew(): TemplateResult {
    return html`<div class="new">
        <input class="field" aria-label="Nom de la nouvelle rubrique" @keydown=${this.#onKeydown} />
        <button class="btn" aria-disabled=${this.#isFull ? 'true' : 'false'} @click=${this.#onAdd}>Ajouter</button>
      </div>
      <p role="status">
        ${this.#isFull ? `Vous avez ajouté ${MAX_OWN_SECTIONS} rubriques, le plus que les fiches puissent avoir.` : nothing}
      </p>`;
  }

  #take(model: SectionModel): void {
    this.dispatchEvent(new ModelTakeEvent(model));
  }

  #onRename({ id }: Section, { target }: Event): void {
    if (target instanceof HTMLInputElement) this.dispatchEvent(new SectionRenameEvent(id, target.value));
    this.#onNamed();
  }

  /** An empty name gives a section its own name back: the field shows what it is called after all. */
  readonly #onNamed = (): void => {
    this.#named = undefined;
    this.requestUpdate();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.#onAdd();
  };

  readonly #onAdd = (): void => {
    if (this.#isFull) return;
    const name = this.newName.value.trim();
    if (name !== '') this.dispatchEvent(new SectionAddEvent(name));
    this.newName.value = '';
    this.newName.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sections-dialog': SectionsDialog;
  }
}
