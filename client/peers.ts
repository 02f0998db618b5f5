/** The other people on the plan, as presence tells them: who, from where, on what. Never part of the plan itself. */
import type { AccessRole, ItemId } from '../shared/model.ts';
import { freeColor, preferredColor } from '../shared/people.ts';

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
  /** What their link allows, by the server's word; null when it has not told yet. */
  readonly role: AccessRole | null;
  /** A screen that the room looks at, and no person. */
  readonly isProjector: boolean;
  readonly isMe: boolean;
}

const colors = ['#c2410c', '#1f6fb2', '#5b3fa0', '#2c7a3f', '#9a2f63', '#6b6200', '#0b6e69', '#4a5568'];

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
  return freeColor(start, taken, own ?? start);
}
