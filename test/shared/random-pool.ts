/** What random commands draw from. */
import fc from 'fast-check';
import { type CommentId, commentId } from '../../shared/comment.ts';
import {
  type ActorId,
  actorId,
  type ItemId,
  itemId,
  type RowId,
  rowId,
  type ThemeId,
  themeId,
} from '../../shared/model.ts';
import { rowKinds } from '../../shared/row-cells.ts';
import { smallTerritory } from './territories.ts';

/** What commands draw from: every id that ever existed on any replica, and one that never did. */
export interface Pool {
  readonly items: ItemId[];
  readonly actors: ActorId[];
  readonly themes: ThemeId[];
  /** Rows of annexes, and roles. */
  readonly rows: RowId[];
  readonly comments: CommentId[];
}

export function smallPool(): Pool {
  const { axes, actions, actors, themes } = smallTerritory;
  const orientations = axes.flatMap(axis => axis.orientations);
  return {
    items: [...[...axes, ...orientations, ...actions].map(({ id }) => itemId(id)), itemId('inconnu')],
    actors: [...actors.map(({ id }) => actorId(id)), actorId('inconnu')],
    themes: [...themes.map(({ id }) => themeId(id)), themeId('inconnu')],
    rows: [...rowKinds.map(kind => rowId(`${kind}-1`)), rowId('role-1'), rowId('inconnu')],
    comments: [commentId('inconnu')],
  };
}

/** Any text, half characters included: what a broken keyboard or clipboard may give. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.nat({ max: 0xffff }), { maxLength: 6 })
      .map(units => String.fromCharCode(...units)),
  },
);

/** A reference, to be taken in the pool when the command runs. */
export const one = fc.nat({ max: 999 });
export const oneOrNone = fc.option(one);
export const year = fc.constantFrom(2024, 2025, 2026, 31);

export function pick<T>(all: readonly T[], n: number): T {
  const found = all[n % all.length];
  if (found === undefined) throw new Error('test: nothing to choose from');
  return found;
}
