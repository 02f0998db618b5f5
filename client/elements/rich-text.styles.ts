/** How a section's text looks, read and written. */
import { css } from 'lit';

export const richTextStyles = css`
  :host {
    display: block;
    position: relative;
  }
  .frame {
    position: relative;
    border: 1.5px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  .frame.still {
    border-color: var(--line);
  }
  .frame.live {
    border-color: var(--peer);
    box-shadow: 0 0 0 1.5px var(--peer);
  }
  .frame:focus-within {
    box-shadow: 0 0 0 2px var(--accent);
  }
  .frame:focus-within:not(.live) {
    border-color: var(--accent);
  }
  .content,
  .tiptap {
    min-height: 44px;
    padding: 9px 12px;
    outline: none;
    overflow-wrap: anywhere;
  }
  .content {
    cursor: text;
  }
  .still .content {
    cursor: auto;
  }
  p {
    margin: 0;
    white-space: pre-wrap;
  }
  .content > p + p,
  .tiptap > p + p {
    margin-top: 4px;
  }
  ul,
  ol {
    margin: 0;
    padding-left: 1.3em;
  }
  a {
    color: var(--accent);
  }
  .placeholder {
    position: absolute;
    top: 9px;
    left: 12px;
    right: 12px;
    color: var(--ink-soft);
    pointer-events: none;
  }
  /* Above the text it is about, over the end of its heading: nothing moves under the hand. */
  text-toolbar {
    position: absolute;
    z-index: 3;
    right: 0;
    bottom: calc(100% + 3px);
    visibility: hidden;
  }
  :host(:focus-within) text-toolbar {
    visibility: visible;
  }
  .note {
    margin: 4px 0 0;
    color: var(--ink-soft);
    font-size: var(--t-s);
  }
  /* Somebody else's caret: a line, and a name for a moment after each move. */
  .caret {
    position: relative;
    margin: 0 -1px;
    border-left: 2px solid var(--peer);
    word-break: normal;
    pointer-events: none;
  }
  .caret::before {
    content: attr(data-name);
    position: absolute;
    bottom: 100%;
    left: -2px;
    padding: 0 6px;
    border-radius: 4px 4px 4px 0;
    background: var(--peer);
    color: #fff;
    font: 700 0.68rem / 1.4 var(--font);
    white-space: nowrap;
    animation: leave 0s 1.6s forwards;
  }
  /* Who is in the text is said outside of it; where each of them is matters to who writes there too. */
  .frame:not(:focus-within) .caret::before {
    display: none;
  }
  @keyframes leave {
    to {
      visibility: hidden;
    }
  }
  /* What the editor needs to work as a field. */
  .tiptap,
  .tiptap p {
    white-space: break-spaces;
  }
  .tiptap {
    position: relative;
    word-wrap: break-word;
    font-variant-ligatures: none;
  }
  .tiptap .ProseMirror-trailingBreak {
    display: inline;
  }
  .ProseMirror-separator {
    display: inline;
    border: none;
    margin: 0;
    width: 0;
    height: 0;
  }
  /* Under the words for a finger, whose phone has moved all of it already to make room for its keys. */
  @media (pointer: coarse) {
    text-toolbar {
      display: none;
      position: sticky;
      bottom: 4px;
      width: fit-content;
      margin: 0 4px 4px auto;
    }
    :host(:focus-within) text-toolbar {
      display: block;
    }
  }
  @media print {
    .frame,
    .frame.live,
    .frame:focus-within {
      border: none;
      box-shadow: none;
    }
    .content,
    .tiptap {
      min-height: 0;
      padding: 0;
    }
    .placeholder,
    .note,
    .caret,
    text-toolbar {
      display: none;
    }
  }
`;
