/** How a fiche looks. */
import { css } from 'lit';

export const sheetStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--surface);
  }
  /* Its head reaches over these margins. */
  article {
    --above: var(--s4);
    --beside: var(--s5);
    padding: var(--above) var(--beside) var(--s6);
  }
  sheet-facts {
    margin-top: var(--s4);
  }
  .label {
    margin: var(--s4) 0 4px;
    color: var(--ink-soft);
    font-size: var(--t-s);
    font-weight: 700;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .group {
    margin: var(--s6) 0 0;
    padding-top: var(--s3);
    border-top: 1px solid var(--line);
    font-size: var(--t-m);
  }
  .lead {
    margin: 2px 0 0;
    color: var(--ink-soft);
    font-size: var(--t-s);
  }
  .boxes {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0 var(--s5);
  }
  .box {
    grid-column: 1 / -1;
    min-width: 0;
  }
  .box.half {
    grid-column: auto;
  }
  .about {
    display: flex;
    gap: var(--s2);
    align-items: flex-end;
    justify-content: space-between;
  }
  /* It has the room that the heading leaves: nothing moves when somebody comes. */
  .here {
    display: flex;
    flex: 1 1 0;
    min-width: 4.5rem;
    margin-bottom: 4px;
  }
  .here > span {
    max-width: 100%;
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
  .note {
    display: inline-flex;
    flex: none;
    gap: 4px;
    align-items: center;
    justify-content: center;
    min-width: 28px;
    min-height: 28px;
    padding: 0 4px;
    border: none;
    border-radius: var(--radius-s);
    background: none;
    color: var(--ink-soft);
    font-size: var(--t-s);
    font-weight: 700;
  }
  .note:hover,
  .note.open {
    background: var(--sunken);
    color: var(--ink);
  }
  .message {
    padding: 12vh var(--s5);
    text-align: center;
    color: var(--ink-soft);
  }
  @container (max-width: 520px) {
    article {
      --above: var(--s3);
      --beside: var(--s4);
    }
    .boxes {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (pointer: coarse) {
    .note {
      min-width: 44px;
      min-height: 44px;
    }
  }
  @media print {
    :host {
      container-type: normal;
    }
    .note,
    .here,
    .talk {
      display: none;
    }
    article {
      padding: 0;
    }
    .box {
      break-inside: avoid-page;
    }
    .label {
      break-after: avoid;
    }
  }
`;
