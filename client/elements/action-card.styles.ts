/** How an action card looks. */
import { css } from 'lit';

export const cardStyles = css`
  :host {
    display: block;
    contain: layout style;
  }
  article {
    background: var(--surface);
    border: 2px solid transparent;
    border-radius: var(--radius-s);
    box-shadow: 0 1px 2px #1c273320;
    padding: 8px 10px 10px 12px;
  }
  .live {
    position: relative;
    border-color: var(--peer);
  }
  /* Above the frame: it never hides a word. */
  .who {
    position: absolute;
    top: -11px;
    right: 10px;
    max-width: 80%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    background: var(--peer);
    color: #fff;
    font-size: 0.72rem;
    font-weight: 700;
    padding: 1px 8px;
    border-radius: 9px;
    pointer-events: none;
    z-index: 1;
  }
  .head {
    display: flex;
    gap: var(--s1);
    align-items: flex-start;
  }
  .title {
    display: flex;
    flex: 1;
    min-width: 0;
    font-weight: 600;
    line-height: 1.3;
    padding-top: 5px;
  }
  .open {
    display: grid;
    place-items: center;
    flex: none;
    width: 32px;
    height: 32px;
    margin: -2px -4px 0 0;
    padding: 0;
    border: none;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink-soft);
  }
  .open:hover {
    background: var(--sunken);
    color: var(--accent);
  }
  item-menu {
    margin: -2px -6px 0 0;
  }
  .number {
    flex: none;
    color: var(--hue);
    font-weight: 800;
    margin-right: 6px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .number ui-icon {
    font-size: 0.7em;
    margin-left: 2px;
    vertical-align: 1px;
  }
  .found {
    margin: 4px 0 0;
    font-size: var(--t-s);
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }
  .foot {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-top: 6px;
    flex-wrap: wrap;
  }
  .about {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 4px 6px;
    align-items: center;
    min-width: 150px;
  }
  .actors {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 4px;
    align-items: center;
    border: none;
    background: none;
    padding: 3px 2px;
    border-radius: var(--radius-s);
    min-height: 28px;
  }
  button.actors:hover {
    background: var(--sunken);
  }
  .comments {
    display: inline-flex;
    flex: none;
    gap: 4px;
    align-items: center;
    border: none;
    background: none;
    padding: 3px 4px;
    border-radius: var(--radius-s);
    min-height: 28px;
    font-size: var(--t-s);
    font-weight: 700;
    color: var(--ink-soft);
  }
  .comments:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  .add {
    font-size: var(--t-s);
    color: var(--ink-soft);
  }
  /* The theme gives way as long as it can be read, then the years go to a line of their own. */
  .chip {
    flex: 1 1 5rem;
    box-sizing: border-box;
    max-width: max-content;
    font-size: 0.75rem;
    color: var(--ink-soft);
    border: 1px solid var(--line);
    border-radius: 9px;
    padding: 0 8px;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  years-strip {
    flex: none;
    margin-left: auto;
  }
  @media print {
    :host {
      contain: none;
      height: 100%;
      break-inside: avoid;
    }
    article,
    .live {
      height: 100%;
      border: 1px solid var(--line);
      box-shadow: none;
      padding: 1.5mm 2mm;
    }
    .title {
      padding-top: 0;
    }
    .foot {
      margin-top: 1mm;
    }
    .actors,
    .comments {
      min-height: 0;
      padding: 0;
    }
    .about {
      display: contents;
    }
    /* All themes: nothing opens on paper. */
    .chip {
      flex: 1 0 100%;
      order: 1;
      max-width: none;
      border: none;
      padding: 0;
      overflow: visible;
      font-size: 0;
      white-space: normal;
    }
    .chip::after {
      content: attr(title);
      font-size: 0.8125rem;
    }
    .who,
    .open,
    .comments,
    button.actors:has(.add) {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .open {
      width: 44px;
      height: 44px;
    }
    .actors,
    .comments {
      min-height: 44px;
      min-width: 44px;
    }
  }
`;
