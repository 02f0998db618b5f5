/** How a projected page is laid out, and its theme for projectors that wash colours out. */
import { css } from 'lit';

export const projectionStyles = css`
  :host {
    /* One pixel of a 1280×720 screen. Text is 24 of them, and never less than 24 of the screen's own. */
    --u: min(100vw / 1280, 100dvh / 720);
    position: fixed;
    inset: 0;
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) auto;
    overflow: hidden;
    background: var(--surface);
    color: var(--ink);
    font-size: max(24px, calc(24 * var(--u)));
    line-height: 1.2;
  }
  :host([contrasted]) {
    --paper: #fff;
    --sunken: #fff;
    --ink: #000;
    --ink-soft: #000;
    --line: #000;
    --line-strong: #000;
    --accent: #000;
    --live: #8c1d00;
    --live-soft: #ffe08a;
    --axis-1: #003f3d;
    --axis-2: #14227a;
    --axis-3: #5e0a45;
    --axis-4: #4f3300;
    --axis-5: #7a1500;
    --axis-6: #0c440c;
    --axis-7: #1f2a36;
    --axis-8: #00386b;
    --actor-1: #003b73;
    --actor-2: #7a1f00;
    --actor-3: #35107e;
    --actor-4: #0b4a18;
    --actor-5: #6b0a3b;
    --actor-6: #3d3800;
    font-weight: 600;
  }
  header {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 1em;
    padding: 0.55em 1.1em 0.6em;
    background: var(--hue);
    color: #fff;
  }
  .what {
    flex: 1;
    min-width: 0;
  }
  .what p {
    margin: 0;
    font-weight: 600;
  }
  h1 {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    margin: 0;
    font-size: 1.4em;
    line-height: 1.1;
  }
  h1.long {
    font-size: 1.1em;
    line-height: 1.15;
  }
  .pages {
    flex: none;
    text-align: right;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  main {
    display: grid;
    min-height: 0;
    padding: 0.5em 1.1em 0;
  }
  main:focus {
    outline: none;
  }
  projection-aside {
    grid-row: 2 / 4;
    grid-column: 2;
    width: 12em;
    background: var(--sunken);
    border-left: 1px solid var(--line);
  }
  .feed {
    display: flex;
    align-items: center;
    min-height: 1.9em;
    margin: 0 1.1em;
    border-top: 1px solid var(--line);
    overflow: hidden;
  }
  .feed p {
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .feed b {
    color: var(--live);
  }
  .trouble {
    padding: 0.1em 0.5em;
    border-radius: 0.25em;
    background: #fff;
    color: var(--danger);
    font-weight: 700;
  }
  .wait {
    grid-column: 1 / -1;
    align-self: center;
    text-align: center;
  }
  @media screen and (max-width: 899px) {
    projection-aside {
      display: none;
    }
  }
`;
