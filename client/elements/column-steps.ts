/** How a column of the board comes to the screen: the cards that the window has room for, then all the others. */
import type { OutlineOrientation } from '../../shared/views/outline.ts';
import type { GradualOptions } from './gradual.ts';

/** Pixels that a card takes at least. */
const CARD = 80;

/** In cards, the title of an orientation counting for one. */
export function cardsAtOnce(): GradualOptions {
  return { first: Math.ceil(window.innerHeight / CARD), step: Number.POSITIVE_INFINITY };
}

export function linesOf({ actions, cited }: OutlineOrientation): number {
  return 1 + actions.length + cited.length;
}
