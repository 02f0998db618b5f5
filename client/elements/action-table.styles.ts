/** How tables of grouped actions look. */
import { css } from 'lit';

export const actionTableStyles = css`
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
  form {
    display: inline-flex;
    flex-wrap: wrap;
    gap: var(--s2);
    margin-left: var(--s4);
  }
  form > .field,
  form > .btn {
    width: auto;
    max-width: 13rem;
    min-height: 32px;
    padding: 3px 10px;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--ink);
  }
  @media (pointer: coarse) {
    form > .field,
    form > .btn {
      min-height: 44px;
    }
  }
  .action {
    width: 30%;
    min-width: 15rem;
  }
  .brief .action {
    width: 44%;
  }
  .years {
    display: block;
    color: var(--ink-soft);
    font-size: var(--t-s);
    font-variant-numeric: tabular-nums;
  }
  .note {
    padding-top: 10px;
    font-size: 0.875rem;
    color: var(--ink-soft);
    white-space: nowrap;
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
  @media print {
    :host {
      overflow: visible;
    }
    .group {
      break-after: avoid;
    }
    .group th {
      color: var(--ink);
      padding-top: 3mm;
      border-bottom-color: var(--ink);
    }
    form {
      display: none;
    }
    .action {
      width: 25%;
      min-width: 0;
    }
    /* Words are whole, however many columns there are. */
    .text {
      min-width: 0;
      overflow-wrap: break-word;
    }
    ul {
      padding-left: 1em;
    }
    .note {
      padding-top: 1mm;
    }
  }
  @container (max-width: 43.75rem) {
    .note:empty,
    .text:empty {
      display: none;
    }
    .note {
      padding-top: 2px;
    }
    .text {
      flex: 1 0 100%;
    }
    .text:has(p, ul)::before {
      content: attr(data-name) ' : ';
      font-weight: 700;
    }
    .text:not(:has(p, ul)) {
      display: none;
    }
  }
`;
