/** How the deployment grid looks. */
import { css } from 'lit';

export const gridStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  /* The grid scrolls in itself, so that its years stay in sight. */
  .scroll {
    position: relative;
    overflow: auto;
    min-height: 0;
    border-radius: var(--radius);
    box-shadow: var(--shadow);
    background: var(--surface);
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    width: 100%;
    table-layout: fixed;
    background: var(--surface);
  }
  col.people {
    width: 6rem;
  }
  col.year {
    width: 104px;
  }
  th,
  td {
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: middle;
    font-weight: 400;
  }
  thead th {
    font-size: var(--t-s);
    font-weight: 700;
    color: var(--ink-soft);
    padding: 10px 12px;
    border-bottom: 2px solid var(--line);
    background: var(--surface);
    position: sticky;
    top: 0;
    z-index: 4;
  }
  thead .y {
    text-align: center;
    font-size: var(--t-m);
    color: var(--ink);
    font-variant-numeric: tabular-nums;
    padding: 8px 4px;
  }
  thead .y small {
    display: block;
    font-size: 0.72rem;
    font-weight: 600;
    line-height: 1.25;
    color: var(--ink-soft);
  }
  thead .now,
  thead .now small {
    color: var(--accent);
  }
  .ax th {
    background: color-mix(in srgb, var(--hue) 9%, var(--surface));
    color: var(--hue);
    font-weight: 800;
    padding: 7px 12px;
  }
  .or th {
    color: var(--ink-soft);
    font-size: 0.875rem;
    font-weight: 700;
    padding: 6px 12px;
    background: color-mix(in srgb, var(--paper) 55%, var(--surface));
  }
  .ac th {
    position: relative;
    padding: 7px 12px;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  /* As tall as a row is most often. */
  .far th {
    position: static;
    height: 47px;
  }
  .no {
    color: var(--hue);
    font-weight: 800;
    margin-right: 4px;
    font-variant-numeric: tabular-nums;
  }
  @media print, (min-width: 701px) {
    .clamp:has(.no) {
      display: block;
      padding-left: 2em;
      text-indent: -2em;
    }
    .no {
      display: inline-block;
      min-width: 1.72em;
      margin-right: 0;
      text-indent: 0;
    }
  }
  .people {
    padding: 4px 12px;
  }
  .people > span {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .people.can {
    cursor: pointer;
  }
  .people.can:hover {
    background: color-mix(in srgb, var(--accent) 6%, var(--surface));
  }
  .none {
    color: var(--ink-soft);
    font-size: var(--t-s);
  }
  /* A hairline between years, under the bars: an empty grid has its cells too. */
  .c {
    padding: 0;
    height: 46px;
    user-select: none;
    background-image: linear-gradient(var(--line), var(--line));
    background-size: 1px 100%;
    background-repeat: no-repeat;
  }
  .c.can {
    cursor: pointer;
    touch-action: manipulation;
  }
  .c.can:hover {
    background-color: color-mix(in srgb, var(--hue) 8%, var(--surface));
  }
  .lanes {
    display: flex;
    flex-direction: column;
    gap: 3px;
    justify-content: center;
    min-height: 46px;
    padding: 4px 0;
  }
  .lane {
    height: 0.9375rem;
    line-height: 0.9375rem;
    color: #fff;
    font-size: 0.7rem;
    font-weight: 800;
    padding-left: 8px;
    background: var(--lane);
    white-space: nowrap;
  }
  /* What clips is a layer of its own, and a long grid has thousands of bars. */
  .lane[data-name]:not(.full) {
    overflow: hidden;
  }
  /* Decoration, not text: a cell is called by its label, which says the same in full. */
  .lane::before {
    content: attr(data-name);
  }
  .tag::before {
    content: attr(data-names);
  }
  .full {
    height: 1.375rem;
    line-height: 1.375rem;
    font-size: 0.75rem;
  }
  .lane.starts {
    margin-left: 10px;
    border-radius: 7px 0 0 7px;
  }
  .lane.ends {
    margin-right: 10px;
    border-top-right-radius: 7px;
    border-bottom-right-radius: 7px;
  }
  .lane.off {
    background: none;
  }
  .preview-on {
    background-color: color-mix(in srgb, var(--hue) 30%, var(--surface));
  }
  .preview-off {
    background: repeating-linear-gradient(135deg, var(--line) 0 3px, transparent 3px 8px);
  }
  .selected {
    background-color: var(--accent-soft);
  }
  [data-column]:focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: -3px;
    border-radius: 4px;
  }
  /* Not every cell: each would be a layer that all that moves is looked for in. */
  .peer {
    position: relative;
  }
  .peer::before {
    content: '';
    position: absolute;
    inset: 1px;
    border: 2.5px solid var(--peer);
    border-radius: 5px;
    pointer-events: none;
  }
  /* Above the frame, over the line between two rows: it hides no bar. */
  .tag {
    position: absolute;
    top: -9px;
    left: 4px;
    max-width: calc(100% + 60px);
    z-index: 2;
    background: var(--peer);
    color: #fff;
    font-size: 0.68rem;
    font-weight: 700;
    line-height: 1.35;
    padding: 0 7px;
    border-radius: 8px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    pointer-events: none;
  }
  /* One button for the whole grid, brought over the cell the pointer is on. */
  .ask {
    position: absolute;
    z-index: 3;
    border: 1px solid var(--line-strong);
    background: var(--surface);
    border-radius: 9px;
    font-size: 0.7rem;
    font-weight: 700;
    line-height: 1.3;
    padding: 0 6px;
    translate: -100% -100%;
  }
  .ask[hidden] {
    display: none;
  }
  /* For the mouse; the keyboard has Enter, and fingers the bar under the grid. */
  .sheet {
    position: absolute;
    right: 4px;
    bottom: 3px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 9px;
    background: var(--surface);
    color: var(--accent);
    font-size: 0.75rem;
    font-weight: 700;
    line-height: 1.5;
    visibility: hidden;
  }
  .sheet::before {
    content: attr(data-text);
  }
  .ac:hover .sheet,
  .ac th:focus .sheet {
    visibility: visible;
  }
  .empty {
    padding: 10vh var(--s5);
    text-align: center;
    color: var(--ink-soft);
  }
`;
