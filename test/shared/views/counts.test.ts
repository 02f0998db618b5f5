import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../shared/plan-reader.ts';
import { type CountGroup, communesAmong, countsOf } from '../../../shared/views/counts.ts';
import { seededDoc, setup } from '../replicas.ts';
import { caf, cafe, nursery, pennes, readExample, septemes, support, toys } from '../territories.ts';

function groupsOf(name: string): readonly CountGroup[] {
  return countsOf(readPlan(seededDoc(readExample(name))));
}

function valuesIn(groups: readonly CountGroup[], title: string): Readonly<Record<string, number>> {
  const counts = groups.find(group => group.title === title)?.counts ?? [];
  return Object.fromEntries(counts.map(({ label, value }) => [label, value]));
}

describe('the figures of a real plan', () => {
  it('are those of Les Pennes: 24 actions, 18 piloted and 20 carried by several communes', () => {
    expect(valuesIn(groupsOf('pennes-septemes'), 'Dans tout le plan')).toEqual({
      actions: 24,
      'actions pilotées par plusieurs communes': 18,
      'actions portées par plusieurs communes': 20,
    });
  });

  it('are 14, 19, 23, 24 and 24 by year at Les Pennes', () => {
    const byYear = valuesIn(groupsOf('pennes-septemes'), 'Par année');
    expect(byYear).toEqual({ 2022: 14, 2023: 19, 2024: 23, 2025: 24, 2026: 24 });
  });

  it('tell at Carros 6 actions under way, 5 new, and one that is cited elsewhere, counted once', () => {
    expect(valuesIn(groupsOf('bassin-de-vie-carros'), 'Dans tout le plan')).toMatchObject({
      actions: 11,
      'actions en cours': 6,
      'actions nouvelles': 5,
      'action citée ailleurs': 1,
    });
  });

  it('leave out what a plan does not have: years at Carros, communes at L’Union', () => {
    expect(groupsOf('bassin-de-vie-carros').map(({ title }) => title)).toEqual([
      'Dans tout le plan',
      'Par thématique',
    ]);
    expect(groupsOf('l-union')).toEqual([
      { title: 'Dans tout le plan', definition: '', counts: [expect.objectContaining({ value: 0 })] },
    ]);
  });

  it('say each what they count', () => {
    for (const { definition, counts } of groupsOf('pennes-septemes'))
      expect(definition !== '' || counts.every(count => count.definition !== '')).toBe(true);
  });
});

describe('a figure', () => {
  it('counts an action of two themes in both, and those without any apart', () => {
    const { alice } = setup();
    for (const { id } of alice.snapshot.themes) alice.setTheme(cafe, id, true);
    expect(valuesIn(countsOf(alice.snapshot), 'Par thématique')).toEqual({
      Parentalité: 2,
      Handicap: 1,
      'Sans thématique': 4,
    });
  });

  it('counts two communes, not a commune and the Caf', () => {
    const { alice } = setup();
    const piloted = (): number | undefined =>
      valuesIn(countsOf(alice.snapshot), 'Dans tout le plan')['action pilotée par plusieurs communes'];
    alice.setActor(toys, 'pilots', pennes, true);
    alice.setActor(toys, 'pilots', caf, true);
    expect(piloted()).toBe(0);
    alice.setActor(toys, 'pilots', septemes, true);
    expect(piloted()).toBe(1);
    expect(communesAmong([septemes, caf, pennes], alice.snapshot.actors).map(({ id }) => id)).toEqual([
      pennes,
      septemes,
    ]);
  });

  it('counts an action cited elsewhere once, and no more once it stands there', () => {
    const { alice } = setup();
    const cited = (): number | undefined =>
      valuesIn(countsOf(alice.snapshot), 'Dans tout le plan')['action citée ailleurs'];
    expect(cited()).toBe(1);
    alice.setAlsoUnder(nursery, support, true);
    expect(cited()).toBe(1);
    expect(valuesIn(countsOf(alice.snapshot), 'Dans tout le plan').actions).toBe(6);
  });

  it('is said in the singular below two', () => {
    const { alice } = setup();
    const labels = (): readonly string[] =>
      countsOf(alice.snapshot)[0]?.counts.map(({ label, value }) => `${value} ${label}`) ?? [];
    for (const { id } of alice.snapshot.actions) {
      alice.setOrigin(id, id === toys ? 'new' : 'renewed');
      if (id !== toys && id !== cafe) alice.delete(id);
    }
    expect(labels()).toContain('1 action nouvelle');
    expect(labels()).toContain('1 action reconduite');
    expect(labels()).toContain('2 actions');
    alice.delete(cafe);
    expect(labels()).toContain('1 action');
    expect(labels()).toContain('0 action portée par plusieurs communes');
  });

  it('is computed once for one snapshot', () => {
    const { alice } = setup();
    expect(countsOf(alice.snapshot)).toBe(countsOf(alice.snapshot));
  });
});
