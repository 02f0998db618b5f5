/** What the columns of the board share. */
import { css } from 'lit';

export const columnStyles = css`
  :host {
    display: block;
    contain: layout style;
  }
  section {
    background: var(--sunken);
    border-radius: var(--radius);
    border-top: 5px solid var(--hue);
    padding: var(--s3);
  }
  @media print {
    :host {
      contain: none;
    }
    section {
      border-radius: 0;
      padding: 2mm 0 0;
    }
    header,
    h2,
    h3,
    p {
      break-inside: avoid;
      break-after: avoid;
    }
    header {
      padding: 0 0 1mm;
    }
    h3 {
      padding: 2mm 0 1mm;
    }
  }
  /* The title has the width to itself, and the count its own line: no word is cut to make room. */
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: var(--s2);
    align-items: start;
    padding: 2px 4px var(--s2);
  }
  h2 {
    display: flex;
    margin: 0;
    font-size: var(--t-l);
    line-height: 1.2;
    color: var(--hue);
    padding-top: 3px;
  }
  .number {
    flex: none;
    margin-right: 7px;
    font-variant-numeric: tabular-nums;
  }
  .count {
    color: var(--ink-soft);
    font-size: var(--t-s);
    grid-area: 2 / 1 / auto / -1;
  }
  h3 {
    display: flex;
    gap: 6px;
    align-items: flex-start;
    margin: 0;
    /* Below, the name of whoever is on the first card finds its place without hiding a word. */
    padding: var(--s2) 4px 12px;
    font-size: 0.875rem;
    line-height: 1.35;
    color: var(--ink-soft);
  }
  h3 .text {
    display: flex;
    flex: 1;
    min-width: 0;
    padding-top: 5px;
  }
  p {
    margin: 0 4px var(--s3);
    color: var(--ink-soft);
    font-size: 0.875rem;
  }
  @media screen and (max-width: 700px) {
    section {
      padding: var(--s1) var(--s3) var(--s3);
    }
    header {
      padding-bottom: 0;
    }
    h2 {
      font-size: var(--t-m);
    }
    h3 {
      padding: 0 4px var(--s2);
    }
  }
`;
