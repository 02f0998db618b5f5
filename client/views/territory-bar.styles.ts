import { css } from 'lit';

export const barStyles = css`
  :host {
    display: block;
    position: sticky;
    top: 0;
    z-index: 5;
    background: var(--surface);
    border-bottom: 1px solid var(--line);
  }
  .bar {
    container-type: inline-size;
    display: flex;
    align-items: center;
    gap: var(--s2) var(--s4);
    padding: var(--s2) var(--s5) 0;
  }
  .place {
    flex: 1 1 auto;
    min-width: 0;
    display: flex;
    align-items: baseline;
    gap: var(--s3);
  }
  h1 {
    font-size: var(--t-m);
    font-weight: 700;
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .period {
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .tools {
    display: flex;
    align-items: center;
    gap: var(--s2);
    margin-left: auto;
  }
  .tool {
    border: none;
    background: none;
    border-radius: var(--radius-s);
    width: 36px;
    height: 36px;
    display: grid;
    place-items: center;
    padding: 0;
  }
  .tool:hover:not(:disabled) {
    background: var(--sunken);
  }
  .tool:disabled {
    color: var(--line-strong);
    cursor: default;
  }
  nav,
  .tabs {
    display: flex;
    gap: var(--s5);
  }
  nav {
    padding: 0 var(--s5);
  }
  .tabs {
    min-width: 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  nav a {
    flex: none;
    padding: var(--s2) 2px;
    color: var(--ink-soft);
    font-weight: 600;
    border-bottom: 3px solid transparent;
    text-decoration: none;
  }
  nav a[aria-current] {
    color: var(--ink);
    border-color: var(--accent);
  }
  .counts,
  .over {
    margin-left: auto;
    align-self: center;
  }
  .counts {
    display: flex;
    flex: none;
    gap: var(--s4);
  }
  .role {
    align-self: center;
    margin-left: auto;
    font-size: var(--t-s);
    font-weight: 600;
    color: var(--ink-soft);
    border: 1px solid var(--line-strong);
    border-radius: 9px;
    padding: 0 10px;
  }
  /* There, a transparent border is drawn like any other. */
  @media (forced-colors: active) {
    nav a {
      border-color: Canvas;
    }
    nav a[aria-current] {
      border-color: Highlight;
    }
  }
  @media (pointer: coarse) {
    .tool {
      width: 44px;
      height: 44px;
    }
    nav a {
      min-width: 44px;
      padding: var(--s3) 2px 9px;
      text-align: center;
    }
  }
  @media screen and (max-width: 700px) {
    /* The table alone says whose page it is: the state of the work and the people need the room. */
    .brand span {
      display: none;
    }
    .tools {
      flex: 1;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 0;
      min-width: 0;
    }
    save-state {
      margin-right: auto;
      padding-right: var(--s2);
    }
    .bar {
      flex-wrap: wrap;
      padding: var(--s1) var(--s4) 0;
      gap: 0 4px;
    }
    nav {
      padding: 0 var(--s4);
    }
    /* Tabs slide under the menu, whose page the count of points is on. */
    .tabs {
      /* The last one too comes out of the fade. */
      padding-right: 32px;
      flex: 1;
      min-width: 64px;
      mask-image: linear-gradient(to left, transparent, #000 28px);
    }
    check-count {
      display: none;
    }
    .place {
      order: 3;
      flex-basis: 100%;
    }
  }
  @media screen and (min-width: 22rem) and (max-width: 700px) {
    /* The name stands over the state of the work, and the tools beside both: the plan needs the height. */
    .bar {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      grid-auto-columns: auto;
    }
    .tools {
      display: contents;
    }
    .brand,
    .tool,
    presence-list {
      grid-row: 1 / span 2;
      align-self: center;
    }
    .place,
    save-state {
      grid-column: 2;
    }
    .place {
      grid-row: 1;
      align-self: end;
    }
    save-state {
      grid-row: 2;
      align-self: start;
      margin: 0;
    }
  }
  @container (max-width: 50rem) {
    .place {
      flex-wrap: wrap;
    }
    h1 {
      white-space: normal;
      line-height: 1.3;
    }
  }
  /* The plan needs the height of a phone more than a long name does, which « Territoire » tells whole. Where letters are large
     for the screen, it wraps. */
  @container (min-width: 20rem) and (max-width: 668px) {
    .place {
      flex-wrap: nowrap;
    }
    h1 {
      white-space: nowrap;
    }
    .period {
      display: none;
    }
  }
`;
