/** « Le déploiement »: one row for each action, one column for each year, who is planned in letters as conventions print it. */
import { type Actor, type Mark, markAt, type PlanSnapshot, yearsOf } from '../../model.ts';
import { communesIn } from '../../views/actor-groups.ts';
import { namesIn } from '../../views/deployment.ts';
import { actionsInOrder, type NumberedAction, outlineOf } from '../../views/outline.ts';
import { printMark } from '../mark-text.ts';
import { room } from './page.ts';
import type { Part } from './part.ts';
import { deadlineOf, inPrintedOrder, peopleOf, printedName } from './plan-words.ts';
import { type Cell, type Column, table, text } from './table.ts';
import { paragraph } from './text.ts';

const people = 36;
const deadline = 34;
/** Of a year's column: wide enough for `x(L, S)` where there is room. */
const year = { least: 11, most: 16 };
/** Of the actions' column, at least. */
const action = 70;

export function deploymentPart(plan: PlanSnapshot, title: string): Part {
  const { territory, actors } = plan;
  const years = yearsOf(territory.period);
  const actions = inPrintedOrder(actionsInOrder(outlineOf(plan)), plan);
  const hasDeadlines = actions.some(entry => deadlineOf(entry.action, years) !== '');
  const yearWidth = Math.min(
    year.most,
    Math.max(year.least, (room.landscape - 2 * people - action) / Math.max(1, years.length)),
  );
  const left = room.landscape - 2 * people - yearWidth * years.length - (hasDeadlines ? deadline : 0);
  const columns: readonly Column[] = [
    { header: 'Action', width: left },
    { header: 'Pilotes', width: people },
    { header: 'Porteurs', width: people },
    ...years.map(one => ({ header: String(one), width: yearWidth, headerStyle: 'TableauAnnee' }) as const),
    ...(hasDeadlines ? [{ header: 'Échéance', width: deadline }] : []),
  ];
  const rows = actions.map((entry): readonly Cell[] => [
    text(printedName(territory.vocabulary.action, entry.number, entry.action.title)),
    text(peopleOf(entry.action, 'pilots', actors)),
    text(peopleOf(entry.action, 'porteurs', actors)),
    ...years.map(one => text(printedMark(markAt(entry.action, one), actors), 'TableauCroix')),
    ...(hasDeadlines ? [text(deadlineOf(entry.action, years))] : []),
  ]);
  const legend = legendOf(actions, years, actors);
  return {
    orientation: 'landscape',
    content: [
      paragraph('Heading1', title),
      legend === '' ? '' : paragraph('Caption', legend),
      table({ style: 'TableauPlan', columns, rows }),
    ].join(''),
  };
}

/** Where two communes sign, `xx` is both of them by name, as Les Pennes-Mirabeau prints it. */
function printedMark(mark: Mark, actors: readonly Actor[]): string {
  const communes = communesIn(actors);
  const isBoth =
    !mark.everyone &&
    communes.length === 2 &&
    mark.actors.length === 2 &&
    communes.every(({ id }) => mark.actors.includes(id));
  return isBoth ? 'xx' : printMark(mark, actors);
}

/** « X : action prévue cette année-là. x(L) : pour Les Pennes seulement. » Only what is in the table. */
function legendOf(
  actions: readonly NumberedAction[],
  years: readonly number[],
  actors: readonly Actor[],
): string {
  const marks = actions.flatMap(entry => years.map(one => markAt(entry.action, one)));
  const signs = new Map<string, string>();
  if (marks.some(({ everyone }) => everyone)) signs.set('X', 'action prévue cette année-là');
  for (const mark of marks) {
    const sign = printedMark(mark, actors);
    if (mark.everyone || sign === '' || signs.has(sign)) continue;
    const names = namesIn(mark, actors);
    signs.set(sign, sign === 'xx' ? `prévue pour ${names}` : `prévue pour ${names} seulement`);
  }
  return [...signs].map(([sign, meaning]) => `${sign} : ${meaning}`).join(' ; ');
}
