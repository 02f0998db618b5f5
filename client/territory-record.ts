/** A territory as the administration sees it: from outside, without its plan. Times are ISO 8601. */
import { HEAVY_PLAN, isTooHeavy } from '../shared/plan-weight.ts';
import { tellMoment } from '../shared/views/moments.ts';

export interface TerritoryRecord {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  /** One of those that came with Tablée. */
  readonly example: boolean;
  /** Bytes its plan takes. */
  readonly size: number;
  /** Bytes that what is in it would take in a plan without a past; null while nobody has looked. */
  readonly content: number | null;
  readonly lastActivity: string | null;
  /** How many are in it now. */
  readonly people: number;
  readonly archivedAt: string | null;
}

export function tellCount(count: number): string {
  if (count === 0) return 'Aucun territoire';
  return count === 1 ? '1 territoire' : `${count} territoires`;
}

export function tellSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return `${kilobytes} ko`;
  return `${(kilobytes / 1024).toFixed(1).replace('.', ',')} Mo`;
}

/** True for one that is heavy enough to ask how much of it is content. */
export function isUnweighed({ size, content }: TerritoryRecord): boolean {
  return content === null && size > HEAVY_PLAN;
}

/** True for one whose past weighs much more than its content. */
export function mayBeLightened({ size, content }: TerritoryRecord): boolean {
  return content !== null && isTooHeavy(size, content);
}

/** What there is to know of it, in one sentence. */
export function tellRecord(record: TerritoryRecord, now: number = Date.now()): string {
  const { size, content, lastActivity, people, createdAt } = record;
  const weight =
    content !== null && mayBeLightened(record)
      ? `${tellSize(size)} pour ${tellSize(content)} de contenu`
      : tellSize(size);
  const present =
    people === 0
      ? 'personne en ce moment'
      : `${people} ${people > 1 ? 'personnes' : 'personne'} en ce moment`;
  const active =
    lastActivity === null
      ? `aucune activité depuis sa création, ${tellMoment(Date.parse(createdAt), now)}`
      : `dernière activité ${tellMoment(Date.parse(lastActivity), now)}`;
  return `${weight} · ${active} · ${present}`;
}
