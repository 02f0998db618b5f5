/** How the filter looks: one quiet line over the plan, which tells when it hides something. */
import { css } from 'lit';

export const filterBarStyles = css`
  /* Beside a fiche there is no more room than on a phone. */
  :host {
    display: block;
    container-type: inline-size;
  }
  search,
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
    align-items: center;
  }
  search {
    gap: var(--s2) var(--s4);
    padding: var(--s2) var(--s5) 0;
  }
  .field {
    min-height: 36px;
    padding: 4px 10px;
    font-size: 0.9rem;
  }
  input.field {
    width: 15rem;
  }
  select.field {
    width: auto;
    max-width: 11rem;
    text-overflow: ellipsis;
  }
  .chosen {
    border-color: var(--accent);
    background: var(--accent-soft);
    font-weight: 600;
  }
  .fold {
    display: none;
    gap: var(--s2);
    align-items: center;
  }
  p {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0 var(--s2);
    align-items: center;
    margin: 0;
    font-size: 0.9rem;
  }
  .beside {
    margin-left: auto;
  }
  /* What is hidden is said on a line of its own, under all the rest. */
  .wide {
    flex-basis: 100%;
    order: 3;
  }
  [role='status'] {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .hidden {
    color: var(--ink-soft);
  }
  @media (pointer: coarse) {
    .field {
      min-height: 44px;
    }
  }
  @container (max-width: 43.75rem) {
    search {
      column-gap: var(--s2);
      padding: var(--s2) var(--s4) 0;
    }
    .fold {
      display: inline-flex;
      position: relative;
    }
    .fields:not(.open) {
      display: none;
    }
    .fields {
      order: 1;
      flex: 1 0 100%;
    }
    .field,
    select.field,
    input.field {
      width: 100%;
      max-width: none;
      /* Smaller, and the phone would zoom in. */
      font-size: 1rem;
    }
    /* Its name stays whole for those who listen: what is seen of it begins it. */
    .rest {
      position: absolute;
      width: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: pre;
    }
  }
  .btn:not(.fold) {
    min-height: 32px;
    padding: 3px 12px;
    font-size: 0.9rem;
  }
  @media (pointer: coarse) {
    .btn:not(.fold) {
      min-height: 44px;
    }
  }
`;
