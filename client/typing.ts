/** Lets the letter of a key be painted before the rest of the page follows what it changed. */

/** What waits for the letter; undefined while none is on its way to the screen. */
let waiting: Set<() => void> | undefined;

/** Milliseconds after which the rest goes on though nothing was painted: a page out of sight paints nothing. */
const PATIENCE = 100;

/**
 * Does something after the letter that is being typed is painted; at once when nobody types.
 * Asked for twice, it is done once.
 */
export function letterFirst(act: () => void): void {
  if (waiting) waiting.add(act);
  else act();
}

window.addEventListener(
  'beforeinput',
  () => {
    if (waiting) return;
    const mine = new Set<() => void>();
    waiting = mine;
    const goOn = (): void => {
      if (waiting !== mine) return;
      waiting = undefined;
      for (const act of mine) act();
    };
    requestAnimationFrame(() => setTimeout(goOn));
    setTimeout(goOn, PATIENCE);
  },
  { capture: true },
);
