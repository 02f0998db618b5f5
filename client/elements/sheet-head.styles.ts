/** How the top of a fiche looks. */
import { css } from 'lit';

export const sheetHeadStyles = css`
  :host {
    display: block;
  }
  .tools {
    display: flex;
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
  /* Where there is no room they stand one above the other: the cross stays on the line of the buttons. */
  .facts {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--s2);
    min-width: 0;
    padding: 0 4px;
    overflow-wrap: anywhere;
  }
  .position {
    color: var(--ink-soft);
    font-size: var(--t-s);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .alone {
    display: inline-flex;
    flex: none;
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
  /* Full screen, it is alone already: the way out, and whether what one writes is saved, stay in sight. */
  @media screen and (max-width: 899px) {
    .alone {
      display: none;
    }
    /* As long as the whole fiche, not as its head: this is what the line of buttons may stick in. */
    :host([sticky]) {
      display: contents;
    }
    :host([sticky]) .tools {
      position: sticky;
      top: 0;
      z-index: 6;
      margin: calc(-1 * var(--above, 0px)) calc(-1 * var(--beside, 0px)) var(--s2);
      padding: 2px calc(var(--beside, 0px) - 8px);
      border-bottom: 1px solid var(--line);
      background: var(--surface);
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
