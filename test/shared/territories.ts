/** The plans that tests start from: a small one, whose records have names, and the five real ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import { actorId, itemId, themeId } from '../../shared/model.ts';

const folder = new URL('../../server/examples/', import.meta.url);

export const exampleNames = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => name.replace('.json', ''));

export function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

export function readExample(name: string): TerritoryFile {
  return parseTerritoryFile(readJson(name));
}

/** Axes of the small plan. */
export const childhood = itemId('enfance');
export const parents = itemId('parents');
/** Orientations: the first two under `childhood`, the third under `parents`. */
export const care = itemId('accueil');
export const support = itemId('soutien');
export const dialogue = itemId('dialogue');
/** Actions: two under `care`, one under `support`, one straight under `parents`, one under `dialogue`, one unfiled. */
export const nursery = itemId('creche');
export const network = itemId('relais');
export const toys = itemId('ludotheque');
export const guide = itemId('guide');
export const cafe = itemId('cafe');
export const forum = itemId('forum');

export const pennes = actorId('les-pennes');
export const septemes = actorId('septemes');
export const caf = actorId('caf');

export const parenting = themeId('parentalite');
export const disability = themeId('handicap');

type FileAction = TerritoryFile['actions'][number];

export const emptySheet: FileAction['sheet'] = {
  details: [],
  diagnosis: [],
  audience: [],
  objectives: [],
  methods: [],
  deadline: null,
  services: [],
  expectedResults: [],
  humanTechnicalMeans: [],
  financialMeans: [],
  partners: [],
  indicators: [],
};

function action(
  id: string,
  number: string,
  title: string,
  place: Pick<FileAction, 'axis' | 'orientation'>,
  more: Partial<FileAction> = {},
): FileAction {
  return {
    id,
    number,
    title,
    ...place,
    alsoUnder: [],
    themes: [],
    kind: null,
    pilots: [],
    porteurs: [],
    deployment: {},
    sheet: emptySheet,
    ...more,
  };
}

/** Six actions in continuous numbers; « Crèche » has something in each of its fields. */
export const smallTerritory: TerritoryFile = {
  format: 'tablee.territory',
  version: 1,
  territory: {
    id: 'petit-territoire',
    name: 'Petit territoire',
    convention: 'Convention territoriale globale 2024-2026',
    caf: 'Caf des Bouches-du-Rhône',
    period: { from: 2024, to: 2026 },
    signedOn: null,
    previousPeriods: [],
    vocabulary: { axis: 'Axe', orientation: 'Orientation', action: 'Action' },
    numbering: 'continuous',
  },
  actors: [
    { id: pennes, name: 'Les Pennes-Mirabeau', short: 'L', label: 'Les Pennes', kind: 'commune' },
    { id: septemes, name: 'Septèmes-les-Vallons', short: 'S', label: 'Septèmes', kind: 'commune' },
    { id: caf, name: 'Caf des Bouches-du-Rhône', short: 'Caf', label: 'Caf', kind: 'caf' },
  ],
  themes: [
    { id: parenting, name: 'Parentalité' },
    { id: disability, name: 'Handicap' },
  ],
  axes: [
    {
      id: childhood,
      number: '1',
      title: 'Petite enfance',
      orientations: [
        { id: care, number: 'a', title: 'Accueillir' },
        { id: support, number: 'b', title: 'Soutenir' },
      ],
    },
    {
      id: parents,
      number: '2',
      title: 'Parentalité',
      orientations: [{ id: dialogue, number: 'a', title: 'Dialoguer' }],
    },
  ],
  actions: [
    action(
      nursery,
      '1',
      'Crèche',
      { axis: childhood, orientation: care },
      {
        alsoUnder: [dialogue],
        themes: [parenting],
        kind: 'new',
        pilots: [caf],
        porteurs: [pennes],
        deployment: { '2024': 'all', '2025': [pennes] },
        sheet: { ...emptySheet, details: ['Ouvrir douze places'], deadline: 'Septembre 2025' },
      },
    ),
    action(network, '2', 'Relais', { axis: childhood, orientation: care }),
    action(toys, '3', 'Ludothèque', { axis: childhood, orientation: support }),
    action(guide, '4', 'Guide', { axis: parents, orientation: null }),
    action(cafe, '5', 'Café des parents', { axis: parents, orientation: dialogue }),
    action(forum, '6', 'Forum', { axis: null, orientation: null }),
  ],
  facilities: [{ commune: pennes, kind: 'Crèche', name: 'Les Lutins', address: null }],
  competences: [{ category: 'Enfance', label: 'Accueil collectif', communes: [pennes, septemes] }],
  governance: [{ name: 'Comité de pilotage', missions: ['Décider'], members: ['Élus'], meetings: null }],
  cooperation: [
    { actor: pennes, roles: [{ title: 'Chargée de coopération', fte: 0.5 }], duties: ['Animer'] },
  ],
  evaluation: [{ question: 'Plus de places ?', indicators: ['Places ouvertes'] }],
  keyFigures: [{ label: 'Habitants', value: 32000, unit: 'habitants', year: 2020 }],
  quirks: ['Lecture : rien à signaler'],
};
