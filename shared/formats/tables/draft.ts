/** An action while it is being read: what its rows say, before names have become actors. */

import type { Deployment } from './cell-marks.ts';
import { cleanText, oneLine } from './grid.ts';
import { type SectionField, sectionFields } from './plan-reading.ts';
import type { DraftAxis, DraftOrientation } from './tree.ts';

export interface Draft {
  readonly sheet: string;
  readonly row: number;
  readonly number: string | null;
  title: string;
  axis: DraftAxis | null;
  orientation: DraftOrientation | null;
  readonly alsoUnder: Set<DraftOrientation>;
  readonly themes: Set<string>;
  kind: 'new' | 'ongoing' | 'renewed' | null;
  readonly pilots: Set<string>;
  readonly porteurs: Set<string>;
  readonly marks: Map<number, Deployment>;
  readonly texts: ReadonlyMap<SectionField, string[]>;
  readonly deadline: string[];
}

export function newDraft(
  given: Pick<Draft, 'sheet' | 'row' | 'number' | 'title' | 'axis' | 'orientation'>,
): Draft {
  return {
    ...given,
    alsoUnder: new Set(),
    themes: new Set(),
    kind: null,
    pilots: new Set(),
    porteurs: new Set(),
    marks: new Map(),
    texts: new Map(sectionFields.map(field => [field, []])),
    deadline: [],
  };
}

/** Adds what is not there yet: values that merged cells bring down come several times. */
export function addLines(to: string[], lines: readonly string[]): void {
  for (const line of lines) if (!to.includes(line)) to.push(line);
}

const bullet = /^(?:[-–—•●○▪■*·►▶➢➔→>]+|[oü](?= ))\s*(?=\S)/u;

/** The items of a cell: one a line, or between bullets; a line that goes on with a bullet's is joined to it. */
export function itemsOf(text: string): readonly string[] {
  const items: string[] = [];
  let isUnderBullet = false;
  for (const line of cleanText(text)
    .replace(/\s[•●▪]\s/g, '\n• ')
    .split('\n')) {
    const item = oneLine(line.replace(bullet, ''));
    if (item === '') continue;
    const hasBullet = bullet.test(line);
    const before = items[items.length - 1];
    if (!hasBullet && isUnderBullet && before !== undefined && /^[\p{Ll}(]/u.test(item))
      items[items.length - 1] = `${before} ${item}`;
    else items.push(item);
    isUnderBullet = hasBullet || (isUnderBullet && /^[\p{Ll}(]/u.test(item));
  }
  return items;
}
