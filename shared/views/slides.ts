/** What is projected: the plan cut into titles, each of them as rows, and rows cut into pages that need no scrolling. */
import type { ItemId } from '../model.ts';
import { type DeploymentRow, deploymentRows } from './deployment.ts';
import { type NumberedAction, type Outline, shownTitle } from './outline.ts';

export const slideViews = ['axes', 'orientations', 'grille'] as const;
/** One axis at a time, one orientation at a time, or the whole grid. */
export type SlideView = (typeof slideViews)[number];

/** Identifies what is « À classer », which is under no title. */
export const UNFILED = 'a-classer';

/** All that one title holds: one or more pages. */
export interface SlideGroup {
  /** Of the title; null for the grid, which has none. */
  readonly id: string | null;
  readonly title: string;
  /** Where it stands: « Enjeu 2 sur 3 ». Empty for the grid. */
  readonly place: string;
  /** The hue's rank, or -1. */
  readonly rank: number;
  readonly rows: readonly DeploymentRow[];
}

interface Words {
  readonly axis: string;
  readonly orientation: string;
}

/** The titles of a view in reading order; what holds no action is shown too, to be filled together. */
export function slideGroups(outline: Outline, view: SlideView, words: Words): readonly SlideGroup[] {
  const rows = deploymentRows(outline);
  if (view === 'grille') return [{ id: null, title: 'Déploiement', place: '', rank: -1, rows }];
  const groups = view === 'axes' ? axisGroups(outline, words) : orientationGroups(outline, words);
  const unfiled = rows.slice(rows.findIndex(row => row.is === 'unfiled') + 1);
  const hasUnfiled = rows.some(row => row.is === 'unfiled');
  const last = { id: UNFILED, title: 'À classer', place: '', rank: -1, rows: unfiled };
  return hasUnfiled ? [...groups, last] : groups;
}

/** The group of this title, or the first one when it is gone. */
export function groupAt(groups: readonly SlideGroup[], title: string | null): number {
  return Math.max(
    0,
    groups.findIndex(({ id }) => id === title),
  );
}

/** A row as it is laid out: headings say what the rows under them are about. */
export interface Block {
  readonly height: number;
  /** 0 for what is read for itself, 1 for the heading just above it, 2 for the one above that. */
  readonly level: 0 | 1 | 2;
}

/**
 * Cuts blocks into pages of at most this height: each page is the indices to show, headings repeated so that every
 * action has its own above it. A block that is too tall for a page has one for itself.
 */
export function paginate(blocks: readonly Block[], height: number): readonly (readonly number[])[] {
  const pages: number[][] = [];
  let page: number[] = [];
  let used = 0;
  /** The headings that the next action stands under, the highest first. */
  let above: number[] = [];
  const heightOf = (indices: readonly number[]): number =>
    indices.reduce((sum, index) => sum + (blocks[index]?.height ?? 0), 0);
  const close = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    used = 0;
  };
  blocks.forEach((block, index) => {
    if (block.level > 0) {
      above = [...above.filter(other => (blocks[other]?.level ?? 0) > block.level), index];
      return;
    }
    const missing = above.filter(heading => !page.includes(heading));
    const needed = heightOf(missing) + block.height;
    if (page.length > 0 && used + needed > height) {
      close();
      page.push(...above, index);
      used = heightOf(page);
      return;
    }
    page.push(...missing, index);
    used += needed;
  });
  close();
  return pages.length > 0 ? pages : [[]];
}

/** How each row is laid out: a title that nothing stands under is there for itself, as an action is. */
export function levelsOf(rows: readonly DeploymentRow[]): readonly Block['level'][] {
  return rows.map((row, index) => {
    const next = rows[index + 1];
    if (row.is === 'axis' || row.is === 'unfiled') return next && next.is !== 'axis' ? 2 : 0;
    if (row.is === 'orientation') return next?.is === 'action' || next?.is === 'cited' ? 1 : 0;
    return 0;
  });
}

function axisGroups({ axes }: Outline, words: Words): readonly SlideGroup[] {
  return axes.map((entry, index) => ({
    id: entry.axis.id,
    title: shownTitle(entry.axis.title),
    place: placeOf(words.axis, entry.number, index, axes.length),
    rank: entry.rank,
    rows: [
      ...actionRows(entry.actions, entry.rank),
      ...entry.orientations.flatMap(({ orientation, number, actions, cited }): readonly DeploymentRow[] => [
        { is: 'orientation', orientation, number, rank: entry.rank },
        ...actionRows(actions, entry.rank),
        ...citedRows(cited, entry.rank, orientation.id),
      ]),
    ],
  }));
}

function orientationGroups({ axes }: Outline, words: Words): readonly SlideGroup[] {
  const count = axes.reduce((sum, { orientations }) => sum + orientations.length, 0);
  let index = 0;
  return axes.flatMap(({ axis, number, rank, actions, orientations }, axisIndex) => {
    // Actions straight under an axis are shown under its title.
    const own = {
      id: axis.id,
      title: shownTitle(axis.title),
      place: placeOf(words.axis, number, axisIndex, axes.length),
      rank,
      rows: actionRows(actions, rank),
    };
    const groups = orientations.map(entry => ({
      id: entry.orientation.id,
      title: shownTitle(entry.orientation.title),
      place: placeOf(words.orientation, entry.number, index++, count),
      rank,
      rows: [...actionRows(entry.actions, rank), ...citedRows(entry.cited, rank, entry.orientation.id)],
    }));
    return actions.length > 0 || orientations.length === 0 ? [own, ...groups] : groups;
  });
}

function actionRows(actions: readonly NumberedAction[], rank: number): readonly DeploymentRow[] {
  return actions.map(({ action, number }) => ({ is: 'action', action, number, rank }));
}

function citedRows(
  cited: readonly NumberedAction[],
  rank: number,
  orientation: ItemId,
): readonly DeploymentRow[] {
  return cited.map(({ action, number }) => ({ is: 'cited', action, number, rank, orientation }));
}

/** « Enjeu 2 sur 3 »; « Objectif 1.2 · 2 sur 8 » where its number says something else. */
function placeOf(word: string, number: string | null, index: number, count: number): string {
  const rank = `${index + 1} sur ${count}`;
  return number === null || number === String(index + 1) ? `${word} ${rank}` : `${word} ${number} · ${rank}`;
}
