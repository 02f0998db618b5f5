import { css } from 'lit';

export const seatStyles = css`
  form {
    display: grid;
    gap: var(--s5);
  }
  .label,
  legend {
    display: block;
    margin-bottom: var(--s2);
    padding: 0;
    font-weight: 700;
  }
  .field {
    min-height: 48px;
    font-size: 1.1rem;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: none;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(9.5rem, 100%), 1fr));
    gap: var(--s2);
  }
  .choice {
    display: flex;
    gap: var(--s2);
    align-items: center;
    min-height: 48px;
    padding: var(--s2) var(--s3);
    border: 1.5px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    font-weight: 600;
    line-height: 1.25;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--accent);
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .choice input:focus-visible {
    outline: none;
  }
  .elsewhere {
    margin-top: var(--s2);
  }
  .hint {
    margin: var(--s1) 0 0;
    color: var(--ink-soft);
    font-size: 0.9rem;
  }
  .fault {
    margin: var(--s2) 0 0;
    color: var(--danger);
  }
  .fault:empty {
    display: none;
  }
  .btn.main {
    width: 100%;
    min-height: 52px;
    font-size: 1.1rem;
  }
`;
