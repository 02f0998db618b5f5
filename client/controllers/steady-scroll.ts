/** Brings something into sight and keeps it there while what is above it takes its true height. */

/** Frames without a move after which it has come to rest. */
const STILL = 12;

/** Frames after which it is left where it is, though the page still moves. */
const LONGEST = 120;

/** Pixels by which a place may differ without having moved: layouts round. */
const SAME = 1;

/** What people do to go elsewhere themselves. */
const gestures = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Sections out of sight have only an estimated height, and lists fill bit by bit: a place that was scrolled to once is
 * somewhere else a moment later. The person's own scrolling ends it.
 *
 * @returns once it has come to rest, or was given up
 */
export async function scrollSteadily(element: Element, place: ScrollIntoViewOptions): Promise<void> {
  let isGivenUp = false;
  const giveUp = (): void => {
    isGivenUp = true;
  };
  for (const gesture of gestures) window.addEventListener(gesture, giveUp, { capture: true, passive: true });
  const top = (): number => element.getBoundingClientRect().top;
  element.scrollIntoView({ ...place, behavior: 'instant' });
  let known = top();
  let still = 0;
  for (let frame = 0; frame < LONGEST && still < STILL; frame++) {
    await new Promise(resolve => requestAnimationFrame(resolve));
    if (isGivenUp || !element.isConnected) break;
    still = Math.abs(top() - known) > SAME ? 0 : still + 1;
    if (still === 0) element.scrollIntoView({ ...place, behavior: 'instant' });
    known = top();
  }
  for (const gesture of gestures) window.removeEventListener(gesture, giveUp, { capture: true });
}
