/** How much of somebody's work on a territory the server never had: what decides whether anything may be taken away. */

/** Nobody makes more gestures than this without a connection: a greater number was not written here. */
const MAX_PENDING = 100_000;

/** How many gestures the server had not acknowledged when last counted, in all tabs of this browser, closed or open. */
export function unsentIn(territory: string): number {
  return [...countsOf(territory).values()].map(numberIn).reduce((sum, count) => sum + count, 0);
}

/**
 * The count of one tab, under a key of its own: what another tab has not sent must not be forgotten with what this one
 * has. Each tab opens the copy that all of them keep, and so takes over what those before it left.
 */
export class UnsentCount {
  readonly #territory: string;
  readonly #key: string;
  #found: ReadonlyMap<string, string>;
  /** It only rises: a count that has gone and come back is another one. */
  #writes = 0;

  /** @param tab another one for each tab and visit */
  constructor(territory: string, tab: number) {
    this.#territory = territory;
    this.#key = `${keyOf(territory)}/${tab}`;
    this.#found = countsOf(territory);
  }

  /** @param count of this tab, with what the others had left when it opened */
  write(count: number): void {
    change(this.#key, count === 0 ? null : `${count}/${++this.#writes}`);
    // One that has changed since counts what came after.
    for (const [key, value] of this.#found) if (read(key) === value) change(key, null);
    this.#found = new Map();
  }

  /** Of all tabs: there is nothing left that could be sent. */
  erase(): void {
    for (const key of countsOf(this.#territory).keys()) change(key, null);
  }
}

function keyOf(territory: string): string {
  return `tablee.pending.${territory}`;
}

function countsOf(territory: string): ReadonlyMap<string, string> {
  const own = keyOf(territory);
  const counts = new Map<string, string>();
  for (const key of keys()) {
    const value = key === own || key.startsWith(`${own}/`) ? read(key) : null;
    if (value !== null) counts.set(key, value);
  }
  return counts;
}

/** @param stored the count, then how often it was written */
function numberIn(stored: string): number {
  const count = Number(stored.split('/')[0]);
  // What cannot be a count says at least that something was left.
  return Number.isInteger(count) && count >= 0 && count <= MAX_PENDING ? count : 1;
}

function keys(): readonly string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    // Storage may be forbidden by the browser's settings; there is then nothing to remember.
    return [];
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // As above.
    return null;
  }
}

function change(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // As above: without storage the count lasts as long as the page.
  }
}
