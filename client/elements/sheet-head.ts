import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ItemId } from '../../shared/model.ts';
import type { ActionPlace } from '../../shared/views/action-place.ts';
import { shortName } from '../../shared/views/outline.ts';
import { ItemDeleteEvent, MoveAskEvent } from '../events.ts';
import { SectionsAskEvent, SheetOpenEvent } from '../sheet-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import { itemEntries, type MenuChooseEvent, type MenuEntry } from './item-menu.ts';
import './live-title.ts';
import { sheetHeadStyles } from './sheet-head.styles.ts';
import { SteadyNames } from './steady-names.ts';
import './ui-icon.ts';

const printEntry: MenuEntry = { id: 'print', text: 'Imprimer la fiche' };
const sectionsEntry: MenuEntry = { id: 'sections', text: 'Rubriques des fiches…' };

/** The top of a fiche: where the action stands, its title, and the way to the fiches before and after. */
@customElement('sheet-head')
export class SheetHead extends LitElement {
  static override readonly styles = [controls, sheetHeadStyles];

  readonly #names = new SteadyNames(this);

  @property({ attribute: false }) place: ActionPlace | undefined;
  /** The territory's word for an action. */
  @property() word = 'Action';
  /** The address of the fiche alone; empty where it is alone already. */
  @property() href = '';
  /** Of its heading, among those of the page. */
  @property({ type: Number }) level: 1 | 2 = 2;
  @property({ type: Boolean }) readOnly = false;
  /** Its buttons stay at the top of what scrolls, where there is no room for anything beside the fiche. */
  @property({ type: Boolean, reflect: true }) sticky = false;
  /** May change the sections of all fiches. */
  @property({ type: Boolean }) mayShape = false;

  @query('h1, h2') private readonly heading!: HTMLElement | null;

  override focus(): void {
    this.heading?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { place } = this;
    if (!place) return nothing;
    const { action, number } = place;
    const name = this.#names.of(action.id, shortName(this.word, number, action.title));
    const title = html`${number === null ? nothing : html`<span class="number">${name}</span>`}
      <live-title
        .item=${action.id}
        .text=${action.title}
        .label=${`Titre : ${name}`}
        .readOnly=${this.readOnly}
        @title-edit=${this.#names.onEdit(action.id, name)}
      ></live-title>`;
    return html`${this.#renderTools(place, name)}
      <p class="above">${typeset(place.above.join(' › '))}</p>
      ${this.level === 1 ? html`<h1 tabindex="-1">${title}</h1>` : html`<h2 tabindex="-1">${title}</h2>`}`;
  }

  #renderTools({ action, previous, next, position, count }: ActionPlace, name: string): TemplateResult {
    return html`<div class="tools">
      ${this.#renderStep(previous, 'Fiche précédente', 'up', 'Alt+Page précédente')}
      ${this.#renderStep(next, 'Fiche suivante', 'down', 'Alt+Page suivante')}
      <span class="facts"><span class="position">${position} sur ${count}</span><slot></slot></span>
      ${this.href === '' ? nothing : html`<a class="alone" href=${this.href}>Ouvrir en pleine page</a>`}
      <item-menu .label=${name} .entries=${this.#entries} @menu-choose=${this.#onChoose(action.id)}></item-menu>
      ${
        this.href === ''
          ? nothing
          : html`<button
              class="tool"
              aria-label="Fermer la fiche"
              title="Fermer la fiche (Échap)"
              @click=${() => this.dispatchEvent(new SheetOpenEvent(null))}
            >
              <ui-icon name="close"></ui-icon>
            </button>`
      }
    </div>`;
  }

  #renderStep(target: ItemId | null, name: string, icon: 'up' | 'down', keys: string): TemplateResult {
    return html`<button
      class="tool"
      aria-label=${name}
      title="${name} (${keys})"
      aria-disabled=${target === null ? 'true' : 'false'}
      @click=${() => target !== null && this.dispatchEvent(new SheetOpenEvent(target))}
    >
      <ui-icon name=${icon}></ui-icon>
    </button>`;
  }

  get #entries(): readonly MenuEntry[] {
    return [
      printEntry,
      ...(this.mayShape ? [sectionsEntry] : []),
      ...(this.readOnly ? [] : [itemEntries.move, itemEntries.delete]),
    ];
  }

  #onChoose(action: ItemId): (event: MenuChooseEvent) => void {
    return ({ id }) => {
      if (id === 'print') window.print();
      else if (id === 'sections') this.dispatchEvent(new SectionsAskEvent());
      else if (id === 'move') this.dispatchEvent(new MoveAskEvent(action));
      else if (id === 'delete') this.dispatchEvent(new ItemDeleteEvent(action));
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sheet-head': SheetHead;
  }
}
