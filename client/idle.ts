/** Work that can wait until the page has nothing better to do. */

export interface IdleOptions {
  /** Milliseconds after which it is done though the page is never idle. */
  readonly patience: number;
}

/**
 * @param act is told how to ask whether there is still time
 * @returns the way to prevent it
 */
export function whenIdle(act: (hasTime: () => boolean) => void, { patience }: IdleOptions): () => void {
  // Safari has no word for idleness: a little after is what comes nearest.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(() => act(() => false), 30);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(deadline => act(() => deadline.timeRemaining() > 0), {
    timeout: patience,
  });
  return () => cancelIdleCallback(request);
}
