/** Fields under their labels, side by side where there is room. */
import { css } from 'lit';

export const form = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
    gap: var(--s4);
  }
  .fields .wide {
    grid-column: 1 / -1;
  }
  .name {
    display: block;
    margin-bottom: var(--s1);
    font-weight: 600;
  }
  .note {
    margin: var(--s3) 0 0;
    color: var(--ink-soft);
  }
  select {
    width: 100%;
    min-height: 40px;
    font: inherit;
    color: inherit;
    padding: 7px 9px;
    border: 1.5px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  select:disabled {
    opacity: 1;
    color: var(--ink);
    border-color: var(--line);
  }
  @media (pointer: coarse) {
    select {
      min-height: 44px;
    }
  }
`;

/** A form of a few questions with its button under them, for fingers too. */
export const question = css`
  .field,
  select {
    min-height: 44px;
  }
  .hint {
    margin: var(--s1) 0 0;
    color: var(--ink-soft);
    font-size: 0.9rem;
  }
  .fault {
    margin: var(--s1) 0 0;
    color: var(--danger);
  }
  .btn {
    min-height: 44px;
    margin-top: var(--s4);
  }
`;
