/** The rows of the deployment grid as templates. Cells tell their action and column to the grid, which listens for all. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { printMark } from '../../shared/formats/mark-text.ts';
import { type Action, type Actor, type Mark, markAt } from '../../shared/model.ts';
import { signature } from '../../shared/people.ts';
import { type Bar, barsOf, type DeploymentRow, namesIn, yearTotals } from '../../shared/views/deployment.ts';
import { shownTitle } from '../../shared/views/outline.ts';
import { wordsOf } from '../../shared/views/search.ts';
import { countOf } from '../../shared/words.ts';
import type { Peer } from '../peers.ts';
import { actorHue, axisHue } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import { renderBadges } from './actor-badge.ts';
import { citationKey } from './deployment-citation.ts';
import { FIRST_YEAR } from './grid-cursor.ts';
import type { HandsRow } from './grid-host.ts';
import { renderMarked } from './marked-text.ts';
import type { Sketch } from './near-rows.ts';

type GroupRow = Exclude<DeploymentRow, { is: 'action' | 'cited' }>;

/** All a row shows, and nothing else: while these stay, the row is not rendered again. */
export interface ActionRowInputs {
  readonly action: Action;
  readonly number: string | null;
  readonly rank: number;
  readonly years: readonly number[];
  readonly actors: readonly Actor[];
  readonly peers: readonly Peer[];
  /** What is searched for. */
  readonly words: string;
  readonly readOnly: boolean;
  readonly rowIndex: number;
  /** The column that takes the focus in this row, or -1. */
  readonly cursor: number;
  readonly selected: readonly number[];
  /** Far from the screen, it is but its title; undefined when it is near. */
  readonly far: Sketch | undefined;
  /** Columns being painted, and whether they will be planned. */
  readonly painted: { readonly columns: readonly number[]; readonly on: boolean } | undefined;
}

export function renderActionRow(row: ActionRowInputs): TemplateResult {
  const { action, number, rank, cursor, far } = row;
  const title = typeset(shownTitle(action.title));
  const company = companyIn(row.peers, null);
  return html`<tr class="ac ${far ? 'far' : ''}" .style="--hue: ${axisHue(rank)}; ${far ? `height: ${far.height}px` : ''}" aria-rowindex=${row.rowIndex} data-action=${action.id}>
    <th
      scope="row"
      class=${company.frame}
      .style=${company.style}
      data-column="0"
      tabindex=${cursor === 0 ? 0 : -1}
      title=${title}
      aria-description=${company.description}
    >
      <span class="clamp">${number === null ? nothing : html`<span class="no">${number}</span> `}${renderMarked(title, wordsOf(row.words))}</span>
      ${far ? nothing : sheetButton} ${company.tag}
    </th>
    ${far ? html`<td colspan=${FIRST_YEAR - 1 + row.years.length}></td>` : renderCells(row)}
  </tr>`;
}

const sheetButton = html`<button class="sheet" tabindex="-1" aria-hidden="true" title="Ouvrir la fiche (Entrée)" data-text="Fiche"></button>`;

function renderCells(row: ActionRowInputs): TemplateResult {
  const { action, years, readOnly } = row;
  const bars = barsOf(action, years, row.actors);
  return html`${renderPeople(row, 1)} ${renderPeople(row, 2)}
    ${years.map((year, index) => renderYear(row, year, index + FIRST_YEAR, bars[index] ?? [], readOnly))}`;
}

/** What hands can stand on: actions, and citations of them. */
export function handsRow(row: DeploymentRow): HandsRow | undefined {
  if (row.is === 'action') return { id: row.action.id, action: row.action };
  return row.is === 'cited' ? { id: citationKey(row), action: undefined } : undefined;
}

export function keyOf(row: DeploymentRow): string {
  switch (row.is) {
    case 'axis':
      return row.axis.id;
    case 'orientation':
      return row.orientation.id;
    case 'action':
      return row.action.id;
    case 'cited':
      return citationKey(row);
    case 'unfiled':
      return 'unfiled';
  }
}

export function renderHead(
  actions: readonly Action[],
  years: readonly number[],
  currentYear: number | null,
  word: string,
): TemplateResult {
  const totals = yearTotals(actions, years);
  return html`<thead>
    <tr aria-rowindex="1">
      <th scope="col">${word}</th>
      <th scope="col" class="people">Pilotes</th>
      <th scope="col" class="people">Porteurs</th>
      ${years.map((year, index) => {
        const isNow = year === currentYear;
        return html`<th scope="col" class="y ${isNow ? 'now' : ''}">
          ${year}<small>${countOf(totals[index] ?? 0, word)}</small>
          ${isNow ? html`<small class="current">en cours</small>` : nothing}
        </th>`;
      })}
    </tr>
  </thead>`;
}

export function renderGroupRow(row: GroupRow, columns: number, rowIndex: number): unknown {
  const title = row.is === 'axis' ? row.axis : row.is === 'orientation' ? row.orientation : undefined;
  const [number, rank] = row.is === 'unfiled' ? [] : [row.number, row.rank];
  return guard([row.is, title, number, rank, columns, rowIndex], () => renderGroup(row, columns, rowIndex));
}

function renderGroup(row: GroupRow, columns: number, rowIndex: number): TemplateResult {
  const { kind, text, hue } = describeGroup(row);
  return html`<tr class=${kind} .style="--hue: ${hue}" aria-rowindex=${rowIndex}>
    <th colspan=${columns} scope="rowgroup"><span>${text}</span></th>
  </tr>`;
}

/** What a cell says aloud: « 2024 : Les Pennes et Septèmes ». */
export function describeMark(year: number, mark: Mark, actors: readonly Actor[]): string {
  return `${year} : ${mark.everyone ? 'tous' : namesIn(mark, actors) || 'non planifié'}`;
}

function describeGroup(row: GroupRow): {
  kind: string;
  text: string;
  hue: string;
} {
  if (row.is === 'unfiled') return { kind: 'ax', text: 'À classer', hue: axisHue(-1) };
  const title = row.is === 'axis' ? row.axis.title : row.orientation.title;
  const text = `${row.number === null ? '' : `${row.number}. `}${typeset(shownTitle(title))}`;
  return { kind: row.is === 'axis' ? 'ax' : 'or', text, hue: axisHue(row.rank) };
}

function renderPeople({ action, actors, cursor, readOnly }: ActionRowInputs, column: 1 | 2): TemplateResult {
  const isPilots = column === 1;
  const badges = renderBadges(isPilots ? action.pilots : action.porteurs, actors, isPilots);
  const content =
    badges.length > 0 ? badges : html`<span class="none">${readOnly ? '–' : '+ choisir'}</span>`;
  return html`<td
    class="people ${readOnly ? '' : 'can'}"
    data-column=${column}
    tabindex=${cursor === column ? 0 : -1}
  >
    <span>${content}</span>
  </td>`;
}

function renderYear(
  { action, actors, peers, cursor, selected, painted }: ActionRowInputs,
  year: number,
  column: number,
  bars: readonly Bar[],
  readOnly: boolean,
): TemplateResult {
  const company = companyIn(peers, year);
  const isPainted = painted?.columns.includes(column) === true;
  const classes = [
    'c',
    readOnly ? '' : 'can',
    selected.includes(column) ? 'selected' : '',
    isPainted ? (painted.on ? 'preview-on' : 'preview-off') : '',
    company.frame,
  ].join(' ');
  return html`<td
    class=${classes}
    .style=${company.style}
    data-column=${column}
    tabindex=${cursor === column ? 0 : -1}
    aria-label=${describeMark(year, markAt(action, year), actors)}
    aria-description=${company.description}
    aria-selected=${selected.includes(column) ? 'true' : 'false'}
  >
    <div class="lanes" aria-hidden="true" data-mark=${printMark(markAt(action, year), actors)}>${bars.map(bar => renderBar(bar, actors))}</div>
    ${company.tag}
  </td>`;
}

interface Company {
  readonly frame: string;
  readonly style: string;
  readonly description: string | typeof nothing;
  readonly tag: TemplateResult | typeof nothing;
}

const alone: Company = { frame: '', style: '', description: nothing, tag: nothing };

/** How a cell shows the others who are on it; those who are on the action and on no year are at its title. */
function companyIn(peers: readonly Peer[], year: number | null): Company {
  const here = peers.filter(peer => peer.year === year);
  const [first] = here;
  if (!first) return alone;
  const names = here.map(signature).join(', ');
  return {
    frame: 'peer',
    style: `--peer: ${first.color}`,
    description: `Ici : ${names}`,
    tag: html`<span class="tag" data-names=${names}></span>`,
  };
}

function renderBar({ actor, on, starts, ends }: Bar, actors: readonly Actor[]): TemplateResult {
  const one = actor === '*' ? undefined : actors.find(({ id }) => id === actor);
  const classes = [
    'lane',
    actor === '*' ? 'full' : '',
    on ? '' : 'off',
    starts ? 'starts' : '',
    ends ? 'ends' : '',
  ];
  const hue = one ? actorHue(one) : 'var(--hue)';
  const name = actor === '*' ? 'Tous' : one?.short;
  return html`<div
    class=${classes.join(' ')}
    .style="--lane: ${hue}"
    data-name=${on && starts ? (name ?? nothing) : nothing}
  ></div>`;
}
