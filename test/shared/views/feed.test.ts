import { describe, expect, it } from 'vitest';
import type { PlanSnapshot } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { changesBetween } from '../../../shared/views/changes.ts';
import { tellDeed } from '../../../shared/views/feed.ts';
import { setup } from '../replicas.ts';
import { cafe, care, pennes, septemes, toys } from '../territories.ts';

describe('tellDeed', () => {
  const told = (work: (plan: Plan) => void): readonly string[] => {
    const { alice } = setup();
    const before: PlanSnapshot = alice.snapshot;
    work(alice);
    return changesBetween(before, alice.snapshot).map(change => tellDeed(before, alice.snapshot, change));
  };

  it.each<[string, (plan: Plan) => void, RegExp]>([
    ['a new title', plan => plan.rename(cafe, 'Café'), /: nouvel intitulé$/],
    ['a new porteur', plan => plan.setActor(toys, 'porteurs', septemes, true), /: porteurs \+ Septèmes$/],
    ['an added action', plan => void plan.addAction(care, 'Nouvelle'), /: ajout$/],
    ['a deleted action', plan => plan.delete(cafe), /: suppression$/],
    ['a new place', plan => void plan.move(cafe, care), /: nouvelle place$/],
  ])('tells %s', (_name, work, words) => {
    expect(told(work).filter(line => words.test(line))).toHaveLength(1);
  });

  it('tells years that come and go, and for whom one now is', () => {
    const { alice } = setup();
    const clear = { everyone: false, actors: [] };
    alice.setMarks([
      { action: cafe, year: 2023, mark: { everyone: true, actors: [] } },
      { action: cafe, year: 2024, mark: clear },
      { action: cafe, year: 2025, mark: clear },
    ]);
    const before = alice.snapshot;
    const tell = (): string => {
      const [change] = changesBetween(before, alice.snapshot);
      return change ? tellDeed(before, alice.snapshot, change) : '';
    };
    alice.setMarks([
      { action: cafe, year: 2024, mark: { everyone: true, actors: [] } },
      { action: cafe, year: 2025, mark: { everyone: true, actors: [] } },
    ]);
    expect(tell()).toMatch(/ : \+ 2024, 2025$/);
    alice.setMarks([
      { action: cafe, year: 2023, mark: { everyone: false, actors: [pennes] } },
      { action: cafe, year: 2024, mark: clear },
      { action: cafe, year: 2025, mark: clear },
    ]);
    expect(tell()).toMatch(/ : 2023 Les Pennes$/);
  });
});
