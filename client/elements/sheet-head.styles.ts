/** How the top of a fiche looks. */
import { css } from 'lit';

export const sheetHeadStyles = css`
  :host {
    display: block;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
    margin: 0 -8px var(--s2);
  }
  .tool {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    padding: 0;
    border: none;
    border-radius: var(--radius-s);
    background: none;
  }
  .tool:hover:not([aria-disabled='true']) {
    background: var(--sunken);
  }
  .tool[aria-disabled='true'] {
    color: var(--line-strong);
    cursor: default;
  }
  .position {
    margin: 0 auto 0 4px;
    color: var(--ink-soft);
    font-size: var(--t-s);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .alone {
    display: inline-flex;
    align-items: center;
    min-height: 36px;
    padding: 0 8px;
    border-radius: var(--radius-s);
    color: var(--accent);
    font-size: var(--t-s);
    font-weight: 600;
  }
  .above {
    margin: 0;
    color: var(--hue);
    font-size: 0.9rem;
    font-weight: 700;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  h1,
  h2 {
    margin: var(--s1) 0 0;
    font-size: var(--t-xl);
    line-height: 1.25;
  }
  h1:focus,
  h2:focus {
    outline: none;
  }
  .number {
    display: block;
    color: var(--hue);
    font-size: var(--t-m);
    font-weight: 800;
    font-variant-numeric: tabular-nums;
  }
  /* Full screen, it is alone already. */
  @media (max-width: 899px) {
    .alone {
      display: none;
    }
  }
  @media (max-width: 359px) {
    .position {
      order: 1;
      flex-basis: 100%;
    }
  }
  @media (pointer: coarse) {
    .tool {
      width: 44px;
      height: 44px;
    }
    .alone {
      min-height: 44px;
    }
  }
  @media print {
    .tools {
      display: none;
    }
  }
`;
