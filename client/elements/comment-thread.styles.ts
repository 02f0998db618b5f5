/** How a thread of comments looks. */
import { css } from 'lit';

export const threadStyles = css`
  :host {
    display: block;
  }
  article {
    padding: var(--s3) var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  .resolved {
    background: var(--paper);
  }
  ol {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: var(--s3);
  }
  .reply {
    padding-left: var(--s3);
    border-left: 3px solid var(--line);
  }
  p {
    margin: 0;
  }
  .about {
    margin-bottom: var(--s2);
    font-size: var(--t-s);
    font-weight: 600;
    color: var(--ink-soft);
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s2);
    align-items: baseline;
  }
  .when,
  .gone,
  .closed {
    font-size: var(--t-s);
    color: var(--ink-soft);
  }
  .gone {
    font-style: italic;
  }
  .closed {
    margin-top: var(--s2);
  }
  .mine {
    font-size: var(--t-s);
    font-weight: 700;
    color: var(--accent);
    background: var(--accent-soft);
    border-radius: 9px;
    padding: 0 8px;
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .mention {
    font-weight: 700;
    color: var(--accent);
  }
  .own {
    display: flex;
    gap: var(--s3);
  }
  .own button {
    border: none;
    background: none;
    padding: 2px 0;
    min-height: 28px;
    font-size: var(--t-s);
    color: var(--ink-soft);
    text-decoration: underline;
  }
  .own button:hover {
    color: var(--ink);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
    margin-top: var(--s3);
  }
  article > comment-field {
    margin-top: var(--s3);
  }
  @media print {
    article {
      break-inside: avoid;
    }
    .own,
    .foot,
    article > comment-field {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .own button {
      min-height: 44px;
    }
  }
`;
