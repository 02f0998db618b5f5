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
  @media screen and (min-width: 1080px) {
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
  /* What is out of the window is neither laid out nor painted again at each keystroke: there may be a hundred rows. */
  section {
    content-visibility: auto;
    contain-intrinsic-height: auto 40rem;
    margin: 0 calc(-1 * var(--s2)) var(--s6);
    padding: 0 var(--s2) var(--s2);
  }
  h3 {
    margin: 0 0 var(--s1);
    font-size: var(--t-l);
    line-height: 1.3;
    /* Under the bar, with the others' line. */
    scroll-margin-top: 7rem;
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
    section {
      content-visibility: visible;
      margin: 0 0 var(--s5);
      padding: 0;
    }
    .columns {
      display: block;
    }
    .about {
      max-width: none;
      break-after: avoid;
    }
    .index,
    .more {
      display: none;
    }
  }
`;
