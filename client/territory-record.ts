/** A territory as the administration sees it: from outside, without its plan. Times are ISO 8601. */
import { tellMoment } from '../shared/views/moments.ts';

export interface TerritoryRecord {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  /** One of those that came with Tablée. */
  readonly example: boolean;
  /** Bytes its plan takes. */
  readonly size: number;
  readonly lastActivity: string | null;
  /** How many are in it now. */
  readonly people: number;
  readonly archivedAt: string | null;
}

export function tellSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return `${kilobytes} ko`;
  return `${(kilobytes / 1024).toFixed(1).replace('.', ',')} Mo`;
}

/** What there is to know of it, in one sentence. */
export function tellRecord(record: TerritoryRecord, now: number = Date.now()): string {
  const { size, lastActivity, people, createdAt } = record;
  const present =
    people === 0
      ? 'personne en ce moment'
      : `${people} ${people > 1 ? 'personnes' : 'personne'} en ce moment`;
  const active =
    lastActivity === null
      ? `aucune activité depuis sa création, ${tellMoment(Date.parse(createdAt), now)}`
      : `dernière activité ${tellMoment(Date.parse(lastActivity), now)}`;
  return `${tellSize(size)} · ${active} · ${present}`;
}
