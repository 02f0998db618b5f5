/** What an import holds and what it would do, counted and told. */
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import type { Period, PlanSnapshot } from '../../shared/model.ts';
import { countOf, plural, quote } from '../../shared/words.ts';
import type { ImportDecision } from '../import-events.ts';

/** Each with the word for that many of them. */
export function countIn({ axes, actions, territory }: TerritoryFile): readonly (readonly [number, string])[] {
  const { axis, orientation, action } = territory.vocabulary;
  const orientations = axes.reduce((sum, own) => sum + own.orientations.length, 0);
  const marks = actions.reduce((sum, { deployment }) => sum + Object.keys(deployment).length, 0);
  const counts: readonly (readonly [number, string])[] = [
    [actions.length, action],
    [axes.length, axis],
    [orientations, orientation],
    [marks, 'croix'],
  ];
  return counts.map(([count, word]) => [count, wordFor(count, word)]);
}

/** What of the file the plan would not take, or not show; nothing for most tables. */
export function notesFor(decision: ImportDecision, plan: PlanSnapshot): readonly string[] {
  const { file, choices, elsewhere, moves } = decision;
  const { facilities, competences, governance, cooperation, evaluation, keyFigures } = file;
  const annexes = [facilities, competences, governance, cooperation, evaluation, keyFigures];
  const outside = outsidePeriod(decision, plan.territory.period);
  return [
    ...(outside === '' ? [] : [outside]),
    ...tellPlaces(
      elsewhere.filter(
        ({ match: { incoming } }) => choices.get(incoming.id) !== 'both' && !moves.has(incoming.id),
      ),
      plan,
    ),
    ...tellNumbers(file, choices),
    ...(annexes.some(rows => rows.length > 0)
      ? [
          'Les annexes de ce fichier ne sont pas reprises : seuls le plan, ses fiches, ses acteurs et ses thématiques le sont.',
        ]
      : []),
  ];
}

/** How many of those that the table has elsewhere are named. */
const NAMED = 3;

function tellPlaces(elsewhere: ImportDecision['elsewhere'], plan: PlanSnapshot): readonly string[] {
  if (elsewhere.length === 0) return [];
  const [are, stay] = elsewhere.length < 2 ? ['est', 'y reste'] : ['sont', 'y restent'];
  const named = elsewhere
    .slice(0, NAMED)
    .map(({ match, under }) => `${quote(match.existing.title)}, dans le tableau sous ${quote(under)}`);
  const rest = elsewhere.length - named.length;
  const more = rest > 0 ? ` ; et ${rest} de plus` : '';
  return [
    `${countOf(elsewhere.length, plan.territory.vocabulary.action)} du plan ${are} ailleurs que dans le tableau, et ${stay} : ${named.join(' ; ')}${more}. « Déjà dans le plan » permet de ${elsewhere.length < 2 ? 'la' : 'les'} déplacer.`,
  ];
}

/** Numbers follow from places in a plan. */
function tellNumbers({ actions }: TerritoryFile, choices: ImportDecision['choices']): readonly string[] {
  const added = actions.filter(({ id }) => (choices.get(id) ?? 'both') === 'both');
  if (added.every(({ number }) => number === null)) return [];
  return [
    'Les numéros du tableau ne sont pas repris pour ce qui s’ajoute : le plan donne les siens, dans son ordre.',
  ];
}

function outsidePeriod({ file, matches, choices }: ImportDecision, { from, to }: Period): string {
  if (from === null || to === null) return '';
  const told = new Set(
    matches.flatMap(({ incoming, differences }) =>
      differences.some(({ field }) => field === 'deployment') ? [incoming.id] : [],
    ),
  );
  const isWritten = ({ id }: TerritoryFile['actions'][number]): boolean => {
    const choice = choices.get(id) ?? 'both';
    return choice === 'both' || (choice === 'replace' && told.has(id));
  };
  const years = file.actions
    .filter(isWritten)
    .flatMap(({ deployment }) => Object.keys(deployment).map(Number));
  const outside = years.filter(year => year < from || year > to);
  if (outside.length === 0) return '';
  const which = [...new Set(outside)].sort().join(', ');
  const [are, kept] =
    outside.length < 2
      ? ['est hors', 'elle y sera gardée, et se verra']
      : ['sont hors', 'elles y seront gardées, et se verront'];
  return `${countOf(outside.length, 'croix')} (${which}) ${are} de la période ${from}–${to} du plan : ${kept} si vous changez la période dans « Territoire ».`;
}

export interface ToBeDone {
  /** For the button. */
  readonly label: string;
  readonly detail: string;
  readonly isNothing: boolean;
}

export function toBeDone(
  { file, matches, choices, moves }: ImportDecision,
  plan: PlanSnapshot | undefined,
): ToBeDone {
  const word = (plan ?? file).territory.vocabulary.action;
  if (!plan)
    return {
      label: 'Créer le plan',
      detail: `Un nouveau plan de ${countOf(file.actions.length, word)}. Tout s’y modifiera ensuite.`,
      isNothing: false,
    };
  const chosen = (wanted: string): number =>
    matches.filter(({ incoming }) => choices.get(incoming.id) === wanted).length;
  const [all, replaced] = [chosen('keep'), chosen('replace')];
  const kept =
    all - [...choices].filter(([incoming, choice]) => choice === 'keep' && moves.has(incoming)).length;
  const doing: readonly (readonly [string, number])[] = [
    ['ajouter', file.actions.length - all - replaced],
    ['remplacer', replaced],
    ['déplacer', moves.size],
  ];
  const parts = doing
    .filter(([, count]) => count > 0)
    .map(([verb, count], index) => (index === 0 ? `${verb} ${countOf(count, word)}` : `en ${verb} ${count}`));
  const isNothing = parts.length === 0 && (file.actions.length > 0 || file.axes.length === 0);
  const label = parts.length > 0 ? parts.join(', ') : isNothing ? 'Rien à importer' : 'Importer';
  return {
    label: label.charAt(0).toLocaleUpperCase('fr') + label.slice(1),
    detail: `${kept > 0 ? `${countOf(kept, word)} du plan ${kept < 2 ? 'reste' : 'restent'} comme ${kept < 2 ? 'elle est' : 'elles sont'}. ` : ''}Rien n’est supprimé, et l’import entier s’annule d’un geste pendant 24 heures.`,
    isNothing,
  };
}

function wordFor(count: number, word: string): string {
  const lower = word.toLocaleLowerCase('fr');
  return count < 2 ? lower : plural(lower);
}
