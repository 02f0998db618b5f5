/** Keeps the codes of séances from being guessed: a room of phones is let through, a program that tries is not. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Attempts } from './attempts.ts';
import { addressOf } from './client-address.ts';

/** Wrong codes from one address: a room behind one Wi-Fi mistypes some. */
const WRONG_OF_ONE = { burst: 40, perMinute: 10 };

/**
 * Wrong codes from everywhere: at this rate, one code of an evening is found once in some ten thousand years. It holds
 * for addresses that have been wrong before: else, a few that try codes would shut every room of the server out.
 */
const WRONG_OF_ALL = { burst: 300, perMinute: 60 };

/** People who join from one address. */
const JOINED_OF_ONE = { burst: 150, perMinute: 60 };

const everywhere = 'everywhere';

export class CodeGuard {
  readonly #proxies: number;
  readonly #wrongOfOne = new Attempts(WRONG_OF_ONE);
  readonly #wrongOfAll = new Attempts(WRONG_OF_ALL);
  readonly #joined = new Attempts(JOINED_OF_ONE);

  constructor(proxies: number) {
    this.#proxies = proxies;
  }

  /** To be called before a code is looked at: a right one is refused too, or it would tell that it is right. */
  check(c: Context): void {
    const address = this.#address(c);
    const wait = this.#wrongOfOne.hasTried(address)
      ? Math.max(this.#wrongOfOne.wait(address), this.#wrongOfAll.wait(everywhere))
      : 0;
    if (wait > 0) refuse(c, wait, 'Trop de codes ont été essayés.');
  }

  /** The code was wrong. */
  noteWrong(c: Context): void {
    this.#wrongOfOne.count(this.#address(c));
    this.#wrongOfAll.count(everywhere);
  }

  /** To be called before somebody is added to a séance. */
  checkJoin(c: Context): void {
    const address = this.#address(c);
    const wait = this.#joined.wait(address);
    if (wait > 0) refuse(c, wait, 'Trop de personnes arrivent en même temps du même endroit.');
    this.#joined.count(address);
  }

  #address(c: Context): string {
    return addressOf(c, this.#proxies);
  }
}

export function refuse(c: Context, seconds: number, reason: string): never {
  c.header('Retry-After', String(seconds));
  const wait = seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
  throw new HTTPException(429, { message: `${reason} Attendez ${wait}, puis réessayez.` });
}
