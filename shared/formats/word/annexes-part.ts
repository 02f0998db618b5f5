/** What a convention annexes to the plan: facilities, fields of action, governance, cooperation, evaluation. */
import type { Actor, ActorId, Annexes, PlanSnapshot } from '../../model.ts';
import { communesIn } from '../../views/actor-groups.ts';
import { printNumber } from '../number-text.ts';
import { type Orientation, room } from './page.ts';
import type { Part } from './part.ts';
import { bulletParagraphs, lineParagraphs } from './rich-text.ts';
import type { SideParts } from './side-parts.ts';
import { type Cell, type Column, table, text } from './table.ts';
import { paragraph } from './text.ts';

/** Communes beyond which the fields of action need a wide page. */
const FEW_COMMUNES = 6;

/** Each begins a page; what the plan says nothing of is left out. */
export function annexParts(plan: PlanSnapshot, side: SideParts): readonly Part[] {
  const { annexes, actors } = plan;
  const parts: readonly (readonly [string, string, Orientation?])[] = [
    ['Équipements', facilities(annexes, actors)],
    [
      'Champs d’intervention des communes',
      competences(annexes, actors),
      isWide(actors) ? 'landscape' : 'portrait',
    ],
    ['Gouvernance', governance(annexes, side)],
    ['Schéma de coopération', cooperation(annexes, actors, side)],
    ['Évaluation', evaluation(annexes, side)],
  ];
  return parts
    .filter(([, blocks]) => blocks !== '')
    .map(([title, blocks, orientation = 'portrait']) => ({
      orientation,
      content: paragraph('Heading1', title) + blocks,
    }));
}

/** By commune, in the communes' order; those of no known actor last. */
function facilities({ facilities: all }: Annexes, actors: readonly Actor[]): string {
  const groups = Map.groupBy(all, ({ commune }) => actors.find(({ id }) => id === commune));
  const known = [...actors, undefined].filter(actor => groups.has(actor));
  return known
    .map(
      actor =>
        paragraph('Heading2', actor?.name ?? 'Autres équipements') +
        table({
          style: 'TableauPlan',
          columns: columns('portrait', ['Type', 42], ['Nom', 62], ['Adresse']),
          rows: (groups.get(actor) ?? []).map(({ kind, name, address }) => [
            text(kind),
            text(name),
            text(address ?? ''),
          ]),
        }),
    )
    .join('');
}

function competences({ competences: all }: Annexes, actors: readonly Actor[]): string {
  if (all.length === 0) return '';
  const communes = communesIn(actors);
  const width = Math.min(26, (isWide(actors) ? 160 : 102) / Math.max(1, communes.length));
  const orientation = isWide(actors) ? 'landscape' : 'portrait';
  const crosses = communes.map(
    (commune): Column => ({
      header: commune.label,
      width,
      headerStyle: 'TableauAnnee',
    }),
  );
  const left = room[orientation] - width * communes.length;
  const rows = all.map((row): readonly Cell[] => [
    text(row.category),
    text(row.label),
    ...communes.map(({ id }) => text(row.communes.includes(id) ? 'X' : '', 'TableauCroix')),
  ]);
  return table({
    style: 'TableauPlan',
    columns: [
      { header: 'Domaine', width: left * 0.36 },
      { header: 'Champ d’intervention', width: left * 0.64 },
      ...crosses,
    ],
    rows,
  });
}

function governance({ governance: all }: Annexes, side: SideParts): string {
  if (all.length === 0) return '';
  return table({
    style: 'TableauPlan',
    columns: columns('portrait', ['Instance', 28], ['Missions'], ['Membres', 56], ['Réunions', 26]),
    rows: all.map(({ name, missions, members, meetings }) => [
      text(name, 'TableauIntitule'),
      { content: bulletParagraphs(missions, side) },
      { content: bulletParagraphs(members, side) },
      text(meetings ?? ''),
    ]),
  });
}

/** The time of an actor is the sum of its functions': « 1 », « 1,5 ». */
function cooperation({ cooperation: all }: Annexes, actors: readonly Actor[], side: SideParts): string {
  if (all.length === 0) return '';
  return table({
    style: 'TableauPlan',
    columns: [
      ...columns('portrait', ['Acteur', 34], ['Fonctions', 56]),
      { header: 'ETP', width: 16, headerStyle: 'TableauAnnee' },
      { header: 'Missions', width: room.portrait - 106 },
    ],
    rows: all.map(({ actor, roles, duties }) => {
      const times = roles.flatMap(({ fte }) => fte ?? []);
      const isDetailed = times.length > 1;
      const functions = roles.map(({ title, fte }) =>
        isDetailed && fte !== null ? `${title} (${printNumber(fte)} ETP)` : title,
      );
      return [
        text(nameOf(actor, actors), 'TableauIntitule'),
        { content: lineParagraphs(functions, side) },
        text(times.length > 0 ? printNumber(sum(times)) : '', 'TableauNombre'),
        { content: bulletParagraphs(duties, side) },
      ];
    }),
  });
}

function evaluation({ evaluation: all }: Annexes, side: SideParts): string {
  if (all.length === 0) return '';
  return table({
    style: 'TableauPlan',
    columns: columns('portrait', ['Question évaluative', 70], ['Indicateurs']),
    rows: all.map(({ question, indicators }) => [
      text(question, 'TableauIntitule'),
      { content: bulletParagraphs(indicators, side) },
    ]),
  });
}

/** Columns without a width share what is left. */
function columns(
  orientation: Orientation,
  ...told: readonly (readonly [header: string, width?: number])[]
): readonly Column[] {
  const left = room[orientation] - sum(told.map(([, width]) => width ?? 0));
  const shares = told.filter(([, width]) => width === undefined).length;
  return told.map(([header, width]) => ({ header, width: width ?? left / shares }));
}

function isWide(actors: readonly Actor[]): boolean {
  return communesIn(actors).length > FEW_COMMUNES;
}

function nameOf(id: ActorId | null, actors: readonly Actor[]): string {
  return actors.find(actor => actor.id === id)?.label ?? '';
}

/** Without the dust that adding halves and tenths leaves. */
function sum(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((total, number) => total + number, 0) * 1000) / 1000;
}
