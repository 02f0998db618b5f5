/** Things one below the other, each in its box: what it is, and what may be done with it beside or under. */
import { css } from 'lit';

export const rows = css`
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: var(--s2);
  }
  .row {
    padding: var(--s3) var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  .row p {
    margin: 2px 0 0;
    color: var(--ink-soft);
    font-size: 0.9rem;
  }
  /* What it is takes the room there is, and what may be done stands at its end. */
  .beside {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2) var(--s4);
    align-items: center;
  }
  .what {
    flex: 1 1 14rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
`;
