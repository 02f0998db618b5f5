import { describe, expect, it } from 'vitest';
import { cafe, smallTerritory } from '../../territories.ts';
import { placesOf, said, smallPlan } from './checking.ts';

describe('counts that the annexes announce', () => {
  const announce = (label: string, value: number, unit: string, quirks: readonly string[] = []) =>
    said(
      smallPlan({
        keyFigures: [...smallTerritory.keyFigures, { label, value, unit, year: null }],
        quirks: [...quirks],
      }),
      'announced-count',
    );

  it.each([
    ['Fiches du plan', 7, 'fiches', 'Le nombre annoncé est de 7 actions ; le plan en compte 6.'],
    ['Fiches du plan', 6, 'fiches actions', undefined],
    ['Axes', 3, 'axes', 'Le nombre annoncé est de 3 axes ; le plan en compte 2.'],
    ['Orientations', 3, 'orientations', undefined],
    ['Actions de la CTG 2019-2022', 16, 'actions', undefined],
    [
      'Actions de la CTG 2023-2026',
      16,
      'actions',
      'Le nombre annoncé est de 16 actions ; le plan en compte 6.',
    ],
    ['Actions réalisées', 92, 'actions', undefined],
    ['Actions nouvelles', 2, 'actions', undefined],
    ['Communes', 49, 'communes', undefined],
    [
      'Actions mutualisées',
      1,
      'actions',
      'Le nombre annoncé est de 1 action à plusieurs communes ; le plan en compte 0 d’après les pilotes et 0 d’après les porteurs.',
    ],
  ] as const)('%s : %i %s', (label, value, unit, sentence) => {
    expect(announce(label, value, unit)).toEqual(sentence === undefined ? [] : [sentence]);
  });

  it('are not told by a word that two levels share', () => {
    const vocabulary = { axis: 'Objectif général', orientation: 'Objectif opérationnel', action: 'Action' };
    const figure = { label: 'Au total', value: 9, year: null };
    const plan = smallPlan({
      territory: { ...smallTerritory.territory, vocabulary },
      keyFigures: [
        { ...figure, unit: 'objectifs' },
        { ...figure, unit: 'objectifs généraux' },
      ],
    });
    expect(said(plan, 'announced-count')).toEqual([
      'Le nombre annoncé est de 9 objectifs généraux ; le plan en compte 2.',
    ]);
  });

  it('are told once when a note announces the same', () => {
    const notes = [
      'Lecture : la brochure annonce 7 fiches.',
      'Lecture : elle annonçait 6 actions, et 7 fiches actions sont annoncées ailleurs.',
    ];
    expect(announce('Actions', 7, 'actions', notes)).toEqual([
      'Le nombre annoncé est de 7 actions ; le plan en compte 6.',
    ]);
  });
});

describe('what was noted as contradictory', () => {
  it('is told with the action it names, when there is such a one', () => {
    const plan = smallPlan({
      quirks: ['Désaccord : action 5. Deux titres.', 'Désaccord : action 12, inconnue.', 'Lecture : rien.'],
    });
    expect(said(plan, 'noted-disagreement')).toEqual(['Action 5. Deux titres.', 'Action 12, inconnue.']);
    expect(placesOf(plan, 'noted-disagreement')).toEqual([
      [
        { is: 'item', item: cafe },
        { is: 'annex', annex: 'notes', row: plan.annexes.notes[0]?.id },
      ],
      [{ is: 'annex', annex: 'notes', row: plan.annexes.notes[1]?.id }],
    ]);
  });
});
