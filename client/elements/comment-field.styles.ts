/** How the field to write a comment looks. */
import { css } from 'lit';

export const fieldStyles = css`
  :host {
    display: block;
  }
  /* The mirror gives the field the height of its text. */
  .grow {
    display: grid;
    max-height: 40vh;
    overflow: auto;
  }
  .grow::after {
    content: attr(data-text) ' ';
    visibility: hidden;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    padding: 8px 12px;
    border: 1.5px solid;
  }
  .grow > textarea,
  .grow::after {
    grid-area: 1 / 1;
    min-height: 66px;
  }
  textarea {
    resize: none;
    overflow: hidden;
  }
  /* Inside: the field scrolls in what holds it. */
  textarea:focus-visible {
    outline-offset: -3px;
  }
  ul {
    max-width: 22rem;
    margin: 4px 0 0;
    padding: var(--s1);
    list-style: none;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
    background: var(--surface);
  }
  li {
    padding: 8px 12px;
    border-radius: var(--radius-s);
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  li[aria-selected='true'] {
    background: var(--accent-soft);
    font-weight: 700;
  }
  .error {
    margin: var(--s1) 0 0;
    color: var(--danger);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
    align-items: center;
    justify-content: flex-end;
    margin-top: var(--s2);
  }
  .hint {
    flex: 1 1 12rem;
    font-size: var(--t-s);
    color: var(--ink-soft);
  }
  @media (pointer: coarse) {
    li {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    li[aria-selected='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
