/** The page of the territory: its sections in a column, their index beside it where there is room. */
import { css } from 'lit';

export const aboutPageStyles = css`
  :host {
    max-width: 92rem;
  }
  .columns {
    display: grid;
    gap: var(--s6);
  }
  .index {
    display: none;
  }
  @media (min-width: 1080px) {
    .columns {
      grid-template-columns: 12.5rem minmax(0, 1fr);
    }
    .index {
      display: block;
    }
  }
  .index ul {
    position: sticky;
    top: 7rem;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .index a {
    display: block;
    padding: 6px 10px;
    border-left: 3px solid var(--line);
    color: var(--ink-soft);
    text-decoration: none;
  }
  .index a:hover {
    color: var(--ink);
    border-color: var(--accent);
  }
  section {
    margin-bottom: var(--s6);
    scroll-margin-top: 7rem;
  }
  h3 {
    margin: 0 0 var(--s1);
    font-size: var(--t-l);
    line-height: 1.3;
  }
  h3:focus {
    outline: none;
  }
  h4 {
    margin: var(--s4) 0 var(--s1);
    font-size: var(--t-m);
  }
  .about {
    margin: 0 0 var(--s3);
    color: var(--ink-soft);
    max-width: 44rem;
  }
  period-form {
    --period-align: start;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
  }
  .more .btn {
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }
  @media print {
    .index,
    .more,
    period-form {
      display: none;
    }
  }
`;
