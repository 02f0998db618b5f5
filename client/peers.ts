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
  /** The section of the fiche they are in, when they are in one. */
  readonly section: string | null;
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

/** The colour of somebody who has not announced one: the one their name always leads to. */
export function colorOf(announced: number | null, peer: Pick<Peer, 'name' | 'institution'>): string {
  return colors[announced ?? preferredColor(peer)] ?? '';
}

/** What can be announced as a colour, by its rank; anything else is none. */
export function parseColor(rank: unknown): number | null {
  return typeof rank === 'number' && colors[rank] !== undefined ? rank : null;
}

/**
 * The colour to announce beside those that are taken: the one the name leads to, or the next that is free. When none is,
 * one keeps the colour one has.
 */
export function chooseColor(
  taken: ReadonlySet<number | null>,
  peer: Pick<Peer, 'name' | 'institution'>,
  own: number | null = null,
): number {
  const start = preferredColor(peer);
  const wanted = colors.map((_, index) => (start + index) % colors.length);
  return wanted.find(rank => !taken.has(rank)) ?? own ?? start;
}

function preferredColor(peer: Pick<Peer, 'name' | 'institution'>): number {
  return hash(signature(peer)) % colors.length;
}

/** Spreads names over numbers, the same on every machine. */
function hash(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
