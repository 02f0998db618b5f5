/** How the directory of actors looks. */
import { css } from 'lit';

export const directoryPageStyles = css`
  section {
    margin: var(--s5) 0 0;
  }
  h3 {
    display: flex;
    gap: var(--s2);
    align-items: baseline;
    margin: 0 0 var(--s2);
    font-size: var(--t-l);
  }
  h3 small {
    color: var(--ink-soft);
    font-size: var(--t-s);
    font-variant-numeric: tabular-nums;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  .search {
    max-width: 26rem;
    margin-top: var(--s4);
  }
  .search label {
    display: block;
    margin-bottom: var(--s1);
    font-weight: 700;
  }
  .search p {
    margin: var(--s1) 0 0;
    font-size: var(--t-s);
    color: var(--ink-soft);
  }
  details {
    margin: 0 0 var(--s4);
    padding: var(--s2) var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  summary {
    cursor: pointer;
    font-weight: 600;
  }
  details ul {
    border: none;
    margin-top: var(--s2);
  }
  details li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2) var(--s4);
    align-items: center;
    justify-content: space-between;
    padding: var(--s2) 0;
    overflow-wrap: anywhere;
  }
  details li span {
    flex: 1 1 16rem;
  }
  @media (pointer: coarse) {
    summary {
      min-height: 44px;
      line-height: 40px;
    }
    .search .field {
      min-height: 44px;
    }
  }
  @media print {
    actor-add,
    .search,
    details {
      display: none;
    }
  }
`;
