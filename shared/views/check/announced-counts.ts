/** Counts that the annexes announce (« 25 fiches », « 8 enjeux ») and that are not those of the plan. */
import type { Action, ActorId, KeyFigure, PlanSnapshot } from '../../model.ts';
import { countOf, plural } from '../../words.ts';
import { communesAmong } from '../counts.ts';
import { foldText } from '../search.ts';
import { type Finding, finding, type Where } from './finding.ts';

/** What can be announced. */
interface Countable {
  /** How it is said, folded, in the singular and the plural. */
  readonly units: ReadonlySet<string>;
  readonly word: string;
  readonly count: number;
}

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

/** Fiches are counted as actions: each action has one. */
function countablesOf({ territory, axes, orientations, actions }: PlanSnapshot): readonly Countable[] {
  const { axis, orientation, action } = territory.vocabulary;
  return [
    {
      word: action,
      count: actions.length,
      units: unitsOf(action, 'action', 'fiche', 'fiche action', 'fiche-action'),
    },
    { word: axis, count: axes.length, units: unitsOf(axis, firstWord(axis)) },
    {
      word: orientation,
      count: orientations.length,
      units: unitsOf(orientation, firstWord(orientation)),
    },
  ];
}

function inKeyFigures(plan: PlanSnapshot, countables: readonly Countable[]): readonly Announcement[] {
  return plan.annexes.keyFigures.flatMap(figure => {
    const what = countables.find(({ units }) => units.has(foldText(figure.unit)));
    const text = what && judge(figure, what, plan);
    return text === undefined ? [] : { text, where: { is: 'annex', annex: 'keyFigures', row: figure.id } };
  });
}

/** « elle annonce 28 actions » */
function inNotes({ annexes }: PlanSnapshot, countables: readonly Countable[]): readonly Announcement[] {
  return annexes.notes.flatMap(note =>
    [...foldText(note.text).matchAll(/\bannonce\w* (\d+) ([a-z-]+)/g)].flatMap(([, value, unit = '']) => {
      const what = countables.find(({ units }) => units.has(unit));
      const isWrong = what && Number(value) !== what.count;
      return isWrong
        ? { text: tell(Number(value), what), where: { is: 'annex', annex: 'notes', row: note.id } }
        : [];
    }),
  );
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

function unitsOf(...words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap(word => [word, plural(word)]).map(foldText));
}

function firstWord(text: string): string {
  return text.split(' ')[0] ?? text;
}
