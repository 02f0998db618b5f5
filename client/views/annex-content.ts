/** What a section of the annexes holds: one table, or one for each commune. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Actor, ActorId } from '../../shared/model.ts';
import type { TableRow } from '../../shared/views/annexes.ts';
import '../elements/annex-table.ts';
import { type AnnexSheet, columnsOf, communeColumn } from './annex-sheets.ts';

export function renderAnnex(
  sheet: AnnexSheet,
  rows: readonly TableRow[],
  actors: readonly Actor[],
  readOnly: boolean,
): TemplateResult {
  if (readOnly && rows.length === 0) return html`<p>Cette annexe est encore vide.</p>`;
  if (sheet.kind === 'facility') return renderByCommune(sheet, rows, actors, readOnly);
  return html`<annex-table
    label=${sheet.title}
    addText=${sheet.addText}
    .kind=${sheet.kind}
    .columns=${columnsOf(sheet, actors)}
    .rows=${rows}
    .readOnly=${readOnly}
  ></annex-table>`;
}

const groups = new WeakMap<readonly TableRow[], ReadonlyMap<string, readonly TableRow[]>>();
const noRows: readonly TableRow[] = [];

function renderByCommune(
  sheet: AnnexSheet,
  rows: readonly TableRow[],
  actors: readonly Actor[],
  readOnly: boolean,
): TemplateResult {
  const known = groups.get(rows) ?? Map.groupBy(rows, ({ texts }) => texts.commune ?? '');
  groups.set(rows, known);
  const owners = actors.filter(({ id, kind }) => (kind === 'commune' && !readOnly) || known.has(id));
  const lost = rows.filter(({ texts }) => owners.every(({ id }) => id !== texts.commune));
  const columns = columnsOf(sheet, actors);
  const table = (label: string, own: readonly TableRow[], shown: typeof columns, commune?: ActorId) =>
    html`<h4>${label}</h4>
      <annex-table
        label="${sheet.title} : ${label}"
        addText=${sheet.addText}
        .kind=${sheet.kind}
        .columns=${shown}
        .rows=${own}
        .commune=${commune}
        .readOnly=${readOnly}
      ></annex-table>`;
  return html`${owners.map(({ id, label }) => table(label, known.get(id) ?? noRows, columns, id))}
  ${lost.length === 0 ? nothing : table('Commune à préciser', lost, [communeColumn(actors), ...columns])}`;
}
