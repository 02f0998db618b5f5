/** Finds what a well-shaped territory file cites without declaring it, or declares twice. */
import { isOwnSectionId, MAX_OWN_SECTIONS } from '../sheet.ts';
import type { TerritoryFile } from './territory-schema.ts';

export interface BrokenReference {
  readonly where: string;
  readonly message: string;
}

/** The first fault in reading order, or undefined when every id is declared once and every citation is declared. */
export function findBrokenReference(file: TerritoryFile): BrokenReference | undefined {
  return allFaults(file).next().value ?? undefined;
}

function* allFaults(file: TerritoryFile): Generator<BrokenReference, undefined> {
  const orientations = file.axes.flatMap(axis => axis.orientations.map(({ id }) => ({ id, axis: axis.id })));
  const axisOf = new Map(orientations.map(({ id, axis }) => [id, axis]));
  const actorIds = new Set(file.actors.map(({ id }) => id));
  const themeIds = new Set(file.themes.map(({ id }) => id));
  const axisIds = new Set(file.axes.map(({ id }) => id));

  yield* repeated('actors', file.actors);
  yield* repeated('themes', file.themes);
  yield* repeated('territory.sections', file.territory.sections ?? []);
  const own = file.territory.sections?.filter(section => isOwnSectionId(section.id)) ?? [];
  if (own.length > MAX_OWN_SECTIONS)
    yield {
      where: 'territory.sections',
      message: `un territoire ajoute ${MAX_OWN_SECTIONS} rubriques au plus, celui-ci en ajoute ${own.length}`,
    };
  for (const [index, { id, aliases = [], members = [] }] of file.actors.entries()) {
    yield* saidTwice(`actors.${index}.aliases`, aliases);
    yield* undeclared(`actors.${index}.members`, members, actorIds, 'un acteur');
    if (members.includes(id))
      yield { where: `actors.${index}.members`, message: 'un groupe ne se contient pas' };
  }
  // Axes, orientations and actions share one map of the document, so one id names one of them.
  yield* repeated('axes, orientations et actions', [...file.axes, ...orientations, ...file.actions]);

  for (const [index, action] of file.actions.entries()) {
    const at = (field: string) => `actions.${index}.${field}`;
    if (action.axis !== null) yield* undeclared(at('axis'), [action.axis], axisIds, 'un axe');
    if (action.orientation !== null) {
      yield* undeclared(at('orientation'), [action.orientation], axisOf, 'une orientation');
      if (axisOf.get(action.orientation) !== action.axis)
        yield {
          where: at('orientation'),
          message: `« ${action.orientation} » n’est pas une orientation de l’axe de l’action`,
        };
    }
    yield* undeclared(at('alsoUnder'), action.alsoUnder, axisOf, 'une orientation');
    if (action.orientation !== null && action.alsoUnder.includes(action.orientation))
      yield {
        where: at('alsoUnder'),
        message: `« ${action.orientation} » est déjà l’orientation de l’action`,
      };
    yield* undeclared(at('themes'), action.themes, themeIds, 'une thématique');
    yield* undeclared(at('pilots'), action.pilots, actorIds, 'un acteur');
    yield* undeclared(at('porteurs'), action.porteurs, actorIds, 'un acteur');
    yield* undeclared(at('partners'), action.partners ?? [], actorIds, 'un acteur');
    for (const [year, mark] of Object.entries(action.deployment))
      if (mark !== 'all') yield* undeclared(at(`deployment.${year}`), mark, actorIds, 'un acteur');
  }
  for (const [index, { commune }] of file.facilities.entries())
    if (commune !== null) yield* undeclared(`facilities.${index}.commune`, [commune], actorIds, 'un acteur');
  for (const [index, { communes }] of file.competences.entries())
    yield* undeclared(`competences.${index}.communes`, communes, actorIds, 'un acteur');
  for (const [index, { actor }] of file.cooperation.entries())
    if (actor !== null) yield* undeclared(`cooperation.${index}.actor`, [actor], actorIds, 'un acteur');
}

function* repeated(where: string, records: readonly { readonly id: string }[]): Generator<BrokenReference> {
  const seen = new Set<string>();
  for (const { id } of records) {
    if (seen.has(id)) yield { where, message: `l’identifiant « ${id} » est donné deux fois` };
    seen.add(id);
  }
}

function* saidTwice(where: string, texts: readonly string[]): Generator<BrokenReference> {
  const again = texts.find((text, index) => texts.indexOf(text) < index);
  if (again !== undefined) yield { where, message: `« ${again} » est cité deux fois` };
}

function* undeclared(
  where: string,
  ids: readonly string[],
  declared: { has(id: string): boolean },
  what: string,
): Generator<BrokenReference> {
  const seen = new Set<string>();
  for (const id of ids) {
    if (!declared.has(id)) yield { where, message: `« ${id} » n’est pas ${what} du fichier` };
    if (seen.has(id)) yield { where, message: `« ${id} » est cité deux fois` };
    seen.add(id);
  }
}
