/** What the pages beside the plan have in common: a column to read, its title and what it says when it is empty. */
import { css } from 'lit';

export const page = css`
  :host {
    display: block;
    width: 100%;
    max-width: 60rem;
    margin: 0 auto;
    padding: var(--s5);
  }
  h2 {
    font-size: var(--t-xl);
    line-height: 1.25;
    margin: 0 0 var(--s2);
  }
  h2:focus {
    outline: none;
  }
  .lead {
    color: var(--ink-soft);
    margin: 0 0 var(--s5);
    max-width: 44rem;
  }
  .empty,
  .wait {
    margin: var(--s6) 0;
    text-align: center;
    color: var(--ink-soft);
  }
  @media print {
    :host {
      max-width: none;
      padding: 0;
    }
    h2,
    h3,
    h4 {
      break-after: avoid;
    }
    .lead {
      max-width: none;
      margin-bottom: var(--s4);
    }
    /* What is folded has no way to be opened on paper. */
    summary {
      display: none;
    }
    details::details-content {
      content-visibility: visible;
    }
  }
  @media screen and (max-width: 700px) {
    :host {
      padding: var(--s4);
    }
  }
`;
