/** How the deployment grid looks under a finger, on a narrow screen, on paper and in the system's own colours. */
import { css } from 'lit';

export const gridMedia = css`
  :host([single]) :is(col.action, col.people, .people, .ac > th, thead th:first-child, thead small:not(.current)) {
    display: none;
  }
  :host([single]) .scroll {
    border: 1.5px solid var(--line);
    box-shadow: none;
  }
  :host([single]) .ac > td {
    border-bottom: none;
  }
  :host([single]) col.year {
    width: auto;
  }
  .here {
    display: none;
  }
  @media (pointer: coarse) {
    .ask,
    .sheet {
      display: none;
    }
    .here {
      flex: none;
      display: flex;
      gap: var(--s3);
      align-items: center;
      padding: var(--s2) var(--s4);
      border-top: 1px solid var(--line);
      background: var(--surface);
    }
    .here span {
      flex: 1;
      min-width: 0;
      font-weight: 600;
      font-size: 0.875rem;
      line-height: 1.25;
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    .here small {
      display: block;
      color: var(--ink-soft);
      font-weight: 400;
      font-size: var(--t-s);
      overflow: hidden;
      text-overflow: ellipsis;
    }
  }
  /* Colour is what a bar is made of: it is kept where the system gives its own, and on paper. */
  .lane:not(.off) {
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  @media (forced-colors: active) {
    .selected,
    .preview-on {
      background-color: Highlight;
      forced-color-adjust: none;
    }
  }
  /* As the annex prints it, X and x(L): bars say the same to those whose printer has colours. */
  @media print {
    :host {
      display: block;
    }
    :host([single]) .scroll {
      border: none;
    }
    .ask,
    .sheet,
    .here,
    .tag,
    .none,
    .peer::before,
    who-picker {
      display: none;
    }
    .scroll {
      max-height: none;
      overflow: visible;
      border-radius: 0;
    }
    col.people {
      width: 9%;
    }
    col.year {
      width: 8%;
    }
    thead th {
      position: static;
      padding: 1mm 1.5mm;
      border-bottom-color: var(--ink);
      color: var(--ink);
    }
    thead small.current {
      display: none;
    }
    tr {
      break-inside: avoid;
    }
    .ax,
    .or {
      break-after: avoid;
    }
    .ax th,
    .or th,
    .ac th,
    .people {
      padding: 1mm 1.5mm;
    }
    .ax th {
      padding-top: 3mm;
    }
    .or th {
      color: var(--ink);
    }
    thead .now {
      color: var(--ink);
    }
    .c {
      height: auto;
      border-left: 1px solid var(--line);
      background: none;
    }
    .lanes {
      gap: 1px;
      min-height: 5mm;
      padding: 0.5mm 0;
    }
    .lanes::before {
      content: attr(data-mark);
      text-align: center;
      font-size: 0.8125rem;
      font-weight: 700;
      line-height: 1.2;
    }
    .lane {
      height: 1mm;
    }
    .lane::before {
      content: none;
    }
    .lane.off {
      display: none;
    }
    .lane.starts {
      margin-left: 1mm;
      border-radius: 0;
    }
    .lane.ends {
      margin-right: 1mm;
      border-radius: 0;
    }
  }
  @media screen and (max-width: 700px) {
    .scroll {
      border-radius: 0;
    }
    table {
      width: max-content;
      min-width: 100%;
    }
    col.action {
      width: 178px;
    }
    col.people,
    th.people,
    td.people {
      display: none;
    }
    col.year {
      width: 76px;
    }
    .ac th {
      position: sticky;
      left: 0;
      z-index: 3;
      background: var(--surface);
      font-size: 0.875rem;
      /* Whole pixels: a fraction would let a sticky cell hide the line between two rows. */
      line-height: 18px;
      border-right: 1px solid var(--line);
    }
    thead th:first-child {
      left: 0;
      z-index: 5;
    }
    /* Touched, a title shows in full. */
    .ac th:not(:focus) .clamp {
      display: -webkit-box;
      -webkit-line-clamp: 4;
      -webkit-box-orient: vertical;
      overflow: hidden;
    }
    .ax th > span,
    .or th > span {
      position: sticky;
      left: 12px;
      display: inline-block;
      max-width: calc(100vw - 24px);
    }
  }
`;
