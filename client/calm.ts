/**
 * What the page may show a moment later, so that gestures and letters come first on a slow machine. Nothing waits for
 * longer than until the next letter, or until a field is left: one that does not show yet what others wrote in it would
 * write over it.
 */
import { whenIdle } from './idle.ts';

/** Milliseconds after which it is shown though the page is never idle. */
const PATIENCE = 150;

/** Milliseconds between two times: sixty people write sixty letters a second, and each would be a frame of its own. */
const PERIOD = 120;

const waiting = new Set<() => void>();
let cancelWait: (() => void) | undefined;
let isLetterComing = false;
let lastAt = Number.NEGATIVE_INFINITY;

/** Whether a letter was typed that the screen does not show yet. */
export function isTyping(): boolean {
  return isLetterComing;
}

/**
 * Does something when the page has nothing better to do, or just before the next letter. Asked for twice, it is done
 * once.
 *
 * @returns the way to prevent it
 */
export function whenCalm(act: () => void): () => void {
  waiting.add(act);
  if (!isLetterComing) waitForIdleness();
  return () => waiting.delete(act);
}

function waitForIdleness(): void {
  if (cancelWait) return;
  const beginWait = (): void => {
    cancelWait = whenIdle(catchUp, { patience: PATIENCE });
  };
  const timer = setTimeout(beginWait, Math.max(0, lastAt + PERIOD - performance.now()));
  cancelWait = () => clearTimeout(timer);
}

function catchUp(): void {
  cancelWait?.();
  cancelWait = undefined;
  if (waiting.size === 0) return;
  lastAt = performance.now();
  const acts = [...waiting];
  waiting.clear();
  for (const act of acts) act();
}

/** Elements that are asked for an update render before the browser goes on: that is a microtask, and this an event. */
function onLetter(): void {
  catchUp();
  if (isLetterComing) return;
  isLetterComing = true;
  const onShown = (): void => {
    clearTimeout(timer);
    isLetterComing = false;
    if (waiting.size > 0) waitForIdleness();
  };
  requestAnimationFrame(() => setTimeout(onShown));
  // A page out of sight paints nothing.
  const timer = setTimeout(onShown, PATIENCE);
}

window.addEventListener('keydown', catchUp, { capture: true });
// A field that is left tells what it says, if that is not what it knows to be said.
window.addEventListener('blur', catchUp, { capture: true });
window.addEventListener('beforeinput', onLetter, { capture: true });
