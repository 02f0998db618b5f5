/** What the parts of an import's preview have in common: lists to look through, and what is said about them. */
import { css } from 'lit';

export const importParts = css`
  :host {
    display: block;
    min-width: 0;
  }
  /* Neither the bar nor what sticks at the foot of the page covers what has the focus. */
  button,
  select,
  input,
  summary {
    scroll-margin-block: 9rem;
  }
  .about {
    margin: 0 0 var(--s3);
    max-width: 46rem;
    color: var(--ink-soft);
  }
  select {
    font: inherit;
    color: inherit;
    min-height: 36px;
    max-width: 100%;
    padding: 5px 8px;
    border: 1.5px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: var(--s2) var(--s3);
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  thead th {
    color: var(--ink-soft);
    font-size: var(--t-s);
  }
  tbody th {
    font-weight: 600;
  }
  .soft {
    color: var(--ink-soft);
    font-size: 0.9rem;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  @media (max-width: 700px) {
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
      width: auto;
    }
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr {
      padding: var(--s3) 0;
      border-bottom: 1px solid var(--line);
    }
    th,
    td {
      padding: 2px 0;
      border: none;
    }
    select {
      width: 100%;
    }
  }
  @media (pointer: coarse) {
    select {
      min-height: 44px;
    }
  }
`;
