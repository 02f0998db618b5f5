import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../shared/views/check/check.ts';
import { exampleNames } from '../../territories.ts';
import { examplePlan, placesOf, said } from './checking.ts';

describe('the check finds in the plan of Les Pennes-Mirabeau et Septèmes-les-Vallons', () => {
  const plan = examplePlan('pennes-septemes');

  it('that 25 fiches are announced and 24 exist, and that 4 shared actions are not 18 or 20', () => {
    expect(said(plan, 'announced-count')).toEqual([
      'Le nombre annoncé est de 25 actions ; le plan en compte 24.',
      'Le nombre annoncé est de 4 actions à plusieurs communes ; le plan en compte 18 d’après les pilotes et 20 d’après les porteurs.',
    ]);
    expect(placesOf(plan, 'announced-count')[0]).toEqual([
      { is: 'annex', annex: 'keyFigures', row: plan.annexes.keyFigures[1]?.id },
      { is: 'annex', annex: 'notes', row: plan.annexes.notes[0]?.id },
    ]);
  });

  it('that the order of its numbers is not that of its enjeux and orientations', () => {
    expect(said(plan, 'number-out-of-place')).toEqual([
      '5 actions ont un numéro qui ne suit pas l’ordre du plan : 19, 20, 3, 1 et 2.',
    ]);
  });

  it('that four actions of one commune are planned for everyone', () => {
    expect(said(plan, 'everyone-for-one')).toEqual([
      'Action 10 : « tous » dans le déploiement, pour un seul porteur : Les Pennes.',
      'Action 14 : « tous » dans le déploiement, pour une seule commune : Les Pennes.',
      'Action 23 : « tous » dans le déploiement, pour un seul porteur : Septèmes.',
      'Action 19 : « tous » dans le déploiement, pour un seul porteur : Les Pennes.',
    ]);
  });

  it('what has no theme, said once as it is most of the plan, and themes that nothing has', () => {
    expect(said(plan, 'no-theme')).toEqual(['16 actions sur 24 sont sans thématique.']);
    expect(placesOf(plan, 'no-theme')[0]).toHaveLength(16);
    expect(said(plan, 'unused-theme')).toEqual([
      '« Logement et amélioration du cadre de vie » : sans action.',
      '« Animation de la vie sociale » : sans action.',
    ]);
  });

  it('the actions that are worded otherwise from one document to the next, as they were noted', () => {
    const noted = placesOf(plan, 'noted-disagreement').flat();
    for (const item of ['a13', 'a14', 'a21']) expect(noted).toContainEqual({ is: 'item', item });
    expect(said(plan, 'noted-disagreement').join('\n')).toMatch(/^Ordre des enjeux\. /m);
  });

  it('nothing where it is in order', () => {
    for (const rule of ['no-pilot', 'no-porteur', 'no-year', 'year-outside', 'similar-titles'] as const)
      expect(said(plan, rule), rule).toEqual([]);
  });
});

describe('the check finds in the plan of the bassin de vie de Carros', () => {
  const plan = examplePlan('bassin-de-vie-carros');

  it('a fiche that speaks of a « CTG 2021/2023 »', () => {
    expect(said(plan, 'period-named')).toEqual([
      'La « CTG 2021/2023 » est nommée, alors que la période du plan est 2021–2024.',
    ]);
    expect(placesOf(plan, 'period-named')).toEqual([[{ is: 'item', item: 'a7-1-1' }]]);
  });

  it('boxes that were left empty: Partenaires of 2.1.1, Services mobilisés of 4.1.2, two of 7.1.1', () => {
    expect(said(plan, 'empty-sections')).toEqual([
      'Action 2.1.1 : rien dans « Partenaires sollicités ».',
      'Action 4.1.2 : rien dans « Services mobilisés et responsables ».',
      'Action 7.1.1 : rien dans « Résultats attendus » et « Partenaires sollicités ».',
    ]);
  });

  it('the objective about housing that no action serves', () => {
    expect(said(plan, 'unused-theme')).toEqual(['« Logement » : sans action.']);
  });

  it('what nearly all of the plan lacks, once, and what one action lacks, there', () => {
    expect(said(plan, 'no-pilot')).toEqual(['Tout le plan est sans pilote.']);
    expect(said(plan, 'no-porteur')).toEqual(['10 actions sur 11 sont sans porteur.']);
    expect(said(plan, 'no-year')).toEqual(['Tout le plan est sans année planifiée.']);
    expect(said(plan, 'no-orientation')).toEqual(['Action 7.1.1 : sans perspective générale.']);
    expect(said(plan, 'no-theme')).toEqual(['Action 7.1.1 : sans thématique.']);
  });

  it('seven communes that are six, and annexes by another number, as they were noted', () => {
    const noted = said(plan, 'noted-disagreement').join('\n');
    expect(noted).toMatch(/« des 7 communes » alors que le territoire en compte 6/);
    expect(noted).toMatch(/^Numéros d’annexes\. /m);
  });

  it('no two titles alike, though five begin with the same words', () => {
    expect(said(plan, 'similar-titles')).toEqual([]);
  });
});

describe('the check finds in the other plans', () => {
  it('one orientation of L’Union under two enjeux, and does not drown a plan without action', () => {
    const plan = examplePlan('l-union');
    expect(said(plan, 'similar-titles')).toEqual(['2 orientations ont le même titre.']);
    expect(placesOf(plan, 'similar-titles')).toEqual([
      [
        { is: 'item', item: 'enjeu-4-5' },
        { is: 'item', item: 'enjeu-8-4' },
      ],
    ]);
    expect(said(plan, 'no-action')).toEqual(['Le plan est encore sans action.']);
    expect(checkPlan(plan)).toHaveLength(4);
  });

  it('28 actions announced by the 3 Collines, and periods that are not theirs', () => {
    const plan = examplePlan('trois-collines');
    expect(said(plan, 'announced-count')).toEqual([
      'Le nombre annoncé est de 28 actions ; le plan en compte 4.',
    ]);
    expect(said(plan, 'period-named')).toEqual([
      'La « CTG 2019-2023 » est nommée, alors que la période du plan est 2024–2027.',
      'La « CTG 2023-2027 » est nommée, alors que la période du plan est 2024–2027.',
    ]);
    expect(placesOf(plan, 'absent-commune')).toEqual([
      [{ is: 'actor', actor: 'grans' }],
      [{ is: 'actor', actor: 'cornillon-confoux' }],
    ]);
  });

  it('in Angers no repetition: the same columns stand under each domain, and cited objectives have a place', () => {
    const plan = examplePlan('angers');
    expect(checkPlan(plan).map(({ text }) => text)).toEqual([
      'Les années de la convention ne sont pas indiquées.',
      'Tout le plan est sans pilote.',
      'Tout le plan est sans porteur.',
      '2 objectifs sur 13 ont une fiche encore vide.',
    ]);
  });

  it('sentences that end as sentences do', () => {
    const texts = exampleNames.flatMap(name => checkPlan(examplePlan(name)).map(({ text }) => text));
    expect(texts.filter(text => !/^[\p{Lu}\d«].*[.)»]$/su.test(text))).toEqual([]);
  });

  it('the same findings as long as the plan has not changed', () => {
    const plan = examplePlan('angers');
    expect(checkPlan(plan)).toBe(checkPlan(plan));
  });
});
