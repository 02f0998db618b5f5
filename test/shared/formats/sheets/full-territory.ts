/** A plan that holds what is hard to carry in a spreadsheet. */

import { exportTerritory } from '../../../../shared/formats/territory-file.ts';
import type { TerritoryFile } from '../../../../shared/formats/territory-schema.ts';
import { readPlan } from '../../../../shared/plan-reader.ts';
import { seededDoc } from '../../replicas.ts';
import { caf, cafe, pennes, septemes, smallTerritory } from '../../territories.ts';

const [first, ...others] = smallTerritory.actions;
if (!first) throw new Error('the small plan has lost its actions');

const bold = [{ type: 'bold' as const }];

const written: TerritoryFile = {
  ...smallTerritory,
  territory: {
    ...smallTerritory.territory,
    signedOn: '2024-03',
    previousPeriods: [
      { from: 2015, to: 2018, actions: null },
      { from: 2019, to: 2023, actions: 12 },
    ],
    orientationStyle: 'letter',
    sections: [
      { id: 'details', name: 'Ce qui est prévu', hidden: false },
      { id: 'own-suites', name: 'Suites', hidden: false },
      { id: 'deadline', name: 'Échéances de réalisation', hidden: true },
    ],
  },
  actors: [
    ...smallTerritory.actors.map(actor =>
      actor.id === caf ? { ...actor, aliases: ['Caf 13', 'CAF, 13'], color: 4 } : actor,
    ),
    {
      id: 'les-deux',
      name: 'Les 2 communes',
      short: '2C',
      label: 'Les 2 communes',
      kind: 'commune',
      members: [pennes, septemes],
    },
    { id: 'pmi', name: 'PMI et santé, Nord', short: '=P', label: 'PMI et santé, Nord', kind: 'service' },
    { id: 'pmi-2', name: 'PMI Sud', short: 'PS', label: 'PMI et santé, Nord', kind: 'service' },
  ],
  actions: [
    {
      ...first,
      title: '=1+1 ; « Crèche » <b>&amp;',
      pilots: ['pmi-2', caf, 'pmi'],
      partners: [septemes],
      deployment: { '2023': [septemes, pennes], '2024': 'all', '2025': [pennes], '2026': ['les-deux'] },
      sheet: {
        ...first.sheet,
        details: [
          'Ouvrir douze places',
          '• une puce\nsur deux lignes',
          '  deux espaces devant',
          '_x0041_ reste ainsi',
        ],
        objectives: ["'=2+2", '-3'],
        audience: ['=SUM(A1:A9)'],
        methods: ['mot '.repeat(20_000).trim()],
        deadline: 'Septembre 2025\npuis 2026',
      },
      ownSheet: { 'own-suites': ['@demain'] },
      richSheet: {
        audience: [{ type: 'paragraph', content: [{ type: 'text', text: '=SUM(A1:A9)', marks: bold }] }],
        objectives: [
          {
            type: 'orderedList',
            start: 3,
            items: [
              [
                {
                  type: 'paragraph',
                  content: [
                    { type: 'text', text: "'=", marks: bold },
                    { type: 'text', text: '2+2' },
                  ],
                },
              ],
              [{ type: 'paragraph', content: [{ type: 'text', text: '-3' }] }],
            ],
          },
        ],
      },
    },
    ...others.map(action =>
      action.id === cafe ? { ...action, number: '5 bis', alsoUnder: ['accueil', 'soutien'] } : action,
    ),
  ],
  facilities: [
    ...smallTerritory.facilities,
    { commune: null, kind: 'Parc', name: 'Le Parc', address: '1 rue X' },
  ],
  cooperation: [
    {
      actor: caf,
      roles: [
        { title: 'Conseil', fte: null },
        { title: 'Appui', fte: 1.5 },
      ],
      duties: ['Aider', 'Suivre'],
    },
    { actor: null, roles: [{ title: 'À pourvoir', fte: 0.1 }], duties: [] },
  ],
  keyFigures: [
    { label: 'Habitants', value: 29_233, unit: 'habitants', year: 2020 },
    { label: 'Part', value: null, unit: '%', year: null },
    { label: 'Taux', value: 12.75, unit: '%', year: 2021 },
  ],
  quirks: ['+ une note', 'Deux lignes\nici'],
};

/** As Tablée exports it. */
export const fullTerritory = exportTerritory(readPlan(seededDoc(written)));
