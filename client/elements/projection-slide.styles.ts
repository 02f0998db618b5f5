/** How a projected page looks: nothing is smaller than 1em, which is 24 pixels at 1280×720. */
import { css } from 'lit';

export const slideStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    overflow: hidden;
  }
  .rows {
    display: flow-root;
    position: absolute;
    inset: 0 0 auto;
  }
  .measured {
    visibility: hidden;
  }
  .row {
    display: grid;
    grid-template-columns: var(--number) minmax(0, 1fr) var(--badges) repeat(var(--years), var(--year));
    gap: 0 0.5em;
    align-items: center;
    padding: 0.3em 0 0.3em 0.4em;
    border-top: 1px solid var(--line);
    line-height: 1.18;
  }
  .row.none {
    grid-template-columns: var(--number) minmax(0, 1fr);
  }
  .no {
    font-weight: 800;
    color: var(--hue);
    font-variant-numeric: tabular-nums;
    align-self: start;
  }
  .title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 5;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .cited {
    color: var(--ink-soft);
  }
  .heading {
    display: block;
    margin: 0;
    padding: 0.42em 0 0.28em 0.4em;
    font-size: 1em;
    font-weight: 800;
    line-height: 1.15;
    color: var(--hue);
  }
  .axis {
    padding: 0.25em 0.5em;
    margin: 0.2em 0;
    border-radius: 0.25em;
    background: color-mix(in srgb, var(--hue) 12%, var(--surface));
  }
  .head {
    border-top: none;
    padding-top: 0;
    padding-bottom: 0.1em;
    color: var(--ink-soft);
    font-weight: 700;
  }
  .head .y {
    color: var(--ink);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .head .y.now {
    color: var(--accent);
    text-decoration: underline 0.12em;
    text-underline-offset: 0.15em;
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15em;
  }
  .badge {
    min-width: 1.35em;
    padding: 0 0.28em;
    border-radius: 0.2em;
    background: var(--hue);
    color: #fff;
    font-weight: 800;
    line-height: 1.35;
    text-align: center;
  }
  .badge.commune {
    border-radius: 0.68em;
  }
  .badge.hollow {
    background: var(--surface);
    color: var(--hue);
    box-shadow: inset 0 0 0 0.1em var(--hue);
  }
  /* The bars of a row join across its years. */
  .lanes {
    display: flex;
    flex-direction: column;
    gap: 0.1em;
    justify-content: center;
    margin: 0 -0.25em;
  }
  .lane {
    height: 1.12em;
    padding-left: 0.3em;
    background: var(--lane);
    color: #fff;
    font-weight: 800;
    line-height: 1.12;
    white-space: nowrap;
    overflow: hidden;
  }
  .lane.full {
    height: 1.3em;
  }
  .lane.off {
    background: none;
  }
  .lane.starts {
    margin-left: 0.3em;
    border-radius: 0.4em 0 0 0.4em;
  }
  .lane.ends {
    margin-right: 0.3em;
    border-top-right-radius: 0.4em;
    border-bottom-right-radius: 0.4em;
  }
  .fresh {
    background: var(--live-soft);
    box-shadow: inset 0.25em 0 0 var(--live);
    animation: glow 1.4s ease-in-out 3 alternate;
  }
  @keyframes glow {
    to {
      background: color-mix(in srgb, var(--live) 26%, var(--surface));
    }
  }
  .empty {
    margin: 15vh 0 0;
    text-align: center;
    color: var(--ink-soft);
  }
  @media (prefers-reduced-motion: reduce) {
    .fresh {
      animation: none;
    }
  }
  /* Paper has all rows at once, one page after the other. */
  @media print {
    :host {
      overflow: visible;
    }
    .rows:not(.measured) {
      display: none;
    }
    .measured {
      position: static;
      visibility: visible;
    }
    .row,
    .heading {
      break-inside: avoid;
    }
    .head,
    .heading {
      break-after: avoid;
    }
    .title {
      display: block;
      overflow: visible;
    }
    .lane,
    .badge {
      print-color-adjust: exact;
    }
  }
  @media (forced-colors: active) {
    .lane,
    .badge {
      forced-color-adjust: none;
    }
    .fresh {
      outline: 0.15em solid Highlight;
      outline-offset: -0.15em;
    }
  }
`;
