/** How the tables of the plan's views look: calm lines, no zebra; where it is narrow each line becomes a card. */
import { css } from 'lit';

export const tableStyles = css`
  /* Beside a fiche there is no more room than on a phone, nor where letters are twice as large. */
  :host {
    container-type: inline-size;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    background: var(--surface);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
    overflow: hidden;
  }
  th,
  td {
    padding: 6px 10px;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
    font-weight: 400;
    line-height: 1.35;
  }
  tbody tr:last-child > * {
    border-bottom: none;
  }
  thead th {
    font-size: var(--t-s);
    font-weight: 700;
    color: var(--ink-soft);
    border-bottom: 2px solid var(--line);
    vertical-align: bottom;
  }
  .title {
    display: flex;
    gap: 6px;
    padding-top: 3px;
  }
  .number {
    flex: none;
    color: var(--hue);
    font-weight: 800;
    font-variant-numeric: tabular-nums;
  }
  .cell {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 4px;
    align-items: center;
    min-height: 28px;
    padding: 2px 4px;
    border: none;
    border-radius: var(--radius-s);
    background: none;
    text-align: left;
    font-size: 0.875rem;
  }
  button.cell:hover {
    background: var(--sunken);
  }
  .none {
    color: var(--ink-soft);
    font-size: var(--t-s);
    white-space: nowrap;
  }
  years-strip {
    padding-top: 9px;
  }
  @media (pointer: coarse) {
    button.cell {
      min-width: 44px;
      min-height: 44px;
    }
  }
  /* Lines are whole, under their heading, and the heads of the columns on each page. */
  @media print {
    :host {
      container-type: normal;
    }
    table {
      border-radius: 0;
      overflow: visible;
    }
    tr {
      break-inside: avoid;
    }
    th,
    td {
      padding: 1mm 1.5mm;
    }
    thead th {
      border-bottom-color: var(--ink);
      color: var(--ink);
    }
    .title {
      padding-top: 0;
    }
    .cell {
      min-height: 0;
      padding: 0;
    }
    years-strip {
      padding-top: 0;
    }
    .none {
      display: none;
    }
  }
  @container (max-width: 43.75rem) {
    table,
    tbody {
      display: block;
    }
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      border-bottom: 1px solid var(--line);
      padding: 6px 0;
    }
    th,
    td {
      border: none;
      padding: 2px 10px;
    }
    tbody th {
      flex: 1 0 100%;
    }
    td:empty {
      display: none;
    }
    years-strip {
      padding-top: 0;
    }
  }
`;
