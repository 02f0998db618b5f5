import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, queryAll } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Action, Actor, ItemId, Theme } from '../../shared/model.ts';
import type { Section } from '../../shared/sheet.ts';
import type { ThemeGroup } from '../../shared/views/by-theme.ts';
import type { RankedAction } from '../../shared/views/ranked.ts';
import { wordsOf } from '../../shared/views/search.ts';
import { describeYears } from '../../shared/views/year-words.ts';
import { countOf } from '../../shared/words.ts';
import type { Peer } from '../peers.ts';
import { controls } from '../styles/controls.ts';
import { renderActors, renderThemes } from './action-cells.ts';
import type { ActionTitle } from './action-title.ts';
import './action-title.ts';
import { Gradual } from './gradual.ts';
import { renderMarked } from './marked-text.ts';
import { tableStyles } from './table.styles.ts';

const nobody: readonly Peer[] = [];

/** One line of the table: the heading of a theme, or an action under it. */
type Line =
  | { readonly key: string; readonly group: ThemeGroup }
  | { readonly key: string; readonly entry: RankedAction };

/** The table of the annex: each theme with its actions, what they are, with what means, and who answers for them. */
@customElement('theme-table')
export class ThemeTable extends LitElement {
  static override readonly styles = [
    controls,
    tableStyles,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      .group {
        background: var(--accent-soft);
      }
      .group th {
        font-weight: 800;
        color: var(--accent);
      }
      .group small {
        margin-left: var(--s2);
        font-size: var(--t-s);
        font-weight: 600;
        color: var(--ink-soft);
      }
      .action {
        width: 30%;
        min-width: 15rem;
      }
      .years {
        display: block;
        color: var(--ink-soft);
        font-size: var(--t-s);
        font-variant-numeric: tabular-nums;
      }
      .text {
        min-width: 9rem;
        font-size: 0.875rem;
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding-left: 1.3em;
      }
      .text p {
        margin: 0;
      }
      @media (max-width: 700px) {
        .text {
          flex: 1 0 100%;
        }
        .text:not(:empty)::before {
          content: attr(data-name) ' : ';
          font-weight: 700;
        }
      }
    `,
  ];

  @property({ attribute: false }) groups: readonly ThemeGroup[] = [];
  @property({ attribute: false }) themes: readonly Theme[] = [];
  @property({ attribute: false }) actors: readonly Actor[] = [];
  /** The boxes of the fiches that are columns. */
  @property({ attribute: false }) sections: readonly Section[] = [];
  @property({ attribute: false }) years: readonly number[] = [];
  @property({ attribute: false }) peers: readonly Peer[] = [];
  /** The territory's word for an action. */
  @property() word = 'Action';
  /** What is searched for. */
  @property() words = '';
  @property({ type: Boolean }) readOnly = false;

  @queryAll('action-title') private readonly titles!: NodeListOf<ActionTitle>;

  readonly #gradual = new Gradual(this);

  /** Brings the focus to the first line of an action. */
  async focusOn(item: ItemId): Promise<void> {
    await this.#gradual.finish();
    [...this.titles].find(({ action }) => action?.id === item)?.focus();
  }

  override render(): TemplateResult {
    const heads = [this.word, 'Thématiques', ...this.sections.map(({ name }) => name), 'Pilotes', 'Porteurs'];
    const others = this.peers.filter(peer => peer.item !== null && !peer.isMe);
    return html`<table role="table" aria-label="Actions par thématique">
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map(head => html`<th role="columnheader" scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          this.#gradual.take(this.#lines()),
          ({ key }) => key,
          line =>
            'group' in line
              ? this.#renderGroup(line.group, heads.length)
              : this.#renderAction(line.entry, others),
        )}
      </tbody>
    </table>`;
  }

  #lines(): readonly Line[] {
    return this.groups.flatMap(group => {
      const theme = group.theme?.id ?? '';
      return [
        { key: theme, group },
        ...group.actions.map(entry => ({ key: `${theme} ${entry.action.id}`, entry })),
      ];
    });
  }

  #renderGroup({ theme, actions }: ThemeGroup, columns: number): TemplateResult {
    return html`<tr role="row" class="group">
      <th role="rowheader" scope="rowgroup" colspan=${columns}>
        ${theme ? renderMarked(theme.name, wordsOf(this.words)) : 'Sans thématique'}<small
          >${countOf(actions.length, this.word)}</small
        >
      </th>
    </tr>`;
  }

  #renderAction({ action, number, rank }: RankedAction, others: readonly Peer[]): unknown {
    const { themes, actors, sections, years, word, words, readOnly } = this;
    const here = others.filter(peer => peer.item === action.id);
    const peers = here.length === 0 ? nobody : here;
    const people = here.map(peer => `${peer.id} ${peer.name} ${peer.color}`).join();
    return guard(
      [action, number, rank, themes, actors, sections, years, word, words, readOnly, people],
      () =>
        html`<tr role="row">
          <th role="rowheader" scope="row" class="action">
            <action-title
              .action=${action}
              .number=${number}
              .word=${word}
              .rank=${rank}
              .peers=${peers}
              .words=${words}
              .readOnly=${readOnly}
            ></action-title>
            <span class="years">${describeYears(action, years)}</span>
          </th>
          <td role="cell">${renderThemes(action, themes, readOnly)}</td>
          ${sections.map(section => renderText(action, section, words))}
          <td role="cell">${renderActors(action, 'pilots', actors, readOnly)}</td>
          <td role="cell">${renderActors(action, 'porteurs', actors, readOnly)}</td>
        </tr>`,
    );
  }
}

function renderText({ sheet }: Action, { id, name }: Section, words: string): TemplateResult {
  const lines = (sheet[id] ?? []).map(line => renderMarked(line, wordsOf(words)));
  return html`<td role="cell" class="text" data-name=${name}>${renderLines(lines)}</td>`;
}

function renderLines(lines: readonly unknown[]): unknown {
  if (lines.length === 0) return nothing;
  return lines.length === 1
    ? html`<p>${lines[0]}</p>`
    : html`<ul>${lines.map(line => html`<li>${line}</li>`)}</ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'theme-table': ThemeTable;
  }
}
