/** When a page may have been cut off without a word: it was asleep, out of sight, or without a network. */

/**
 * Calls back when the page wakes up, is seen again, or has a network again.
 * @returns the way to stop
 */
export function onWake(act: () => void): () => void {
  const onSight = (): void => {
    if (document.visibilityState === 'visible') act();
  };
  window.addEventListener('online', act);
  window.addEventListener('pageshow', act);
  document.addEventListener('visibilitychange', onSight);
  document.addEventListener('resume', act);
  return () => {
    window.removeEventListener('online', act);
    window.removeEventListener('pageshow', act);
    document.removeEventListener('visibilitychange', onSight);
    document.removeEventListener('resume', act);
  };
}
