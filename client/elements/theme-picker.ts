import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { sameName } from '../../shared/actor-names.ts';
import type { Action, Theme } from '../../shared/model.ts';
import { foldText, hasWord, wordsOf } from '../../shared/views/search.ts';
import { DismissEvent } from '../events.ts';
import { ThemeCreateEvent, ThemeToggleEvent } from '../sheet-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './modal-dialog.ts';
import { pickerStyles } from './picker.styles.ts';
import { meant, PickerSearch } from './picker-search.ts';

/** Which themes an action has: each box checked takes effect at once; a name no theme has can be added. */
@customElement('theme-picker')
export class ThemePicker extends LitElement {
  static override readonly styles = [controls, pickerStyles];

  readonly #search = new PickerSearch(this, () => this.#onEnter());

  @property({ attribute: false }) action: Action | undefined;
  /** What the action is called. */
  @property() name = '';
  @property({ attribute: false }) themes: readonly Theme[] = [];

  get #shown(): readonly Theme[] {
    const words = wordsOf(this.#search.wanted);
    return this.themes.filter(({ name }) => words.every(word => hasWord(foldText(name), word)));
  }

  /** The name that was typed, when no theme has it. */
  get #newName(): string | undefined {
    const name = this.#search.wanted.trim();
    return name === '' || this.themes.some(theme => sameName(theme.name, name)) ? undefined : name;
  }

  override render(): TemplateResult | typeof nothing {
    const { action } = this;
    if (!action) return nothing;
    const newName = this.#newName;
    return html`<modal-dialog heading="Thématiques">
      <p>${this.name}</p>
      ${this.#search.renderField('Chercher ou ajouter une thématique')}
      ${this.#search.renderList(
        this.#shown,
        theme =>
          html`<input
              type="checkbox"
              .checked=${live(action.themes.includes(theme.id))}
              @change=${(event: Event) => this.#onToggle(action, theme, event)}
            />
            ${theme.name}`,
      )}
      ${
        newName === undefined
          ? nothing
          : html`<div class="new">
            <button class="btn" @click=${this.#create}>${typeset(`Ajouter la thématique « ${newName} »`)}</button>
          </div>`
      }
      <button class="btn main" slot="actions" @click=${this.#onClose}>Fermer</button>
    </modal-dialog>`;
  }

  #onToggle(action: Action, theme: Theme, { target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    this.dispatchEvent(new ThemeToggleEvent(action.id, theme.id, target.checked));
    // A box whose choice did not change after all shows the choice again.
    this.requestUpdate();
  }

  /** Enter chooses the theme that is meant, never takes one back, and adds a new name. */
  #onEnter(): void {
    const shown = this.#shown;
    const wanted = meant(shown, ({ name }) => sameName(name, this.#search.wanted));
    if (wanted) this.#choose(wanted);
    else if (shown.length === 0) this.#create();
  }

  #choose({ id, name }: Theme): void {
    const { action } = this;
    if (!action) return;
    const isChosen = action.themes.includes(id);
    if (!isChosen) this.dispatchEvent(new ThemeToggleEvent(action.id, id, true));
    this.#search.startAgain(isChosen ? `« ${name} » est déjà choisie.` : `« ${name} » est choisie.`);
  }

  readonly #create = (): void => {
    const name = this.#newName;
    if (!this.action || name === undefined) return;
    this.dispatchEvent(new ThemeCreateEvent(this.action.id, name));
    this.#search.startAgain(`« ${name} » est ajoutée et choisie.`);
    this.#search.focus();
  };

  readonly #onClose = (): void => {
    this.dispatchEvent(new DismissEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'theme-picker': ThemePicker;
  }
}
