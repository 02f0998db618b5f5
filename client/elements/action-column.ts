/** The columns that tables of actions may have beside the title, and what each shows of an action. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Action, type ActionRole, type Actor, markAt, type Theme } from '../../shared/model.ts';
import type { GroupEntry } from '../../shared/views/action-groups.ts';
import { namesIn } from '../../shared/views/deployment.ts';
import { wordsOf } from '../../shared/views/search.ts';
import { renderActors, renderThemes } from './action-cells.ts';
import { renderMarked } from './marked-text.ts';
import './years-strip.ts';

export type Column =
  | { readonly is: 'themes' | 'years' | 'mark' }
  /** What the action is in its group, under a name of the view's. */
  | { readonly is: 'note'; readonly name: string }
  | { readonly is: 'people'; readonly role: ActionRole }
  /** A box of the fiches. */
  | { readonly is: 'section'; readonly id: string; readonly name: string };

const roleNames: Readonly<Record<ActionRole, string>> = {
  pilots: 'Pilotes',
  porteurs: 'Porteurs',
  partners: 'Partenaires',
};

const names = { themes: 'Thématiques', years: 'Années', mark: 'Pour qui' } as const;

/** What cells are made of, beside the action. */
export interface CellInputs {
  readonly themes: readonly Theme[];
  readonly actors: readonly Actor[];
  readonly years: readonly number[];
  readonly words: string;
  readonly readOnly: boolean;
  /** Asks for whom an action is planned, beside the button that was pressed. */
  readonly onAsk: (action: Action, year: number, button: Element) => void;
}

export function nameOfColumn(column: Column): string {
  if (column.is === 'people') return roleNames[column.role];
  return column.is === 'note' || column.is === 'section' ? column.name : names[column.is];
}

export function renderCell(
  column: Column,
  entry: GroupEntry,
  year: number | null,
  inputs: CellInputs,
): TemplateResult {
  const { themes, actors, years, words, readOnly } = inputs;
  const { action, note } = entry;
  switch (column.is) {
    case 'themes':
      return cell(renderThemes(action, themes, readOnly));
    case 'people':
      return cell(renderActors(action, column.role, actors, readOnly));
    case 'years':
      return cell(html`<years-strip .action=${action} .years=${years} .actors=${actors}></years-strip>`);
    case 'note':
      return html`<td role="cell" class="note">${note || nothing}</td>`;
    case 'mark':
      return cell(year === null ? nothing : renderMark(action, year, inputs));
    case 'section':
      return html`<td role="cell" class="text" data-name=${column.name}>
        ${renderLines((action.sheet[column.id] ?? []).map(line => renderMarked(line, wordsOf(words))))}
      </td>`;
  }
}

function cell(content: unknown): TemplateResult {
  return html`<td role="cell">${content}</td>`;
}

/** For whom the action is planned that year: « Tous », or names. */
function renderMark(action: Action, year: number, { actors, readOnly, onAsk }: CellInputs): TemplateResult {
  const mark = markAt(action, year);
  const who = mark.everyone ? 'Tous' : namesIn(mark, actors);
  if (readOnly) return html`<span class="cell">${who}</span>`;
  return html`<button
    class="cell"
    aria-haspopup="dialog"
    title="Pour qui, en ${year} ?"
    @click=${({ currentTarget }: Event) =>
      currentTarget instanceof Element && onAsk(action, year, currentTarget)}
  >
    ${who}
  </button>`;
}

function renderLines(lines: readonly unknown[]): unknown {
  if (lines.length === 0) return nothing;
  return lines.length === 1
    ? html`<p>${lines[0]}</p>`
    : html`<ul>${lines.map(line => html`<li>${line}</li>`)}</ul>`;
}
