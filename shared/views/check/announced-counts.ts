/** Counts that the annexes announce (« 25 fiches », « 8 enjeux ») and that are not those of the plan. */
import type { Action, ActorId, KeyFigure, PlanSnapshot } from '../../model.ts';
import { countOf } from '../../words.ts';
import { communesAmong } from '../counts.ts';
import { foldText } from '../search.ts';
import { type Countable, countablesOf } from './countables.ts';
import { type Finding, finding, type Where } from './finding.ts';

interface Announcement {
  readonly text: string;
  readonly where: Where;
}

export function announcedCounts(plan: PlanSnapshot): readonly Finding[] {
  const countables = countablesOf(plan);
  const wrong = [...inKeyFigures(plan, countables), ...inNotes(plan, countables)];
  // What the annexes say twice is wrong once.
  const same = Map.groupBy(wrong, ({ text }) => text);
  return [...same].map(([text, all]) => finding('announced-count', text, ...all.map(({ where }) => where)));
}

function inKeyFigures(plan: PlanSnapshot, countables: readonly Countable[]): readonly Announcement[] {
  return plan.annexes.keyFigures.flatMap(figure => {
    const what = countables.find(({ units }) => units.has(foldText(figure.unit)));
    const text = what && judge(figure, what, plan);
    return text === undefined ? [] : { text, where: { is: 'annex', annex: 'keyFigures', row: figure.id } };
  });
}

/** « elle annonce 28 actions », « 28 actions sont annoncées » */
function inNotes({ annexes }: PlanSnapshot, countables: readonly Countable[]): readonly Announcement[] {
  return annexes.notes.flatMap(note =>
    announcedIn(foldText(note.text)).flatMap(([value, unit]) => {
      const what = countables.find(({ units }) => units.has(unit));
      const isWrong = what && value !== what.count;
      return isWrong ? { text: tell(value, what), where: { is: 'annex', annex: 'notes', row: note.id } } : [];
    }),
  );
}

function announcedIn(folded: string): readonly (readonly [number, string])[] {
  const before = folded.matchAll(/\bannonc\w* (\d+) ([a-z-]+)/g);
  const after = folded.matchAll(/\b(\d+) ([a-z-]+)(?: actions)?(?: sont)? annonc/g);
  return [...before, ...after].map(([, value, unit = '']) => [Number(value), unit]);
}

/** Undefined when the figure is right, or counts something that the plan does not tell. */
function judge(figure: KeyFigure, what: Countable, plan: PlanSnapshot): string | undefined {
  const label = foldText(figure.label);
  const { value } = figure;
  if (
    value === null ||
    !isOfThisPlan(label, plan) ||
    /realis|achev|termin|report|abandon|nouve|en cours/.test(label)
  )
    return undefined;
  if (/mutualis|intercommun|partage/.test(label)) return judgeSharing(value, what, plan);
  return value === what.count ? undefined : tell(value, what);
}

function tell(value: number, { word, count }: Countable): string {
  return `Le nombre annoncé est de ${countOf(value, word)} ; le plan en compte ${count}.`;
}

/** What « mutualisée » means is said nowhere: piloted or carried by several communes, either will do. */
function judgeSharing(
  value: number,
  { word }: Countable,
  { actions, actors }: PlanSnapshot,
): string | undefined {
  const sharedBy = (who: (action: Action) => readonly ActorId[]): number =>
    actions.filter(action => communesAmong(who(action), actors).length > 1).length;
  const piloted = sharedBy(({ pilots }) => pilots);
  const carried = sharedBy(({ porteurs }) => porteurs);
  if (value === piloted || value === carried) return undefined;
  return (
    `Le nombre annoncé est de ${countOf(value, word)} à plusieurs communes ; ` +
    `le plan en compte ${piloted} d’après les pilotes et ${carried} d’après les porteurs.`
  );
}

/** A figure that names years is of this plan when they end with it: « CTG 2023-2027 » in the plan of 2024-2027. */
function isOfThisPlan(label: string, { territory }: PlanSnapshot): boolean {
  const [, to] = /\d{4} ?[-–/] ?(\d{4})/.exec(label) ?? [];
  return to === undefined || Number(to) === territory.period.to;
}
