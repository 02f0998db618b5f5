/** Those present: what they are called, and their colours as ranks, chosen alike by every client and the server. */

export const PERSON_COLORS = 8;

interface Named {
  readonly name: string;
  readonly institution: string;
}

/** « Nadia · Septèmes », or what there is of it. */
export function signature({ name, institution }: Named): string {
  return [name, institution].filter(Boolean).join(' · ') || 'Quelqu’un';
}

/** What can be announced as a colour; anything else is none. */
export function parseColor(rank: unknown): number | null {
  return Number.isInteger(rank) && Number(rank) >= 0 && Number(rank) < PERSON_COLORS ? Number(rank) : null;
}

/** The colour a name always leads to, on every machine. */
export function preferredColor(person: Named): number {
  let sum = 0;
  for (const character of signature(person)) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % PERSON_COLORS;
}

/** The wanted colour, or the next that is free. When none is, it has to be shared: the answer is then `otherwise`. */
export function freeColor(wanted: number, taken: ReadonlySet<number | null>, otherwise: number): number {
  const ranks = Array.from({ length: PERSON_COLORS }, (_, index) => (wanted + index) % PERSON_COLORS);
  return ranks.find(rank => !taken.has(rank)) ?? otherwise;
}
