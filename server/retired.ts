/** Tokens that open nothing any more: who still has one is told so, for a time, and erases their copy of the plan. */
import type { Content } from './catalog-file.ts';

/**
 * In one territory: thirty workshops of sixty people. Whoever makes links and revokes them without end would otherwise
 * have the catalog grow for a year; beyond this, the oldest are forgotten.
 */
export const MAX_RETIRED = 2_000;

interface Retired {
  readonly hash: string;
  readonly territory: string;
}

/** @param remembered milliseconds */
export function retire(content: Content, tokens: readonly Retired[], remembered: number): void {
  const until = new Date(Date.now() + remembered).toISOString();
  for (const { hash, territory } of tokens) content.retired.push({ hash, territory, until });
  for (const territory of new Set(tokens.map(token => token.territory))) forgetOldest(content, territory);
}

function forgetOldest(content: Content, territory: string): void {
  let excess = content.retired.filter(old => old.territory === territory).length - MAX_RETIRED;
  if (excess <= 0) return;
  content.retired = content.retired.filter(old => old.territory !== territory || excess-- <= 0);
}
