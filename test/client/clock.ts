/** Time in a test's hand: timers set from now on ring when the test says that their time has passed. */

export interface Clock {
  pass(milliseconds: number): void;
  /** Gives the page its own time back. */
  restore(): void;
}

export function fakeTime(): Clock {
  const { setTimeout, clearTimeout } = window;
  const timers = new Map<number, { readonly rings: number; readonly ring: () => void }>();
  let now = 0;
  let last = 0;
  Object.assign(window, {
    setTimeout: (ring: (...words: unknown[]) => void, delay = 0, ...words: unknown[]): number => {
      last++;
      timers.set(-last, { rings: now + delay, ring: () => ring(...words) });
      return -last;
    },
    clearTimeout: (timer: number): void => {
      if (!timers.delete(timer)) clearTimeout.call(window, timer);
    },
  });
  return {
    pass: milliseconds => {
      now += milliseconds;
      for (const [timer, { rings, ring }] of timers)
        if (rings <= now) {
          timers.delete(timer);
          ring();
        }
    },
    restore: () => {
      Object.assign(window, { setTimeout, clearTimeout });
    },
  };
}
