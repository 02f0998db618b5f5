/** What the views that are tables of the plan have in common. */
import { css } from 'lit';

export const tableViewStyles = css`
  :host {
    display: block;
    padding: var(--s3) var(--s5) var(--s6);
    min-width: 0;
  }
  .empty {
    margin: 12vh 0 0;
    text-align: center;
    color: var(--ink-soft);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2) var(--s3);
    align-items: center;
    margin: 0 0 var(--s3);
    color: var(--ink-soft);
  }
  @media print {
    :host {
      padding: 0;
    }
    .head,
    add-field {
      display: none;
    }
  }
  @media screen and (max-width: 700px) {
    .head {
      padding: 0 var(--s4);
    }
    :host {
      padding: var(--s3) 0 var(--s5);
    }
    .empty {
      padding: 0 var(--s4);
    }
  }
`;
