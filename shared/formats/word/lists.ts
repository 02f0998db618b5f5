/** How far in lists are. */
import { mm } from './page.ts';

/** Word has nine: what is deeper stays at the last. */
export const LEVELS = 9;

/** Of one level, in millimetres. */
const STEP = 5;

/** Room for a bullet or a number. */
export const SIGN_WIDTH = mm(4);

/** Where the text of an item begins. */
export function indentAt(depth: number): number {
  return mm(STEP * Math.min(depth, LEVELS - 1)) + SIGN_WIDTH;
}
