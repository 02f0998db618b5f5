import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ActorId } from '../../shared/model.ts';
import type { CellValue, RowCell, RowKind } from '../../shared/row-cells.ts';
import type { TableRow } from '../../shared/views/annexes.ts';
import { RowAddEvent, RowDeleteEvent, RowMoveEvent, RowTickEvent, RowWriteEvent } from '../annex-events.ts';
import { controls } from '../styles/controls.ts';
import { annexTableStyles } from './annex-table.styles.ts';
import { type Measure, measures } from './cell-measures.ts';
import type { MenuChooseEvent, MenuEntry } from './item-menu.ts';
import './item-menu.ts';
import './live-field.ts';
import './role-list.ts';
import './ui-icon.ts';

/** What a column shows and how it is written. */
export type Column =
  | {
      readonly is: 'line' | 'text' | 'list';
      readonly label: string;
      readonly cell: RowCell;
      readonly isShort?: boolean;
    }
  | { readonly is: 'measure'; readonly label: string; readonly cell: RowCell; readonly measure: Measure }
  | {
      readonly is: 'choice';
      readonly label: string;
      readonly cell: RowCell;
      readonly options: readonly { readonly value: string; readonly text: string }[];
    }
  | { readonly is: 'tick'; readonly label: string; readonly name: string; readonly commune: ActorId }
  | { readonly is: 'roles'; readonly label: string };

const entries = {
  up: { id: 'up', text: 'Monter' },
  down: { id: 'down', text: 'Descendre' },
  delete: { id: 'delete', text: 'Supprimer', danger: true },
} as const satisfies Readonly<Record<string, MenuEntry>>;

/** One annex as a table that is written in place, row by row. */
@customElement('annex-table')
export class AnnexTable extends LitElement {
  static override readonly styles = [controls, annexTableStyles];

  /** What the table is of, for those who do not see its heading. */
  @property() label = '';
  @property() kind: RowKind = 'note';
  @property({ attribute: false }) columns: readonly Column[] = [];
  @property({ attribute: false }) rows: readonly TableRow[] = [];
  /** The commune that the rows are of, when they are of one. */
  @property({ attribute: false }) commune: ActorId | undefined;
  /** « Ajouter un équipement » */
  @property() addText = 'Ajouter une ligne';
  @property({ type: Boolean }) readOnly = false;

  /** How many rows there were when the person asked for one more. */
  #countBefore: number | undefined;

  override updated(): void {
    if (this.#countBefore === undefined || this.rows.length <= this.#countBefore) return;
    this.#countBefore = undefined;
    this.focusLast();
  }

  /** Brings the focus to a row, if it is one of these: whole, so that it is read even by those who may not write. */
  focusOn(id: string): boolean {
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
    row?.focus();
    return row !== null;
  }

  /** Brings the focus to the first cell of the last row. */
  focusLast(): void {
    const row = [...this.renderRoot.querySelectorAll('tbody tr')].at(-1);
    const field = row?.querySelector<HTMLElement>('live-field, select, input');
    // The fields of a new row have not rendered yet.
    requestAnimationFrame(() => field?.focus());
  }

  override render(): TemplateResult {
    return html`${this.rows.length > 0 ? this.#renderTable() : nothing}
      ${
        this.readOnly
          ? nothing
          : html`<button class="btn add" @click=${this.#onAdd}>
              <ui-icon name="plus"></ui-icon>${this.addText}
            </button>`
      }`;
  }

  #renderTable(): TemplateResult {
    return html`<table role="table" aria-label=${this.label}>
      <thead role="rowgroup">
        <tr role="row">
          ${this.columns.map(
            column => html`<th role="columnheader" scope="col" class=${classOf(column)}>${column.label}</th>`,
          )}
          ${this.readOnly ? nothing : html`<th role="columnheader" class="tools"><span class="sr">Ligne</span></th>`}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          this.rows,
          row => row.id,
          (row, index) => this.#renderRow(row, index),
        )}
      </tbody>
    </table>`;
  }

  #renderRow(row: TableRow, index: number): TemplateResult {
    const name = row.name === '' ? `ligne ${index + 1}` : shorten(row.name);
    return html`<tr role="row" tabindex="-1" data-row=${row.id}>
      ${this.columns.map(
        column =>
          html`<td role="cell" class="${classOf(column)} ${this.readOnly ? 'read' : ''}" data-label=${column.label}>
            ${this.#renderCell(column, row, name)}
          </td>`,
      )}
      ${
        this.readOnly
          ? nothing
          : html`<td role="cell" class="tools">
              <item-menu
                .entries=${entriesAt(index, this.rows.length)}
                label=${name}
                @menu-choose=${({ id }: MenuChooseEvent) => this.#onMenu(id, row, index, name)}
              ></item-menu>
            </td>`
      }
    </tr>`;
  }

  #renderCell(column: Column, row: TableRow, name: string): TemplateResult {
    switch (column.is) {
      case 'tick':
        return this.#renderTick(row, column.commune, `${column.name} : ${name}`, column.name);
      case 'roles':
        return html`<role-list .row=${row.id} .roles=${row.roles} .readOnly=${this.readOnly}></role-list>`;
      case 'choice':
        return this.#renderChoice(column, row, `${column.label} : ${name}`);
      case 'measure':
        return html`<live-field
          quiet
          patient
          label="${column.label} : ${name}"
          .text=${row.texts[column.cell] ?? ''}
          .readOnly=${this.readOnly}
          .refuse=${measures[column.measure].refuse}
          @live-input=${({ text }: HTMLElementEventMap['live-input']) =>
            this.#write(row, column.cell, measures[column.measure].read(text))}
        ></live-field>`;
      default:
        return html`<live-field
          quiet
          label="${column.label} : ${name}"
          .shape=${column.is}
          .text=${row.texts[column.cell] ?? ''}
          .readOnly=${this.readOnly}
          @live-input=${({ text }: HTMLElementEventMap['live-input']) => this.#write(row, column.cell, text)}
        ></live-field>`;
    }
  }

  #renderTick(row: TableRow, commune: ActorId, label: string, short: string): TemplateResult {
    const on = row.ticked.includes(commune);
    if (this.readOnly)
      return html`<span class="sr">${short} : ${on ? 'oui' : 'non'}</span>${on ? html`<ui-icon name="check"></ui-icon>` : nothing}`;
    return html`<label
      ><input
        type="checkbox"
        aria-label=${label}
        .checked=${on}
        @change=${() => this.dispatchEvent(new RowTickEvent(row.id, commune, !on))}
      /><span aria-hidden="true">${short}</span></label
    >`;
  }

  #renderChoice(
    { cell, options }: Extract<Column, { is: 'choice' }>,
    row: TableRow,
    label: string,
  ): TemplateResult {
    const value = row.texts[cell] ?? '';
    const isKnown = options.some(option => option.value === value);
    if (this.readOnly)
      return html`<span class="choice">${options.find(option => option.value === value)?.text ?? ''}</span>`;
    return html`<select
      aria-label=${label}
      @change=${({ currentTarget }: Event) =>
        currentTarget instanceof HTMLSelectElement && this.#write(row, cell, currentTarget.value || null)}
    >
      <option value="" .selected=${!isKnown}>À préciser</option>
      ${options.map(option => html`<option value=${option.value} .selected=${option.value === value}>${option.text}</option>`)}
    </select>`;
  }

  #write(row: TableRow, cell: RowCell, value: CellValue): void {
    this.dispatchEvent(new RowWriteEvent(row.id, cell, value));
  }

  #onMenu(id: string, row: TableRow, index: number, name: string): void {
    if (id === 'delete') this.dispatchEvent(new RowDeleteEvent(row.id, name));
    // Before the one above it, or before the one after the one below.
    const before = this.rows[id === 'up' ? index - 1 : index + 2]?.id ?? null;
    if (id !== 'delete') this.dispatchEvent(new RowMoveEvent(row.id, before));
  }

  readonly #onAdd = (): void => {
    this.#countBefore = this.rows.length;
    const { kind, commune } = this;
    this.dispatchEvent(new RowAddEvent(kind, commune === undefined ? {} : { commune }));
  };
}

function classOf(column: Column): string {
  if (column.is === 'tick') return 'tick';
  if (column.is === 'measure') return 'number';
  return column.is === 'choice' || ('isShort' in column && column.isShort) ? 'short' : '';
}

function entriesAt(index: number, count: number): readonly MenuEntry[] {
  return [...(index > 0 ? [entries.up] : []), ...(index < count - 1 ? [entries.down] : []), entries.delete];
}

function shorten(name: string): string {
  return name.length > 50 ? `${name.slice(0, 49).trimEnd()}…` : name;
}

declare global {
  interface HTMLElementTagNameMap {
    'annex-table': AnnexTable;
  }
}
