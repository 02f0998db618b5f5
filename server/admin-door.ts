/** The door of those who have a password of the server itself: wrong ones are bounded, so that none is found by trying. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { bearerIn } from './access.ts';
import { Attempts } from './attempts.ts';
import { addressOf } from './client-address.ts';
import { refuse } from './code-guard.ts';
import { isSameSecret } from './tokens.ts';

/** Wrong passwords from one address: one that is short must not be found by trying. */
const WRONG_PASSWORDS = { burst: 30, perMinute: 6 };

export interface AdminDoorOptions {
  /** Any of them opens. */
  readonly passwords: readonly string[];
  readonly proxies: number;
  /** What is said to who has none of them. */
  readonly refusal: string;
}

/** @returns what throws an HTTPException at who may not go on */
export function adminDoor({ passwords, proxies, refusal }: AdminDoorOptions): (c: Context) => void {
  const wrong = new Attempts(WRONG_PASSWORDS);
  return c => {
    const address = addressOf(c, proxies);
    const wait = wrong.wait(address);
    if (wait > 0) refuse(c, wait, 'Trop de mots de passe ont été essayés.');
    const token = bearerIn(c);
    if (token !== undefined && passwords.some(password => isSameSecret(token, password))) return;
    if (token !== undefined) wrong.count(address);
    throw new HTTPException(401, { message: refusal });
  };
}
