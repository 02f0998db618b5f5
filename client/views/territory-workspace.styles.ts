/** How the inside of a territory is laid out: the bar, the screen, and the fiche beside it. */
import { css } from 'lit';

export const workspaceStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100dvh;
  }
  /* For those who come by keyboard: the first stop of the page. */
  .skip:not(:focus) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .skip {
    position: absolute;
    top: 4px;
    left: 4px;
    z-index: 10;
    padding: var(--s2) var(--s3);
    border-radius: var(--radius-s);
    background: var(--accent);
    color: #fff;
    font-weight: 600;
  }
  main:focus {
    outline: none;
  }
  .body {
    flex: 1;
    display: flex;
    min-height: 0;
  }
  .left {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    /* Drawn as one: what is written in the fiche beside does not draw the whole board again. */
    isolation: isolate;
  }
  main {
    flex: 1;
    display: grid;
    /* What is wide scrolls in itself. */
    grid-template-columns: minmax(0, 1fr);
    min-height: 0;
  }
  .wait {
    margin: 12vh var(--s5);
    text-align: center;
    color: var(--ink-soft);
  }
  /* The grid keeps to the window and scrolls in itself; the board is as tall as its columns. */
  :host([screen='deploiement']) {
    height: 100dvh;
  }
  :host([screen='deploiement']) main {
    grid-template-rows: minmax(20rem, 1fr);
  }
  :host([screen='deploiement']) sheet-panel {
    position: static;
    align-self: stretch;
    height: auto;
  }
  /* What an import is confirmed with stays at the foot of the window. */
  :host([screen='importer']) toast-line {
    bottom: calc(var(--s5) + 5rem);
  }
  @media (max-width: 700px) {
    :host([screen='importer']) toast-line {
      bottom: calc(var(--s5) + 7.5rem);
    }
  }
  /* Where there is no room beside it, the fiche is all there is: what is under it is for nobody to reach. */
  @media screen and (max-width: 899px) {
    :host([screen='deploiement']) sheet-panel {
      position: fixed;
    }
    :is(territory-bar, nav):has(~ .body > sheet-panel[open]),
    .left:has(~ sheet-panel[open]) {
      visibility: hidden;
    }
  }
  @media print {
    :host,
    .body,
    .left,
    main {
      display: block;
      height: auto !important;
      min-height: 0;
    }
    .left {
      isolation: auto;
    }
    /* Its sheet is for the wall of the room. */
    print-head:has(~ .body invite-page[printing]),
    nav,
    territory-bar,
    lock-banner,
    unsent-banner,
    plan-filter,
    plan-dialogs,
    self-introduction,
    others-line,
    keys-help,
    toast-line,
    .left:has(~ sheet-panel[open]) {
      display: none;
    }
  }
`;
