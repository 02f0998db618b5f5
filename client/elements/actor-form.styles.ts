/** How the form of an actor looks. */
import { css } from 'lit';

export const actorFormStyles = css`
  :host {
    display: block;
    padding: var(--s4);
    background: var(--paper);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: var(--s3) var(--s4);
    align-items: start;
  }
  label.title,
  legend {
    display: block;
    padding: 0;
    margin-bottom: var(--s1);
    font-weight: 700;
  }
  .hint {
    margin: var(--s1) 0 0;
    font-size: var(--t-s);
    color: var(--ink-soft);
  }
  .fault {
    margin: var(--s1) 0 0;
    font-size: var(--t-s);
    color: var(--danger);
  }
  .fault:empty {
    display: none;
  }
  [aria-invalid='true'] {
    border-color: var(--danger);
  }
  fieldset {
    margin: var(--s4) 0 0;
    padding: 0;
    border: none;
    min-width: 0;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s1) var(--s4);
  }
  .choices label {
    display: inline-flex;
    gap: var(--s2);
    align-items: center;
    min-height: 32px;
    cursor: pointer;
  }
  .choices input {
    width: 18px;
    height: 18px;
    margin: 0;
    flex: none;
    accent-color: var(--accent);
  }
  ul {
    list-style: none;
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
    margin: 0 0 var(--s2);
    padding: 0;
  }
  ul:empty {
    display: none;
  }
  li {
    display: inline-flex;
    gap: var(--s1);
    align-items: center;
    padding-left: var(--s3);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
    overflow-wrap: anywhere;
  }
  li button {
    display: grid;
    place-items: center;
    flex: none;
    width: 32px;
    height: 32px;
    border: none;
    border-radius: var(--radius-s);
    background: none;
  }
  li button:hover {
    background: var(--sunken);
  }
  .alias {
    max-width: 20rem;
  }
  summary {
    width: fit-content;
    font-weight: 700;
    cursor: pointer;
    padding: var(--s1) 0;
  }
  details {
    margin-top: var(--s4);
  }
  details .hint {
    margin: 0 0 var(--s2);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
    margin-top: var(--s4);
    padding-top: var(--s3);
    border-top: 1px solid var(--line);
  }
  .danger {
    margin-left: auto;
    color: var(--danger);
  }
  @media (pointer: coarse) {
    .choices label,
    summary {
      min-height: 44px;
    }
    summary {
      line-height: 36px;
    }
    li button {
      width: 44px;
      height: 44px;
    }
    .field {
      min-height: 44px;
    }
  }
`;
