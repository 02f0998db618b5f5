/** The look of an annex's table: rows of open fields, which become cards where there is no room for columns. */
import { css } from 'lit';

export const annexTableStyles = css`
  :host {
    display: block;
  }
  table {
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    background: var(--surface);
  }
  thead th {
    padding: var(--s2) var(--s2) var(--s2) 12px;
    text-align: left;
    vertical-align: bottom;
    font-size: 0.875rem;
    line-height: 1.25;
    color: var(--ink-soft);
    border-bottom: 1.5px solid var(--line-strong);
  }
  td {
    padding: 3px 2px;
    vertical-align: top;
    border-bottom: 1px solid var(--line);
  }
  th.number,
  td.number {
    width: 9rem;
  }
  th.short,
  td.short {
    width: 12rem;
  }
  th.tick,
  td.tick {
    width: 5.5rem;
    padding-left: 2px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  th.tools,
  td.tools {
    width: 40px;
    text-align: right;
  }
  td.tools item-menu {
    margin-top: 3px;
  }
  td.tick label {
    display: grid;
    place-items: center;
    min-height: 38px;
    cursor: pointer;
  }
  td.tick span {
    display: none;
  }
  td.tick.read {
    padding-top: 10px;
  }
  input[type='checkbox'] {
    width: 19px;
    height: 19px;
    margin: 0;
    accent-color: var(--accent);
  }
  select {
    width: 100%;
    min-height: 38px;
    font: inherit;
    color: inherit;
    padding: 6px;
    border: 1.5px solid transparent;
    border-radius: var(--radius-s);
    background: transparent;
  }
  select:hover,
  select:focus {
    border-color: var(--line-strong);
    background: var(--surface);
  }
  .choice {
    display: block;
    padding: 8px 10px;
  }
  .add {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    margin-top: var(--s2);
  }
  @media (pointer: coarse) {
    select,
    td.tick label {
      min-height: 44px;
    }
    input[type='checkbox'] {
      width: 24px;
      height: 24px;
    }
  }
  /* Cards: each cell under its own label. The roles that the boxes lose are given back in the markup. */
  @media screen and (max-width: 760px) {
    table,
    tbody,
    tr,
    td {
      display: block;
    }
    table {
      background: none;
    }
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      position: relative;
      margin-bottom: var(--s3);
      padding: var(--s2) var(--s3) var(--s3);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
    }
    td,
    td.number,
    td.short {
      width: auto;
      padding: var(--s1) 0 0;
      border: none;
    }
    td[data-label]:not(.tick)::before {
      content: attr(data-label);
      display: block;
      padding-left: 10px;
      font-size: 0.8125rem;
      font-weight: 600;
      color: var(--ink-soft);
    }
    td.tick {
      display: inline-block;
      width: auto;
      margin-right: var(--s3);
    }
    td.tick label {
      display: inline-flex;
      gap: var(--s2);
      align-items: center;
    }
    td.tick span {
      display: inline;
    }
    td.tools {
      position: absolute;
      top: 2px;
      right: 2px;
      width: auto;
      padding: 0;
    }
    tr:has(td.tools) td:first-child {
      padding-right: 44px;
    }
  }
  @media print {
    .add,
    th.tools,
    td.tools {
      display: none;
    }
    thead th {
      padding: 1mm 1.5mm;
      border-bottom-color: var(--ink);
      color: var(--ink);
    }
    td {
      padding: 1mm 1.5mm;
    }
    select,
    td.tick label {
      min-height: 0;
    }
    select {
      padding: 0;
    }
    tr {
      break-inside: avoid;
    }
  }
`;
