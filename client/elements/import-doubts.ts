import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PlanWarning } from '../../shared/formats/tables/plan-reading.ts';
import { ImportRowAskEvent, type SourceRow } from '../import-events.ts';
import { controls } from '../styles/controls.ts';
import { importParts } from '../styles/import.ts';
import { typeset } from '../styles/typeset.ts';

/** Doubts of one kind: they say the same but for the names and figures in them. */
interface Group {
  readonly key: string;
  readonly doubts: readonly PlanWarning[];
}

/** How many doubts of a kind are listed before the rest is asked for. */
const FEW = 5;

/** Every doubt of the reading, with its place in the source and what was decided. */
@customElement('import-doubts')
export class ImportDoubts extends LitElement {
  static override readonly styles = [
    controls,
    importParts,
    css`
      li {
        padding: var(--s2) 0;
        border-bottom: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      li.group + li.group {
        border-top: 3px double var(--line);
      }
      .place {
        margin-right: var(--s2);
        padding: 1px 8px;
        border: 1.5px solid var(--line-strong);
        border-radius: var(--radius-s);
        background: var(--surface);
        color: var(--ink);
        font-size: var(--t-s);
        font-weight: 600;
      }
      .place:hover {
        background: var(--sunken);
      }
      .source {
        margin: var(--s2) 0 0;
        padding: var(--s2) var(--s3);
        border-left: 4px solid var(--accent);
        background: var(--sunken);
        font-size: 0.9rem;
      }
      .source p {
        margin: 2px 0;
      }
      .source p:not(.it) {
        color: var(--ink-soft);
      }
      .source b {
        color: var(--ink-soft);
        font-size: var(--t-s);
      }
      .source .here {
        background: var(--mark);
        color: var(--ink);
      }
      .more {
        margin-top: var(--s1);
      }
      @media (pointer: coarse) {
        .place {
          display: block;
          min-height: 44px;
          margin-bottom: var(--s1);
        }
      }
    `,
  ];

  @property({ attribute: false }) doubts: readonly PlanWarning[] = [];
  /** Those of the source around the one that was asked for. */
  @property({ attribute: false }) rows: readonly SourceRow[] = [];

  @state() private asked: PlanWarning | undefined;
  /** Kinds that are listed whole. */
  @state() private open: ReadonlySet<string> = new Set();

  override render(): TemplateResult {
    if (this.doubts.length === 0) return html`<p class="about">Tout a été compris sans hésitation.</p>`;
    return html`<p class="about">
        Chaque remarque dit ce qui a été décidé. Touchez son numéro de ligne pour voir ce qui y est écrit.
      </p>
      <ul>
        ${groupsOf(this.doubts).map(group => this.#renderGroup(group))}
      </ul>`;
  }

  #renderGroup({ key, doubts }: Group): TemplateResult {
    const isOpen = this.open.has(key) || doubts.length <= FEW + 1;
    const shown = isOpen ? doubts : doubts.slice(0, FEW);
    return html`${shown.map((doubt, index) => this.#renderDoubt(doubt, index === 0))}
    ${
      isOpen
        ? nothing
        : html`<li>
            <button class="btn more" @click=${() => this.#openGroup(key)}>
              ${`Les ${doubts.length - FEW} autres remarques de cette sorte`}
            </button>
          </li>`
    }`;
  }

  #renderDoubt(doubt: PlanWarning, isFirst: boolean): TemplateResult {
    const { row, column, message } = doubt;
    const place = column === null ? `Ligne ${row}` : `Ligne ${row}, colonne ${column}`;
    const isAsked = this.asked === doubt;
    return html`<li class=${isFirst ? 'group' : nothing}>
      ${
        row === null
          ? nothing
          : html`<button class="place" aria-expanded=${isAsked} @click=${() => this.#onAsk(doubt)}>${place}</button>`
      }
      ${row === null && column !== null ? html`<span class="soft">Colonne ${column} : </span>` : nothing}
      ${typeset(message)} ${isAsked ? this.#renderSource(doubt) : nothing}
    </li>`;
  }

  #renderSource({ row, column }: PlanWarning): TemplateResult {
    return html`<div class="source" role="status">
      ${
        this.rows.length === 0
          ? html`<p>Un instant…</p>`
          : this.rows.map(
              ({ sheet, number, cells }) =>
                html`<p class=${number === row ? 'it' : nothing}>
                  <b>${this.#hasSheets ? `${sheet}, ligne ${number}` : `Ligne ${number}`}</b>
                  ${cells
                    .filter(({ text }) => text !== '')
                    .map(
                      (cell, index) =>
                        html`${index > 0 ? ' · ' : ''}<span
                            class=${number === row && cell.column === column ? 'here' : nothing}
                            ><b>${cell.column}</b> ${cell.text}</span
                          >`,
                    )}
                </p>`,
            )
      }
    </div>`;
  }

  get #hasSheets(): boolean {
    return new Set(this.rows.map(({ sheet }) => sheet)).size > 1;
  }

  #openGroup(key: string): void {
    this.open = new Set([...this.open, key]);
  }

  #onAsk(doubt: PlanWarning): void {
    const { row, message } = doubt;
    this.asked = this.asked === doubt ? undefined : doubt;
    if (this.asked && row !== null) this.dispatchEvent(new ImportRowAskEvent(row, message));
  }
}

function groupsOf(doubts: readonly PlanWarning[]): readonly Group[] {
  const groups = Map.groupBy(doubts, ({ message }) =>
    message
      .replace(/« .*? »/g, '«»')
      .replace(/\d+/g, '0')
      .slice(0, 60),
  );
  return [...groups].map(([key, list]) => ({ key, doubts: list }));
}

declare global {
  interface HTMLElementTagNameMap {
    'import-doubts': ImportDoubts;
  }
}
