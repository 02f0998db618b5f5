/** Styles that several elements share: buttons, fields, focus ring, text for screen readers only. */
import { css } from 'lit';
import { ACTOR_HUES, type Actor } from '../../shared/model.ts';

export const controls = css`
  :host,
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  .btn {
    border: 1.5px solid var(--line-strong);
    background: var(--surface);
    border-radius: var(--radius-s);
    padding: 7px 14px;
    min-height: 36px;
    font-weight: 600;
  }
  .btn:hover {
    background: var(--sunken);
  }
  .btn.main {
    background: var(--accent);
    border-color: var(--accent);
    color: #fff;
  }
  .btn.quiet {
    border-color: transparent;
    background: none;
  }
  .btn.quiet:hover {
    background: var(--sunken);
  }
  .btn:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .field {
    width: 100%;
    font: inherit;
    padding: 8px 12px;
    border: 1.5px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
    color: inherit;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  /* What opens above the page beside a control, placed by whoever opens it. */
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
    background: var(--surface);
    color: var(--ink);
    font-size: var(--t-m);
    font-weight: 400;
  }
  mark {
    background: var(--mark);
    color: inherit;
    border-radius: 2px;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    .btn {
      min-height: 44px;
    }
  }
  /* Paper has what was written, and nothing to press. */
  @media print {
    .btn,
    [popover] {
      display: none !important;
    }
    .field,
    select {
      appearance: none;
      border-color: transparent !important;
      background: none;
      padding-inline: 0 !important;
      opacity: 1;
    }
    select {
      min-height: 0;
      padding-block: 0 !important;
    }
    .field::placeholder {
      color: transparent;
    }
  }
`;

/** Pixels that a popover leaves between itself and the window's edge. */
const EDGE = 8;

/** Under a control and aligned with its right end, inside the window: anchored popovers are not everywhere yet. */
export function placeUnder(control: HTMLElement, popover: HTMLElement): void {
  const { bottom, top, right } = control.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const opensUp = bottom > clientHeight * 0.65;
  popover.style.right = `${Math.max(EDGE, clientWidth - right)}px`;
  popover.style.top = opensUp ? 'auto' : `${bottom + 4}px`;
  popover.style.bottom = opensUp ? `${clientHeight - top + 4}px` : 'auto';
  popover.style.maxHeight = `${clientHeight - 2 * EDGE}px`;
  // It has a height once it is open. A long one slides over its control rather than hide its end; only what is longer than
  // the window scrolls.
  requestAnimationFrame(() => {
    const box = popover.getBoundingClientRect();
    const slid = `${Math.max(EDGE, clientHeight - EDGE - box.height)}px`;
    if (!opensUp && box.bottom > clientHeight - EDGE) popover.style.top = slid;
    else if (opensUp && box.top < EDGE) popover.style.bottom = slid;
  });
}

/** The hue of an axis, by rank; those of no axis are grey. */
export function axisHue(rank: number): string {
  return rank < 0 ? 'var(--ink-soft)' : `var(--axis-${(rank % 8) + 1})`;
}

/** The hue of an actor: its own, or the one its rank gives. */
export function actorHue({ color, rank }: Pick<Actor, 'color' | 'rank'>): string {
  return `var(--actor-${((color ?? rank) % ACTOR_HUES) + 1})`;
}
