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

const colors = ['#c2410c', '#1f6fb2', '#5b3fa0', '#2c7a3f', '#9a2f63', '#6b6200', '#0b6e69', '#8a2f6b'];

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

export function colorOf(id: number): string {
  return colors[id % colors.length] ?? '#4b5b6b';
}
