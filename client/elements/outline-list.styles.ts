/** How the list looks: each level has its own weight and place. */
import { css } from 'lit';

export const outlineListStyles = css`
  :host {
    display: block;
  }
  .axis th {
    color: var(--hue);
    font-weight: 800;
    font-size: 1.05rem;
  }
  .axis {
    background: color-mix(in srgb, var(--hue) 9%, var(--surface));
  }
  .orientation th {
    padding-left: 26px;
    font-weight: 700;
    color: var(--ink-soft);
  }
  .orientation {
    background: color-mix(in srgb, var(--paper) 55%, var(--surface));
  }
  .action th {
    padding-left: 44px;
    width: 44%;
  }
  .cited td {
    padding: 4px 6px 0 40px;
  }
  .draft td {
    padding-left: 10px;
  }
  .draft.orientation td {
    padding-left: 26px;
  }
  .draft.action td {
    padding-left: 44px;
  }
  .draft small {
    color: var(--ink-soft);
  }
  .themes {
    max-width: 16rem;
  }
  .menu {
    width: 48px;
    padding: 2px 6px;
    text-align: right;
  }
  .live > th {
    box-shadow: inset 3px 0 var(--peer);
  }
  .who {
    flex: none;
    align-self: flex-start;
    max-width: 12rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    padding: 1px 8px;
    border-radius: 9px;
    background: var(--peer);
    color: #fff;
    font-size: 0.72rem;
    font-weight: 700;
  }
  @media print {
    .axis,
    .orientation {
      break-after: avoid;
    }
    .axis th {
      padding-top: 3mm;
    }
    .orientation th {
      padding-left: 5mm;
      color: var(--ink);
    }
    .action th {
      padding-left: 9mm;
    }
    .live > th {
      box-shadow: none;
    }
    .who,
    .menu,
    thead td,
    .draft {
      display: none;
    }
  }
  @container (max-width: 43.75rem) {
    .action th {
      padding-left: 10px;
      width: auto;
    }
    .orientation th,
    .cited td {
      padding-left: 10px;
    }
    /* The menu stays beside the title, whoever is in it; the rest comes under both. */
    tbody th {
      flex: 1 1 calc(100% - 68px);
      min-width: 0;
    }
    .who {
      flex: 0 1 auto;
      max-width: 40%;
    }
    .menu {
      flex: none;
      width: 60px;
    }
    td:not(.menu) {
      order: 1;
    }
    .draft td,
    .cited td {
      flex: 1;
    }
  }
`;
