/** Bounds how often something may be tried, by whom and by all together. */

/** More addresses than this at once are an attack: the oldest are forgotten, and what all may try still holds. */
const MAX_KEYS = 10_000;

/** Milliseconds an address is remembered after its last attempt: every bucket has drained long before. */
const REMEMBERED = 60 * 60 * 1000;

export interface Allowance {
  /** How many may come at once after a rest. */
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  readonly level: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A leaky bucket for each key. */
export class Attempts {
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, Bucket>();
  #forgetting: NodeJS.Timeout | undefined;

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** Seconds until this key may try again; 0 when it may now. */
  wait(key: string, now = Date.now()): number {
    const { burst, perMinute } = this.#allowance;
    return Math.max(0, Math.ceil(((this.#level(key, now) + 1 - burst) / perMinute) * 60));
  }

  /** True for some time after an attempt: until it has drained, and up to an hour. */
  hasTried(key: string, now = Date.now()): boolean {
    return this.#level(key, now) > 0;
  }

  count(key: string, now = Date.now()): void {
    const level = this.#level(key, now) + 1;
    // Taken out and put back, so that the first of the map is the one seen longest ago.
    this.#buckets.delete(key);
    this.#buckets.set(key, { level, at: now });
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MAX_KEYS && oldest !== undefined) this.#buckets.delete(oldest);
    this.#forgetLater();
  }

  #forgetLater(): void {
    this.#forgetting ??= setTimeout(() => {
      this.#forgetting = undefined;
      for (const [key, { at }] of this.#buckets) if (Date.now() - at >= REMEMBERED) this.#buckets.delete(key);
      if (this.#buckets.size > 0) this.#forgetLater();
    }, REMEMBERED).unref();
  }

  #level(key: string, now: number): number {
    const bucket = this.#buckets.get(key);
    if (!bucket) return 0;
    const leaked = (Math.max(0, now - bucket.at) / 60_000) * this.#allowance.perMinute;
    return Math.max(0, bucket.level - leaked);
  }
}
