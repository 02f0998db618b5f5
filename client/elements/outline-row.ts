/** The lines of the list as templates. What they ask for goes to whoever is above; the list hears their menus. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Action, Actor, Theme } from '../../shared/model.ts';
import { signature } from '../../shared/people.ts';
import type { ItemRow, OutlineRow } from '../../shared/views/outline-rows.ts';
import type { Peer } from '../peers.ts';
import { axisHue } from '../styles/controls.ts';
import { renderActors, renderThemes } from './action-cells.ts';
import { lineEntries } from './action-menu.ts';
import './cited-list.ts';
import { itemEntries, type MenuChooseEvent, type MenuEntry } from './item-menu.ts';
import './item-menu.ts';
import type { TitleEditEvent } from './live-title.ts';
import './live-title.ts';
import './years-strip.ts';

/** All a line shows, and nothing else: while these stay, the line is not rendered again. */
export interface RowInputs {
  readonly row: ItemRow;
  /** What the item is called: « Action 12 ». */
  readonly name: string;
  readonly actors: readonly Actor[];
  readonly themes: readonly Theme[];
  readonly years: readonly number[];
  readonly peers: readonly Peer[];
  readonly words: string;
  readonly readOnly: boolean;
  readonly onTitleEdit: (event: TitleEditEvent) => void;
  readonly onChoose: (event: MenuChooseEvent) => void;
}

/** Columns of an action after its title, the menu's included. */
export function columnsAfterTitle(years: readonly number[]): number {
  return years.length > 0 ? 5 : 4;
}

const holderEntries: readonly MenuEntry[] = [
  itemEntries.rename,
  { id: 'after', text: 'Ajouter une ligne après' },
  { id: 'inside', text: 'Ajouter une ligne dessous' },
  itemEntries.move,
  itemEntries.history,
  itemEntries.delete,
];

export function renderItemRow(inputs: RowInputs): TemplateResult {
  const { row, name, peers, words, readOnly } = inputs;
  const { item, number, rank } = row;
  const [peer] = peers;
  const isAction = item.kind === 'action';
  return html`<tr
    role="row"
    class="${item.kind} ${peer ? 'live' : ''}"
    .style="--hue: ${axisHue(rank)}; ${peer ? `--peer: ${peer.color}` : ''}"
  >
    <th role="rowheader" scope="row" colspan=${isAction ? 1 : columnsAfterTitle(inputs.years)}>
      <div class="title">
        ${number === null ? nothing : html`<span class="number">${number}</span>`}<live-title
          .item=${item.id}
          .text=${item.title}
          .label=${`Titre : ${name}`}
          .words=${words}
          .readOnly=${readOnly}
          @title-edit=${inputs.onTitleEdit}
        ></live-title
        >${peer ? html`<span class="who">${peers.map(signature).join(', ')}</span>` : nothing}
      </div>
    </th>
    ${isAction ? renderCells(item, inputs) : nothing}
    <td role="cell" class="menu">
      ${
        readOnly
          ? nothing
          : html`<item-menu
            .label=${name}
            .entries=${isAction ? lineEntries : holderEntries}
            @menu-choose=${inputs.onChoose}
          ></item-menu>`
      }
    </td>
  </tr>`;
}

function renderCells(action: Action, { actors, themes, years, readOnly }: RowInputs): TemplateResult {
  return html`<td role="cell">${renderActors(action, 'pilots', actors, readOnly)}</td>
    <td role="cell">${renderActors(action, 'porteurs', actors, readOnly)}</td>
    <td role="cell" class="themes">${renderThemes(action, themes, readOnly)}</td>
    ${
      years.length === 0
        ? nothing
        : html`<td role="cell">
          <years-strip .action=${action} .years=${years} .actors=${actors}></years-strip>
        </td>`
    }`;
}

/** What is not an item of its own: a citation, or the heading of what is « À classer ». */
export function renderOtherRow(
  row: Exclude<OutlineRow, ItemRow>,
  { years, words, readOnly }: Pick<RowInputs, 'years' | 'words' | 'readOnly'>,
): TemplateResult {
  const columns = columnsAfterTitle(years) + 1;
  if (row.is === 'unfiled')
    return html`<tr role="row" class="axis" .style="--hue: ${axisHue(-1)}">
      <th role="rowheader" scope="row" colspan=${columns}>À classer</th>
    </tr>`;
  return html`<tr role="row" class="cited">
    <td role="cell" colspan=${columns}>
      <cited-list
        .orientation=${row.parent}
        .entries=${[row]}
        .words=${words}
        .readOnly=${readOnly}
      ></cited-list>
    </td>
  </tr>`;
}
