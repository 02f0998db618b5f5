/** The rows of the deployment grid that cite an action which stands elsewhere: one cell, as wide as the grid. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { type ItemId, itemId } from '../../shared/model.ts';
import type { DeploymentRow } from '../../shared/views/deployment.ts';
import { citation } from '../../shared/views/outline.ts';
import { CitationToggleEvent, ItemShowEvent } from '../citation-events.ts';
import { axisHue } from '../styles/controls.ts';

type CitedRow = Extract<DeploymentRow, { is: 'cited' }>;

/** The row that a cell of the grid is in, as the cursor knows it: an action has a row of its own besides. */
export function citationKey({ orientation, action }: CitedRow): ItemId {
  return itemId(`${orientation} ${action.id}`);
}

/** The place of a citation row in its grid. */
export interface CitationPlace {
  /** How many columns its cell takes. */
  readonly columns: number;
  readonly rowIndex: number;
  /** The column by which the cursor came to it, and goes on from it; -1 when it is elsewhere. */
  readonly cursor: number;
  readonly readOnly: boolean;
}

/**
 * Enter leads to where the action stands, Delete takes the citation away; the buttons are for the mouse and the finger.
 * What the cell does with a year or a fiche is not for the grid to hear.
 */
export function renderCitedRow(row: CitedRow, place: CitationPlace): TemplateResult {
  const { columns, rowIndex, cursor, readOnly } = place;
  const show = (event: Event): unknown => event.target?.dispatchEvent(new ItemShowEvent(row.action.id));
  const remove = (event: Event): unknown =>
    event.target?.dispatchEvent(new CitationToggleEvent(row.action.id, row.orientation, false));
  const onKeydown = (event: KeyboardEvent): void => {
    const act = { Enter: show, ' ': show, ...(readOnly ? {} : { Delete: remove, Backspace: remove }) };
    const wanted = Object.entries(act).find(([key]) => key === event.key);
    if (!wanted || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    wanted[1](event);
  };
  const text = citation(row.number, row.action.title);
  return html`<tr class="cf" .style="--hue: ${axisHue(row.rank)}" aria-rowindex=${rowIndex} data-action=${citationKey(row)}>
    <th
      colspan=${columns}
      scope="row"
      data-column=${Math.max(0, cursor)}
      data-whole
      tabindex=${cursor < 0 ? -1 : 0}
      aria-description=${readOnly ? 'Entrée : aller à l’action' : 'Entrée : aller à l’action ; Suppr : retirer d’ici'}
      @keydown=${onKeydown}
      @click=${keepToItself}
      @pointerdown=${keepToItself}
      @pointerover=${keepToItself}
    >
      <span class="cited">
        <button class="go" tabindex="-1" title="Aller à l’action" @click=${show}>${text}</button>
        ${
          readOnly
            ? nothing
            : html`<button class="remove" tabindex="-1" aria-label="Retirer d’ici : ${text}" @click=${remove}>
              Retirer d’ici
            </button>`
        }
      </span>
    </th>
  </tr>`;
}

export const citationStyles = css`
  .cf th {
    padding: 4px 12px 4px 28px;
    font-size: 0.875rem;
    font-weight: 400;
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }
  .cited {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 var(--s4);
    align-items: center;
  }
  .go,
  .remove {
    min-height: 28px;
    padding: 0;
    border: none;
    background: none;
    text-align: left;
  }
  .go {
    font-style: italic;
  }
  .go:hover,
  .remove {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .remove {
    color: var(--accent);
    white-space: nowrap;
  }
  /* There is room for it where the mouse or the cursor is. */
  @media (hover: hover) {
    .cf:not(:hover) th:not(:focus) .remove {
      visibility: hidden;
    }
  }
  @media (pointer: coarse) {
    .go,
    .remove {
      min-height: 44px;
    }
  }
  @media screen and (max-width: 700px) {
    .cited {
      position: sticky;
      left: 12px;
      max-width: calc(100vw - 44px);
    }
  }
  @media print {
    .remove {
      display: none;
    }
    .go {
      min-height: 0;
    }
  }
`;

function keepToItself(event: Event): void {
  event.stopPropagation();
}
