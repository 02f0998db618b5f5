import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../shared/views/check/check.ts';
import { setup } from '../../replicas.ts';
import {
  cafe,
  childhood,
  dialogue,
  emptySheet,
  forum,
  guide,
  network,
  nursery,
  parenting,
  parents,
  pennes,
  septemes,
  smallTerritory,
  toys,
} from '../../territories.ts';
import { actionsWith, placesOf, said, smallPlan } from './checking.ts';

const { territory, actors, axes } = smallTerritory;

describe('what actions lack', () => {
  it('is said for each one while most have it', () => {
    const has = { porteurs: [pennes] };
    const plan = smallPlan({
      actions: actionsWith({ [network]: has, [toys]: has, [guide]: has, [cafe]: has }),
    });
    expect(said(plan, 'no-porteur')).toEqual(['Action 6 : sans porteur.']);
    expect(placesOf(plan, 'no-porteur')).toEqual([[{ is: 'item', item: forum }]]);
  });

  it('is said once, with those concerned, when most lack it', () => {
    const plan = smallPlan();
    expect(said(plan, 'no-pilot')).toEqual(['5 actions sur 6 sont sans pilote.']);
    expect(placesOf(plan, 'no-pilot')[0]).toHaveLength(5);
  });

  it('is said of the whole plan when all lack it', () => {
    const plan = smallPlan({ actions: actionsWith({ [nursery]: { pilots: [] } }) });
    expect(said(plan, 'no-pilot')).toEqual(['Tout le plan est sans pilote.']);
    expect(placesOf(plan, 'no-pilot')).toEqual([[]]);
  });

  it('is not said of a theme where the plan has none, nor of years where its period is not known', () => {
    const plan = smallPlan({
      themes: [],
      actions: actionsWith({ [nursery]: { themes: [] } }),
      territory: { ...territory, period: { from: null, to: null } },
    });
    expect(said(plan, 'no-theme')).toEqual([]);
    expect(said(plan, 'no-year')).toEqual([]);
    expect(said(plan, 'no-period')).toEqual(['Les années de la convention ne sont pas indiquées.']);
  });

  it('is a theme that the plan still has', () => {
    const { alice } = setup();
    alice.themes.delete(parenting);
    expect(said(alice.snapshot, 'no-theme')).toEqual(['Tout le plan est sans thématique.']);
  });

  it('is an orientation where the plan has some, an axis where it has none', () => {
    expect(said(smallPlan(), 'no-orientation')).toEqual([
      'Action 4 : sans orientation.',
      'Action 6 : sans orientation.',
    ]);
    const flat = smallPlan({
      axes: axes.map(axis => ({ ...axis, orientations: [] })),
      actions: smallTerritory.actions.map(action => ({ ...action, orientation: null, alsoUnder: [] })),
    });
    expect(said(flat, 'no-orientation')).toEqual(['Action 6 : sans axe.']);
  });

  it('is no orientation when the action is cited under one', () => {
    const plan = smallPlan({ actions: actionsWith({ [forum]: { alsoUnder: [dialogue] } }) });
    expect(said(plan, 'no-orientation')).toEqual(['Action 4 : sans orientation.']);
  });

  it('is told by its title when it has no number', () => {
    const plan = smallPlan({
      territory: { ...territory, numbering: 'none' },
      actions: smallTerritory.actions.map(action => ({ ...action, number: null })),
    });
    expect(said(plan, 'no-orientation')).toEqual([
      '« Guide » : sans orientation.',
      '« Forum » : sans orientation.',
    ]);
  });

  it('is the whole of those that are blank where some are begun, said once', () => {
    const begun = { sheet: { ...emptySheet, details: ['Ouvrir dix places'] } };
    const none = actionsWith({ [nursery]: { sheet: emptySheet } });
    expect(said(smallPlan({ actions: none }), 'empty-sections')).toEqual([]);
    const one = smallPlan({ actions: actionsWith({ [nursery]: begun }) });
    expect(said(one, 'empty-sections')).toEqual(['5 actions sur 6 ont une fiche encore vide.']);
    expect(placesOf(one, 'empty-sections')[0]).toHaveLength(5);
    const dated = { sheet: { ...emptySheet, deadline: '2025' } };
    const split = { [nursery]: begun, [network]: begun, [toys]: begun, [guide]: dated, [cafe]: dated };
    expect(said(smallPlan({ actions: actionsWith(split) }), 'empty-sections')).toEqual([
      '1 action sur 6 a une fiche encore vide.',
    ]);
  });

  it('is a box that most of the others fill, unless the plan hides it or names its partners', () => {
    const filled = (text: string) => ({
      sheet: { ...emptySheet, details: [text], audience: [text], deadline: text, partners: [text] },
    });
    const actions = actionsWith({
      [nursery]: filled('Caf'),
      [network]: filled('Mairies'),
      [toys]: filled('Écoles'),
      [guide]: filled('Associations'),
      [cafe]: filled('Centre social'),
    });
    expect(said(smallPlan({ actions }), 'empty-sections')).toEqual([
      'Action 6 : rien dans « Détails de l’action », « Public cible », « Échéances de réalisation » et « Partenaires sollicités ».',
    ]);
    const { alice } = setup({ file: { ...smallTerritory, actions } });
    for (const section of ['details', 'deadline']) alice.sheets.hideSection(section, true);
    alice.setActor(forum, 'partners', septemes, true);
    expect(said(alice.snapshot, 'empty-sections')).toEqual(['Action 6 : rien dans « Public cible ».']);
  });
});

describe('years', () => {
  it('that are planned outside the period are told with it', () => {
    const plan = smallPlan({
      actions: actionsWith({ [cafe]: { deployment: { '2022': [pennes], '2023': 'all', '2024': 'all' } } }),
    });
    expect(said(plan, 'year-outside')).toEqual([
      'Action 5 : croix en 2022 et 2023, hors de la période 2024–2026.',
    ]);
    expect(placesOf(plan, 'year-outside')).toEqual([[{ is: 'item', item: cafe }, { is: 'period' }]]);
  });

  it('of a CTG that a text names are those of the plan, or of a period before it', () => {
    const sheetOf = (...details: string[]) => ({
      sheet: { ...emptySheet, details },
    });
    const plan = smallPlan({
      territory: { ...territory, previousPeriods: [{ from: 2019, to: 2023, actions: 4 }] },
      actions: actionsWith({
        [network]: sheetOf('La CTG 2024-2026', 'La Ctg 2019/2023', 'Le PEDT 2020-2022'),
        [toys]: sheetOf('La CTG 2024–2027'),
      }),
    });
    expect(said(plan, 'period-named')).toEqual([
      'La « CTG 2024–2027 » est nommée, alors que la période du plan est 2024–2026.',
    ]);
    expect(placesOf(plan, 'period-named')).toEqual([[{ is: 'item', item: toys }]]);
  });

  it('that the convention is named by are those of the plan', () => {
    expect(said(smallPlan(), 'period-named')).toEqual([]);
    const { alice } = setup();
    alice.about.setPeriod(2024, 2027);
    expect(said(alice.snapshot, 'period-named')).toEqual([
      'Le nom de la convention dit 2024-2026, alors que la période du plan est 2024–2027.',
    ]);
  });

  it('for everyone are told when one commune carries the action, not when one of one plan does', () => {
    const deployment = { '2024': 'all' } as const;
    const actions = actionsWith({
      [network]: { porteurs: [septemes], deployment },
      [toys]: { porteurs: [pennes, septemes], deployment },
      [guide]: { porteurs: [], deployment },
    });
    const plan = smallPlan({ actions });
    expect(said(plan, 'everyone-for-one')).toEqual([
      'Action 1 : « tous » dans le déploiement, pour un seul porteur : Les Pennes.',
      'Action 2 : « tous » dans le déploiement, pour un seul porteur : Septèmes.',
    ]);
    expect(placesOf(plan, 'everyone-for-one')[1]).toEqual([{ is: 'marks', action: network }]);
  });
});

describe('numbers', () => {
  it('that two have are told, with all who have them', () => {
    const plan = smallPlan({ actions: actionsWith({ [toys]: { number: '2' }, [forum]: { number: '2' } }) });
    expect(said(plan, 'repeated-number')).toEqual(['Le numéro 2 est porté par 3 actions.']);
    expect(placesOf(plan, 'repeated-number')[0]).toHaveLength(3);
  });

  it('of orientations begin again under each axis when they are letters', () => {
    expect(said(smallPlan(), 'repeated-number')).toEqual([]);
  });

  it('that were fixed before the action moved do not follow its place', () => {
    const { alice } = setup();
    alice.fixNumber(nursery, '1');
    alice.move(nursery, dialogue);
    expect(said(alice.snapshot, 'number-out-of-place')).toEqual(['Le numéro 1 ne suit pas l’ordre du plan.']);
    alice.releaseNumber(nursery);
    expect(said(alice.snapshot, 'number-out-of-place')).toEqual([]);
  });

  it('that leave a gap, or that are no numbers, follow their place', () => {
    const plan = smallPlan({
      actions: actionsWith({
        [network]: { number: '2' },
        [toys]: { number: '2 bis' },
        [guide]: { number: '9' },
        [cafe]: { number: '10' },
        [forum]: { number: '11' },
      }),
    });
    expect(said(plan, 'number-out-of-place')).toEqual([]);
  });
});

describe('what is under nothing, and nothing under it', () => {
  it('is an orientation without action, its axis when all are', () => {
    const { alice } = setup();
    alice.delete(toys);
    expect(said(alice.snapshot, 'empty-branch')).toEqual(['« Soutenir » : sans action.']);
    for (const action of [nursery, network]) alice.delete(action);
    expect(said(alice.snapshot, 'empty-branch')).toEqual(['« Petite enfance » : sans action.']);
    expect(placesOf(alice.snapshot, 'empty-branch')).toEqual([[{ is: 'item', item: childhood }]]);
  });

  it('is not an orientation that cites an action', () => {
    const { alice } = setup();
    alice.delete(cafe);
    expect(said(alice.snapshot, 'empty-branch')).toEqual([]);
    alice.setAlsoUnder(nursery, dialogue, false);
    expect(said(alice.snapshot, 'empty-branch')).toEqual(['« Dialoguer » : sans action.']);
  });

  it('is said once of a plan that has no action yet', () => {
    const { alice } = setup();
    for (const { id } of alice.snapshot.actions) alice.delete(id);
    expect(said(alice.snapshot, 'no-action')).toEqual(['Le plan est encore sans action.']);
    expect(said(alice.snapshot, 'empty-branch')).toEqual([]);
  });

  it('is a reference to an orientation that was deleted', () => {
    const { alice } = setup();
    alice.delete(parents);
    expect(said(alice.snapshot, 'lost-reference')).toEqual([
      'Action 1 : renvoi vers une place qui n’est plus dans le plan.',
    ]);
    alice.undo();
    expect(said(alice.snapshot, 'lost-reference')).toEqual([]);
  });

  it('is nothing at all in an empty plan', () => {
    const plan = smallPlan({ axes: [], actions: [] });
    expect(checkPlan(plan).map(({ text }) => text)).toEqual([]);
  });

  it('is a theme that no action has, where actions have themes', () => {
    expect(said(smallPlan(), 'unused-theme')).toEqual(['« Handicap » : sans action.']);
    const without = smallPlan({ actions: actionsWith({ [nursery]: { themes: [] } }) });
    expect(said(without, 'unused-theme')).toEqual([]);
  });
});

describe('actors', () => {
  const school = { id: 'ecole', name: 'École', short: 'É', label: 'École', kind: 'service' } as const;

  it('that nothing uses are told, but the Caf, and communes that are in no action', () => {
    const plan = smallPlan({ actors: [...actors, school], competences: [], cooperation: [] });
    expect(said(plan, 'unused-actor')).toEqual(['École : ni dans les lignes du plan, ni dans ses annexes.']);
    expect(placesOf(plan, 'absent-commune')).toEqual([[{ is: 'actor', actor: septemes }]]);
  });

  it('are used by their place in a mark, a role, or an annex', () => {
    const { alice } = setup({ file: { ...smallTerritory, actors: [...actors, school] } });
    alice.setActor(toys, 'partners', alice.directory.addActor('École', 'service'), true);
    alice.toggleMark(toys, 2024, septemes);
    expect(said(alice.snapshot, 'unused-actor')).toEqual([]);
    expect(said(alice.snapshot, 'absent-commune')).toEqual([]);
  });

  it('are used by what names a group they are in', () => {
    const both = {
      id: 'les-2',
      name: 'Les 2 communes',
      short: '2',
      label: 'Les 2 communes',
      kind: 'other',
    } as const;
    const group = { ...both, members: [pennes, septemes] };
    const plan = smallPlan({
      actors: [...actors, group],
      actions: actionsWith({ [toys]: { porteurs: [group.id], deployment: { '2024': 'all' } } }),
    });
    expect(said(plan, 'absent-commune')).toEqual([]);
    expect(said(plan, 'unused-actor')).toEqual([]);
    expect(said(plan, 'everyone-for-one')).toHaveLength(1);
    const idle = smallPlan({ actors: [...actors, group] });
    expect(said(idle, 'absent-commune')).toHaveLength(1);
    expect(said(idle, 'unused-actor')).toEqual([]);
  });

  it('with one abbreviation for two are told, whatever its accents and case', () => {
    const lycee = { id: 'lycee', name: 'Lycée', short: 'e', label: 'Lycée', kind: 'service' } as const;
    const plan = smallPlan({ actors: [...actors, school, lycee] });
    expect(said(plan, 'ambiguous-short')).toEqual(['École et Lycée ont la même abréviation, « É ».']);
  });
});
