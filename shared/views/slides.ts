/** What is projected: the plan cut into titles, each of them as rows, and rows cut into pages that need no scrolling. */
import type { ItemId } from '../model.ts';
import { type DeploymentRow, deploymentRows } from './deployment.ts';
import { type Outline, type OutlineAxis, shownTitle } from './outline.ts';

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
export function groupAt(groups: readonly SlideGroup[], title: ItemId | string | null): number {
  return Math.max(
    0,
    groups.findIndex(({ id }) => id === title),
  );
}

/** A row as it is laid out: headings say what the rows under them are about. */
export interface Block {
  readonly height: number;
  /** 0 for an action, 1 for the heading just above it, 2 for the one above that. */
  readonly level: number;
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

function axisGroups({ axes }: Outline, words: Words): readonly SlideGroup[] {
  return axes.map((entry, index) => ({
    id: entry.axis.id,
    title: shownTitle(entry.axis.title),
    place: placeOf(words.axis, entry.number, index, axes.length),
    rank: entry.rank,
    rows: rowsOf(entry).filter(row => row.is !== 'axis'),
  }));
}

function orientationGroups(outline: Outline, words: Words): readonly SlideGroup[] {
  const all = outline.axes.flatMap(axis => [
    // Actions straight under an axis are shown under its title.
    ...(axis.actions.length > 0 || axis.orientations.length === 0 ? [{ axis, orientation: undefined }] : []),
    ...axis.orientations.map(orientation => ({ axis, orientation })),
  ]);
  return all.map(({ axis, orientation }, index) => {
    const only = {
      ...axis,
      actions: orientation ? [] : axis.actions,
      orientations: orientation ? [orientation] : [],
    };
    const word = orientation ? words.orientation : words.axis;
    return {
      id: orientation?.orientation.id ?? axis.axis.id,
      title: shownTitle(orientation?.orientation.title ?? axis.axis.title),
      place: placeOf(word, orientation ? orientation.number : axis.number, index, all.length),
      rank: axis.rank,
      rows: rowsOf(only).filter(row => row.is === 'action' || row.is === 'cited'),
    };
  });
}

function rowsOf(axis: OutlineAxis): readonly DeploymentRow[] {
  return deploymentRows({ axes: [axis], unfiled: { orientations: [], actions: [] } });
}

function placeOf(word: string, number: string | null, index: number, count: number): string {
  const rank = `${index + 1} sur ${count}`;
  return number === null || number === String(index + 1) ? `${word} ${rank}` : `${word} ${number} · ${rank}`;
}
