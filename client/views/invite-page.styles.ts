import { css } from 'lit';

export const inviteStyles = css`
  section + section {
    margin-top: var(--s7);
  }
  h3 {
    margin: 0 0 var(--s2);
    font-size: var(--t-l);
    line-height: 1.3;
  }
  h3:focus {
    outline: none;
  }
  .about {
    margin: 0 0 var(--s4);
    max-width: 44rem;
    color: var(--ink-soft);
  }
  .box {
    padding: var(--s4) var(--s5) var(--s5);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .title,
  .new h4 {
    margin: 0 0 var(--s3);
    font-size: var(--t-m);
    font-weight: 700;
  }
  seance-card,
  access-links {
    display: block;
    margin-bottom: var(--s5);
  }
  .new {
    margin-bottom: var(--s5);
    padding: var(--s4) var(--s5) var(--s5);
    border: 2px solid var(--accent);
    border-radius: var(--radius);
    background: var(--accent-soft);
  }
  .new h4:focus {
    outline: none;
  }
  .new p {
    margin: 0 0 var(--s3);
  }
  .new .btn {
    min-height: 44px;
    margin-top: var(--s3);
  }
  .lock {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s3) var(--s5);
    align-items: center;
  }
  .lock p {
    flex: 1 1 16rem;
    margin: 0;
  }
  .lock .btn {
    min-height: 44px;
  }
  .fault {
    margin: 0 0 var(--s3);
    color: var(--danger);
  }
  .fault:empty {
    display: none;
  }
  @media screen and (max-width: 500px) {
    .box,
    .new {
      padding: var(--s3) var(--s4) var(--s4);
    }
  }
  @media print {
    :host([printing]) {
      max-width: none;
      padding: 0;
    }
    :host([printing]) > *:not(seance-poster),
    :host([printing]) .screen {
      display: none;
    }
  }
`;
