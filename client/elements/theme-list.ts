import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Theme, ThemeId } from '../../shared/model.ts';
import { countOf } from '../../shared/words.ts';
import { ThemeAddEvent, ThemeDeleteEvent, ThemeMoveEvent, ThemeRenameEvent } from '../about-events.ts';
import { controls } from '../styles/controls.ts';
import type { MenuChooseEvent, MenuEntry } from './item-menu.ts';
import type { LiveInputEvent } from './live-field.ts';
import './item-menu.ts';
import './live-field.ts';

/** The themes of the plan: named, sorted, added and taken away, each with how many actions have it. */
@customElement('theme-list')
export class ThemeList extends LitElement {
  static override readonly styles = [
    controls,
    css`
      ol {
        list-style: none;
        margin: 0 0 var(--s3);
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        background: var(--surface);
      }
      li {
        display: flex;
        gap: var(--s2);
        align-items: flex-start;
        padding: 3px var(--s2);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      live-field {
        flex: 1;
      }
      .count {
        flex: none;
        padding-top: 9px;
        color: var(--ink-soft);
        font-size: 0.9rem;
      }
      item-menu {
        padding-top: 3px;
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        align-items: end;
      }
      form div {
        flex: 0 1 24rem;
      }
      label {
        display: block;
        margin-bottom: var(--s1);
        font-weight: 600;
      }
      .field,
      .btn {
        min-height: 42px;
      }
      @media (pointer: coarse) {
        .field,
        .btn {
          min-height: 44px;
        }
      }
      @media print {
        form {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) themes: readonly Theme[] = [];
  @property({ attribute: false }) counts: ReadonlyMap<ThemeId, number> = new Map();
  /** The territory's word for actions. */
  @property() word = 'Action';
  @property({ type: Boolean }) readOnly = false;

  @query('input') private readonly field!: HTMLInputElement;

  override render(): TemplateResult {
    return html`<ol ?hidden=${this.themes.length === 0}>
        ${repeat(
          this.themes,
          theme => theme.id,
          (theme, index) => this.#renderTheme(theme, index),
        )}
      </ol>
      ${this.readOnly ? nothing : this.#renderForm()}`;
  }

  #renderTheme({ id, name }: Theme, index: number): TemplateResult {
    return html`<li>
      <live-field
        quiet
        label="Thématique : ${name}"
        .text=${name}
        .readOnly=${this.readOnly}
        .refuse=${refuseNoName}
        @live-input=${({ text }: LiveInputEvent) => this.dispatchEvent(new ThemeRenameEvent(id, text))}
      ></live-field>
      <span class="count">${countOf(this.counts.get(id) ?? 0, this.word)}</span>
      ${
        this.readOnly
          ? nothing
          : html`<item-menu
              .entries=${this.#entriesAt(index)}
              label=${name}
              @menu-choose=${(event: MenuChooseEvent) => this.#onMenu(event.id, id, index)}
            ></item-menu>`
      }
    </li>`;
  }

  #renderForm(): TemplateResult {
    return html`<form @submit=${this.#onSubmit}>
      <div>
        <label for="name">Nouvelle thématique</label>
        <input class="field" id="name" autocomplete="off" />
      </div>
      <button class="btn">Ajouter</button>
    </form>`;
  }

  #entriesAt(index: number): readonly MenuEntry[] {
    return [
      ...(index > 0 ? [{ id: 'up', text: 'Monter' }] : []),
      ...(index < this.themes.length - 1 ? [{ id: 'down', text: 'Descendre' }] : []),
      { id: 'delete', text: 'Supprimer', danger: true },
    ];
  }

  #onMenu(choice: string, theme: ThemeId, index: number): void {
    const before = this.themes[choice === 'up' ? index - 1 : index + 2]?.id ?? null;
    this.dispatchEvent(choice === 'delete' ? new ThemeDeleteEvent(theme) : new ThemeMoveEvent(theme, before));
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = this.field.value.trim();
    if (name !== '') this.dispatchEvent(new ThemeAddEvent(name));
    this.field.value = '';
    this.field.focus();
  };
}

function refuseNoName(text: string): string | undefined {
  return text.trim() === '' ? 'Il faut un nom : l’ancien est gardé.' : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'theme-list': ThemeList;
  }
}
