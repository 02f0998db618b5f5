import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { printNumber } from '../../shared/formats/number-text.ts';
import type { CooperationRole, RowId } from '../../shared/model.ts';
import { RoleAddEvent, RoleDeleteEvent, RoleMeasureEvent, RoleNameEvent } from '../annex-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import { measures } from './cell-measures.ts';
import './live-field.ts';
import './ui-icon.ts';

/** The posts of one partner in the « schéma de coopération »: what each is called, and how much of a full-time post it is. */
@customElement('role-list')
export class RoleList extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: flex;
        align-items: flex-start;
        gap: 2px;
      }
      .name {
        flex: 1 1 8rem;
      }
      .share {
        flex: 0 0 4.5rem;
      }
      .unit {
        padding-top: 9px;
        color: var(--ink-soft);
      }
      .read {
        padding: 8px 10px;
        overflow-wrap: anywhere;
      }
      .tool {
        flex: none;
        width: 32px;
        height: 38px;
        padding: 0;
        display: grid;
        place-items: center;
        border: none;
        border-radius: var(--radius-s);
        background: none;
        color: var(--ink-soft);
      }
      .tool:hover {
        background: var(--sunken);
        color: var(--ink);
      }
      .add {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        font-size: 0.875rem;
      }
      @media (pointer: coarse) {
        .tool {
          width: 44px;
          height: 44px;
        }
      }
      @media print {
        .tool,
        .add {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) row: RowId | undefined;
  @property({ attribute: false }) roles: readonly CooperationRole[] = [];
  @property({ type: Boolean }) readOnly = false;

  #countBefore: number | undefined;

  override updated(): void {
    if (this.#countBefore === undefined || this.roles.length <= this.#countBefore) return;
    this.#countBefore = undefined;
    const field = [...this.renderRoot.querySelectorAll<HTMLElement>('.name')].at(-1);
    requestAnimationFrame(() => field?.focus());
  }

  override render(): TemplateResult {
    return html`<ul ?hidden=${this.roles.length === 0}>
        ${repeat(
          this.roles,
          role => role.id,
          role => (this.readOnly ? renderRead(role) : this.#renderRole(role)),
        )}
      </ul>
      ${
        this.readOnly
          ? nothing
          : html`<button class="btn quiet add" @click=${this.#onAdd}>
              <ui-icon name="plus"></ui-icon>Ajouter une fonction
            </button>`
      }`;
  }

  #renderRole({ id, title, fte }: CooperationRole): TemplateResult {
    const name = title.trim() === '' ? 'fonction sans nom' : title;
    return html`<li>
      <live-field
        class="name"
        quiet
        label="Fonction : ${name}"
        hint="Fonction"
        .text=${title}
        @live-input=${({ text }: HTMLElementEventMap['live-input']) =>
          this.#tell(row => new RoleNameEvent(row, id, text))}
      ></live-field>
      <live-field
        class="share"
        quiet
        patient
        label="ETP : ${name}"
        .text=${printNumber(fte)}
        .refuse=${measures.number.refuse}
        @live-input=${({ text }: HTMLElementEventMap['live-input']) =>
          this.#tell(row => new RoleMeasureEvent(row, id, measures.number.read(text)))}
      ></live-field>
      <abbr class="unit" title="équivalent temps plein" aria-hidden="true">ETP</abbr>
      <button
        class="tool"
        aria-label="Supprimer la fonction : ${name}"
        title="Supprimer la fonction"
        @click=${() => this.#tell(row => new RoleDeleteEvent(row, id, name))}
      >
        <ui-icon name="close"></ui-icon>
      </button>
    </li>`;
  }

  #tell(intent: (row: RowId) => Event): void {
    if (this.row !== undefined) this.dispatchEvent(intent(this.row));
  }

  readonly #onAdd = (): void => {
    this.#countBefore = this.roles.length;
    this.#tell(row => new RoleAddEvent(row));
  };
}

function renderRead({ title, fte }: CooperationRole): TemplateResult {
  return html`<li class="read">${typeset(fte === null ? title : `${title} : ${printNumber(fte)} ETP`)}</li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'role-list': RoleList;
  }
}
