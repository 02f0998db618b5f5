/** What was done to an item, in a few words for a room that looks at it from afar: « Action 17 : + 2025 ». */
import { type Action, type ActorId, actionRoles, type Item, type PlanSnapshot } from '../model.ts';
import type { Change } from './changes.ts';
import { namesIn } from './deployment.ts';

/** Several fields at once are not told one by one. */
const MANY = 2;

export function tellDeed(before: PlanSnapshot, after: PlanSnapshot, { kind, item, name }: Change): string {
  if (kind === 'added') return `${name} : ajout`;
  if (kind === 'removed') return `${name} : suppression`;
  const [was, is] = [itemIn(before, item), itemIn(after, item)];
  const parts = was && is ? differences(was, is, after) : [];
  return `${name} : ${parts.length === 0 || parts.length > MANY ? 'plusieurs changements' : parts.join(', ')}`;
}

const roleNames = { pilots: 'pilotes', porteurs: 'porteurs', partners: 'partenaires' } as const;

function differences(was: Item, is: Item, plan: PlanSnapshot): readonly string[] {
  const parts: string[] = [];
  if (was.title !== is.title) parts.push('nouvel intitulé');
  if (was.place !== is.place && JSON.stringify(was.place) !== JSON.stringify(is.place))
    parts.push('nouvelle place');
  if (was.fixedNumber !== is.fixedNumber) parts.push('numéro');
  if (was.kind !== 'action' || is.kind !== 'action') return parts;
  parts.push(...yearDifferences(was, is, plan));
  for (const role of actionRoles)
    parts.push(...memberDifferences(roleNames[role], was[role], is[role], plan));
  if (!isSame(was.themes, is.themes)) parts.push('thématiques');
  if (was.origin !== is.origin) parts.push('origine');
  if (!isSame(was.alsoUnder, is.alsoUnder)) parts.push('figure aussi ailleurs');
  const isOther = !isSame(was.sheet, is.sheet) || (parts.length === 0 && was.richSheet !== is.richSheet);
  return isOther ? [...parts, 'fiche'] : parts;
}

/** « + 2025, 2026 », « − 2024 », « 2025 : Septèmes ». */
function yearDifferences(was: Action, is: Action, plan: PlanSnapshot): readonly string[] {
  const years = [...new Set([...Object.keys(was.marks), ...Object.keys(is.marks)])].sort();
  const added = years.filter(year => !was.marks[year] && is.marks[year]);
  const removed = years.filter(year => was.marks[year] && !is.marks[year]);
  const shared = years.filter(
    year => was.marks[year] && is.marks[year] && !isSame(was.marks[year], is.marks[year]),
  );
  const told = shared.map(year => {
    const mark = is.marks[year];
    return `${year} ${mark?.everyone ? 'tous' : mark ? namesIn(mark, plan.actors) : ''}`;
  });
  return [
    ...(added.length > 0 ? [`+ ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`− ${removed.join(', ')}`] : []),
    ...told,
  ];
}

function memberDifferences(
  word: string,
  was: readonly ActorId[],
  is: readonly ActorId[],
  { actors }: PlanSnapshot,
): readonly string[] {
  const label = (id: ActorId): string => actors.find(actor => actor.id === id)?.label ?? '';
  const added = is.filter(id => !was.includes(id)).map(label);
  const removed = was.filter(id => !is.includes(id)).map(label);
  if (added.length + removed.length === 0) return [];
  return [`${word} ${[...added.map(one => `+ ${one}`), ...removed.map(one => `− ${one}`)].join(', ')}`];
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function itemIn({ axes, orientations, actions }: PlanSnapshot, id: string): Item | undefined {
  return [...axes, ...orientations, ...actions].find(item => item.id === id);
}
