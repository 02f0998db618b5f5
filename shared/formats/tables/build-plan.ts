/** Makes a territory file of what was read: ids, references, words and numbers. */
import { foldName, tidyName } from '../../actor-names.ts';
import type { Numbering } from '../../model.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import type { ActorBook } from './actor-book.ts';
import type { Draft } from './draft.ts';
import { freeId, slugOf } from './ids.ts';
import type { Doubts } from './plan-reading.ts';
import { shorten } from './read-actions.ts';
import type { DraftAxis, DraftOrientation, Tree } from './tree.ts';

export interface PlanWords {
  readonly name: string;
  readonly period: { readonly from: number | null; readonly to: number | null };
  readonly caf: string | undefined;
  readonly axis: string;
  readonly orientation: string;
  readonly action: string;
}

export interface BuiltPlan {
  readonly territory: TerritoryFile;
  readonly sources: ReadonlyMap<string, number>;
}

export function buildPlan(
  drafts: readonly Draft[],
  tree: Tree,
  book: ActorBook,
  words: PlanWords,
  doubts: Doubts,
): BuiltPlan {
  const taken = new Set<string>();
  const ids = new Map<DraftAxis | DraftOrientation, string>();
  tree.sort();
  const isFlat = tree.axes.length === 0;
  const axes = isFlat
    ? tree.loose.map(loose => ({ ...loose, orientations: [], from: loose }))
    : tree.axes.map(axis => ({ ...axis, from: axis }));
  const level = (item: DraftAxis | DraftOrientation, kind: string, parent: string): string => {
    const number = item.number === null ? undefined : slugOf(item.number, '');
    const id = freeId(number ? `${parent}${number}` : slugOf(item.title, kind), taken);
    ids.set(item, id);
    return id;
  };
  const fileAxes = axes.map(({ number, title, orientations, from }) => {
    const id = level(from, 'axe', 'axe-');
    return {
      id,
      number,
      title,
      orientations: orientations.map(orientation => ({
        id: level(orientation, 'orientation', orientation.number?.includes('.') ? 'orientation-' : `${id}-`),
        number: orientation.number,
        title: orientation.title,
      })),
    };
  });
  sayRepeated(fileAxes, doubts);
  const themes = themesOf(drafts);
  const sources = new Map<string, number>();
  const actions = drafts.map((draft): TerritoryFile['actions'][number] => {
    const id = freeId(
      draft.number === null ? slugOf(draft.title, 'action') : `action-${slugOf(draft.number, 'n')}`,
      taken,
    );
    sources.set(id, draft.row);
    const isLoose = draft.orientation !== null && tree.loose.includes(draft.orientation);
    const orientation = draft.orientation && !isLoose ? (ids.get(draft.orientation) ?? null) : null;
    const texts = (field: Parameters<typeof draft.texts.get>[0]): string[] => [
      ...(draft.texts.get(field) ?? []),
    ];
    const details = texts('details');
    if (isLoose && !isFlat && draft.orientation) {
      details.push(`${words.orientation} : ${draft.orientation.title}`);
      doubts.say(
        draft.row,
        null,
        `« ${shorten(draft.orientation.title)} » n’est sous aucun axe : gardée dans les détails, l’action est « À classer ».`,
      );
    }
    const alsoUnder: string[] = [];
    for (const one of draft.alsoUnder) {
      const id = tree.loose.includes(one) ? undefined : ids.get(one);
      if (id !== undefined && id !== orientation) alsoUnder.push(id);
      if (id !== undefined) continue;
      details.push(`Aussi sous : ${one.title}`);
      doubts.say(
        draft.row,
        null,
        `L’action est aussi citée sous « ${shorten(one.title)} » : gardé dans les détails.`,
      );
    }
    const above = isLoose && isFlat ? draft.orientation : draft.axis;
    return {
      id,
      number: draft.number,
      title: draft.title,
      axis: above ? (ids.get(above) ?? null) : null,
      orientation,
      alsoUnder,
      themes: [...new Set([...draft.themes].flatMap(theme => themes.get(themeKey(theme))?.id ?? []))],
      kind: draft.kind,
      pilots: [...draft.pilots],
      porteurs: [...draft.porteurs],
      deployment: Object.fromEntries(
        [...draft.marks]
          .sort(([a], [b]) => a - b)
          .map(([year, mark]) => [String(year), mark === 'all' ? 'all' : [...mark]]),
      ),
      sheet: {
        details,
        diagnosis: texts('diagnosis'),
        audience: texts('audience'),
        objectives: texts('objectives'),
        methods: texts('methods'),
        deadline: draft.deadline.length > 0 ? draft.deadline.join('\n') : null,
        services: texts('services'),
        expectedResults: texts('expectedResults'),
        humanTechnicalMeans: texts('humanTechnicalMeans'),
        financialMeans: texts('financialMeans'),
        partners: texts('partners'),
        indicators: texts('indicators'),
      },
    };
  });
  const actors = book.actors();
  const { from, to } = words.period;
  return {
    sources,
    territory: {
      format: 'tablee.territory',
      version: 1,
      territory: {
        id: slugOf(words.name, 'territoire'),
        name: tidyName(words.name),
        convention: `Convention territoriale globale${from === null ? '' : ` ${from}-${to}`}`,
        caf: words.caf ?? actors.find(({ kind }) => kind === 'caf')?.name ?? 'Caf',
        period: { from, to },
        signedOn: null,
        previousPeriods: [],
        vocabulary: { axis: words.axis, orientation: words.orientation, action: words.action },
        numbering: numberingOf(drafts),
      },
      actors: [...actors],
      themes: [...themes.values()],
      axes: fileAxes,
      actions,
      facilities: [],
      competences: [],
      governance: [],
      cooperation: [],
      evaluation: [],
      keyFigures: [],
      quirks: [],
    },
  };
}

/** What most of the numbers are. */
function numberingOf(drafts: readonly Draft[]): Numbering {
  const numbers = drafts.flatMap(({ number }) => number ?? []);
  const dotted = numbers.filter(number => /^\d+(\.\d+)+$/.test(number)).length;
  const plain = numbers.filter(number => /^\d+$/.test(number)).length;
  if (dotted * 2 > numbers.length) return 'hierarchical';
  return plain * 2 > numbers.length ? 'continuous' : 'none';
}

function themesOf(drafts: readonly Draft[]): ReadonlyMap<string, { id: string; name: string }> {
  const taken = new Set<string>();
  const themes = new Map<string, { id: string; name: string }>();
  for (const name of drafts.flatMap(draft => [...draft.themes])) {
    const key = themeKey(name);
    if (!themes.has(key))
      themes.set(key, { id: freeId(slugOf(name, 'thematique'), taken), name: tidyName(name) });
  }
  return themes;
}

function themeKey(name: string): string {
  return (
    foldName(name)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim() || name
  );
}

function sayRepeated(axes: TerritoryFile['axes'], doubts: Doubts): void {
  const seen = new Set<string>();
  for (const { number, title } of axes) {
    if (number !== null && seen.has(number))
      doubts.say(null, null, `Deux axes portent le numéro ${number} : « ${shorten(title)} ».`);
    if (number !== null) seen.add(number);
  }
}
