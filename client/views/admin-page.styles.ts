import { css } from 'lit';

export const adminStyles = css`
  :host {
    display: block;
  }
  main {
    max-width: 56rem;
    margin: 0 auto;
    padding: 5vh var(--s5) var(--s7);
  }
  h1 {
    margin: var(--s5) 0 var(--s2);
    font-size: var(--t-2xl);
    line-height: 1.15;
  }
  h1:focus,
  h2:focus {
    outline: none;
  }
  h2 {
    margin: var(--s6) 0 var(--s3);
    font-size: var(--t-xl);
    line-height: 1.25;
    text-wrap: balance;
  }
  import-desk {
    margin-top: var(--s5);
  }
  .lead {
    max-width: 44rem;
    margin: 0 0 var(--s5);
    color: var(--ink-soft);
  }
  .door {
    max-width: 30rem;
    padding: var(--s5);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .door label {
    display: block;
    margin-bottom: var(--s1);
    font-weight: 700;
  }
  .door .field {
    min-height: 44px;
  }
  .door .btn {
    min-height: 44px;
    margin-top: var(--s4);
  }
  .fault {
    margin: var(--s2) 0 0;
    color: var(--danger);
  }
  .fault:empty {
    display: none;
  }
  .told {
    padding: var(--s4) var(--s5) var(--s5);
    border: 2px solid var(--accent);
    border-radius: var(--radius);
    background: var(--accent-soft);
  }
  .told h2 {
    margin-top: 0;
  }
  .told p {
    margin: 0 0 var(--s3);
  }
  .told .btn {
    min-height: 44px;
    margin-top: var(--s4);
  }
  details {
    margin-top: var(--s5);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  summary {
    min-height: 48px;
    padding: var(--s3) var(--s5);
    font-weight: 700;
    cursor: pointer;
  }
  summary h2 {
    display: inline;
    margin: 0;
    font-size: var(--t-l);
  }
  .ways {
    padding: 0 var(--s5) var(--s5);
  }
  h3 {
    margin: var(--s4) 0 var(--s3);
    font-size: var(--t-l);
  }
  @media screen and (max-width: 500px) {
    main {
      padding: var(--s5) var(--s4) var(--s6);
    }
    .ways,
    .told {
      padding-left: var(--s4);
      padding-right: var(--s4);
    }
    summary {
      padding-left: var(--s4);
    }
  }
`;
