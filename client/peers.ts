/** The other people on the plan, as presence tells them: who, from where, on what. Never part of the plan itself. */
import type { ItemId } from '../shared/model.ts';

export interface Peer {
  /** Their connection; one person with two windows is two peers. */
  readonly id: number;
  readonly name: string;
  readonly institution: string;
  /** A CSS colour that holds white text. */
  readonly color: string;
  /** The item they are on, and its year when they are in a cell of the grid. */
  readonly item: ItemId | null;
  readonly year: number | null;
  readonly isMe: boolean;
}

const colors = ['#c2410c', '#1f6fb2', '#5b3fa0', '#2c7a3f', '#9a2f63', '#6b6200', '#0b6e69', '#4a5568'];

/** « Nadia · Septèmes », or what there is of it. */
export function signature(peer: Pick<Peer, 'name' | 'institution'>): string {
  return [peer.name, peer.institution].filter(Boolean).join(' · ') || 'Quelqu’un';
}

export function initials(name: string): string {
  const letters = name
    .split(/[\s-]+/)
    .map(word => word.charAt(0).toUpperCase())
    .filter(Boolean);
  return letters.length === 0 ? '?' : (letters[0] ?? '') + (letters.length > 1 ? (letters.at(-1) ?? '') : '');
}

/**
 * A colour for each of those present, all different as long as there are enough: the one their name always leads to, or
 * the next that is free. Everyone who knows of the same people gives them the same colours.
 */
export function assignColors(
  present: readonly Pick<Peer, 'id' | 'name' | 'institution'>[],
): ReadonlyMap<number, string> {
  const free = new Set(colors);
  const assigned = new Map<number, string>();
  for (const peer of present.toSorted((a, b) => a.id - b.id)) {
    const start = hash(signature(peer)) % colors.length;
    const wanted = [...colors.slice(start), ...colors.slice(0, start)];
    const color = wanted.find(one => free.has(one)) ?? wanted[0] ?? '';
    free.delete(color);
    assigned.set(peer.id, color);
  }
  return assigned;
}

/** Spreads names over numbers, the same on every machine. */
function hash(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
