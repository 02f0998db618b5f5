/** Secrets: made, derived, hashed, compared. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, for addresses. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
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
