/** The name and its table, as the top of each page shows them. */
import { css } from 'lit';

export const brand = css`
  .brand {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    font-weight: 800;
    font-size: var(--t-l);
    letter-spacing: -0.01em;
    color: var(--accent);
    text-decoration: none;
    border-radius: var(--radius-s);
  }
  .brand i {
    width: 26px;
    height: 14px;
    border-radius: 50%;
    border: 3px solid var(--accent);
  }
  @media (pointer: coarse) {
    .brand {
      min-width: 44px;
      min-height: 44px;
    }
  }
`;
