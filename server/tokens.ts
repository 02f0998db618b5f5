/** Secrets: made, derived, hashed, compared. */
import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 random bits, for addresses. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What a code is made of: nothing that looks like something else on a poster seen from the back of a room. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 6;

/** Six letters and digits to be typed on a phone: 887 million codes, so it is the rate of trying that protects them. */
export function createCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** A token that can be told again without being stored: the same for the same secret and purpose. */
export function deriveToken(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}

/** Tokens are long and random, so one round of SHA-256 keeps a stolen catalog useless. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Equal or not in a time that tells nothing of where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashToken(a)), Buffer.from(hashToken(b)));
}
