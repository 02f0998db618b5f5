/** How dialogs look in which one checks boxes in a list, or adds to it. */
import { css } from 'lit';

export const pickerStyles = css`
  ul {
    list-style: none;
    margin: var(--s3) 0 0;
    padding: 0;
  }
  label.choice {
    display: flex;
    gap: var(--s3);
    align-items: center;
    padding: 6px 4px;
    min-height: 40px;
    border-radius: var(--radius-s);
    cursor: pointer;
  }
  label.choice:hover {
    background: var(--sunken);
  }
  input[type='checkbox'] {
    width: 20px;
    height: 20px;
    accent-color: var(--accent);
    flex: none;
  }
  .new {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
    margin-top: var(--s3);
    padding-top: var(--s3);
    border-top: 1px solid var(--line);
  }
  .new .btn {
    flex: 1 1 auto;
    text-align: left;
  }
  p {
    margin: 0 0 var(--s3);
    color: var(--ink-soft);
  }
  .news {
    margin: var(--s2) 0 0;
    font-size: var(--t-s);
  }
  .news:empty {
    margin: 0;
  }
  @media (pointer: coarse) {
    label.choice {
      min-height: 44px;
    }
  }
`;
