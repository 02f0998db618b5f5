import { describe, expect, it } from 'vitest';
import { exportTerritory, parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import { actionsInOrder, outlineOf } from '../../shared/views/outline.ts';
import { inBothOrders, originsOf, setup } from './replicas.ts';
import { cafe, nursery } from './territories.ts';

describe('what a plan is about', () => {
  it('is written, each fact apart', () => {
    const { alice } = setup();
    alice.about.write('name', ' Grand territoire ');
    alice.about.write('convention', 'CTG 2024-2026');
    alice.about.write('caf', 'Caf du Var');
    alice.about.write('word.axis', 'Enjeu');
    alice.about.write('word.orientation', 'Volet');
    alice.about.write('word.action', 'Objectif');
    alice.about.setSignedOn('2024-01');
    const { territory } = parseTerritoryFile(exportTerritory(alice.snapshot));
    expect(territory).toMatchObject({
      name: 'Grand territoire',
      convention: 'CTG 2024-2026',
      caf: 'Caf du Var',
      signedOn: '2024-01',
      vocabulary: { axis: 'Enjeu', orientation: 'Volet', action: 'Objectif' },
    });
    alice.about.setSignedOn(null);
    expect(alice.snapshot.territory.signedOn).toBeNull();
  });

  it('[D9] is typed in one gesture', () => {
    const { alice } = setup();
    for (const text of ['P', 'Pe', 'Pet']) alice.about.write('name', text);
    alice.undo();
    expect(alice.snapshot.territory.name).toBe('Petit territoire');
  });

  it.each<[string, (about: ReturnType<typeof setup>['alice']['about']) => void]>([
    ['no name', about => about.write('name', '  ')],
    ['the name it has', about => about.write('name', 'Petit territoire')],
    ['a date that is none', about => about.setSignedOn('15/12/2022')],
    ['the numbers it has', about => about.setNumbering({ numbering: 'continuous' })],
    ['no fixed number', about => about.releaseNumbers()],
  ])('writes nothing for %s', (_title, act) => {
    const { alice, docs } = setup();
    expect(originsOf(docs.alice, () => act(alice.about))).toEqual([]);
    expect(alice.gestures).toBe(0);
  });

  inBothOrders('[D2] keeps a name and a word written at once', ({ alice, bob, merge }) => {
    alice.about.write('name', 'Grand territoire');
    bob.about.write('word.action', 'Objectif');
    alice.about.setNumbering({ numbering: 'hierarchical' });
    bob.about.setNumbering({ axisStyle: 'letter' });
    expect(merge().territory).toMatchObject({
      name: 'Grand territoire',
      vocabulary: { action: 'Objectif' },
      numbering: 'hierarchical',
      axisStyle: 'letter',
    });
  });
});

describe('numbers', () => {
  const numbersIn = (plan: ReturnType<typeof setup>['alice']): readonly (string | null)[] =>
    actionsInOrder(outlineOf(plan.snapshot)).map(({ number }) => number);

  it('follow the scheme that is chosen', () => {
    const { alice } = setup();
    alice.about.setNumbering({ numbering: 'hierarchical', axisStyle: 'decimal', orientationStyle: 'path' });
    expect(numbersIn(alice)).toEqual(['1.1.1', '1.1.2', '1.2.1', '2.1', '2.1.1', null]);
    alice.about.setNumbering({ numbering: 'none' });
    expect(numbersIn(alice)).toEqual([null, null, null, null, null, null]);
  });

  it('[D6] are released all at once, and fixed again by undo', () => {
    const { alice } = setup();
    alice.fixNumber(nursery, '9');
    alice.fixNumber(cafe, '');
    alice.about.releaseNumbers();
    expect(numbersIn(alice)).toEqual(['1', '2', '3', '4', '5', '6']);
    alice.undo();
    expect(numbersIn(alice)).toEqual(['9', '1', '2', '3', null, '4']);
  });
});
