/** How an import looks before it is made. */
import { css } from 'lit';

export const importDeskStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .wait {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s3);
    align-items: center;
    min-height: 8rem;
    margin: 0;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2) var(--s5);
    margin: 0 0 var(--s4);
    padding: var(--s3) var(--s4);
    border-radius: var(--radius);
    background: var(--accent-soft);
  }
  .counts strong {
    font-size: var(--t-xl);
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .counts h3 {
    flex: 1 1 100%;
    margin: 0;
    font-size: var(--t-m);
    overflow-wrap: anywhere;
  }
  .counts h3:focus {
    outline: none;
  }
  details.part {
    margin: 0 0 var(--s3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  details.part > summary {
    scroll-margin-block: 9rem;
    padding: var(--s3) var(--s4);
    font-size: var(--t-l);
    font-weight: 700;
    cursor: pointer;
  }
  details.part > summary small {
    color: var(--ink-soft);
    font-size: 0.9rem;
    font-weight: 400;
  }
  .inside {
    padding: 0 var(--s4) var(--s4);
  }
  .note {
    margin: 0 0 var(--s3);
    padding: var(--s2) var(--s4);
    border-left: 4px solid var(--warn);
    background: var(--surface);
  }
  .fault {
    margin: 0 0 var(--s3);
    padding: var(--s2) var(--s4);
    border-left: 4px solid var(--danger);
    background: var(--surface);
    color: var(--danger);
  }
  .grid {
    display: flex;
    flex-direction: column;
    max-height: 70vh;
  }
  /* However long the preview is, what it is for stays in sight. */
  .do.at-hand {
    position: sticky;
    bottom: 0;
    z-index: 5;
  }
  .do {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2) var(--s3);
    align-items: center;
    margin: var(--s4) 0 0;
    padding: var(--s3) 0;
    border-top: 1px solid var(--line);
    background: var(--paper);
  }
  .do .btn {
    min-height: 44px;
    padding: 9px 18px;
  }
  .do p {
    flex: 1 1 12rem;
    margin: 0;
    color: var(--ink-soft);
    font-size: 0.9rem;
  }
  .called label {
    display: block;
    margin-bottom: var(--s1);
    font-weight: 600;
  }
  .called {
    max-width: 30rem;
    margin: var(--s4) 0;
  }
  .called .field {
    min-height: 44px;
  }
  .detail {
    display: none;
    margin: var(--s4) 0 0;
    color: var(--ink-soft);
  }
  @media (max-width: 700px) {
    .detail {
      display: block;
    }
    .do p {
      display: none;
    }
    .do .btn {
      padding: 9px 12px;
    }
    .inside {
      padding: 0 var(--s3) var(--s3);
    }
    .counts {
      gap: var(--s1) var(--s4);
    }
  }
`;
