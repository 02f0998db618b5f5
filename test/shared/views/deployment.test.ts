import { describe, expect, it } from 'vitest';
import {
  type ActorId,
  actorId,
  isPlanned,
  itemId,
  type Mark,
  markAt,
  yearsOf,
} from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import {
  type Bar,
  barsOf,
  candidates,
  type DeploymentRow,
  deploymentRows,
  yearTotals,
} from '../../../shared/views/deployment.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { actionIn, created, seededDoc, setup } from '../replicas.ts';
import {
  caf,
  cafe,
  care,
  dialogue,
  forum,
  nursery,
  parents,
  pennes,
  readExample,
  septemes,
  toys,
} from '../territories.ts';

const example = readPlan(seededDoc(readExample('pennes-septemes')));
const years = [2024, 2025, 2026];

/** What a row says at its start: `axis 1 enfance`, `unfiled`… */
function label(row: DeploymentRow): string {
  if (row.is === 'unfiled') return row.is;
  const item = row.is === 'axis' ? row.axis : row.is === 'orientation' ? row.orientation : row.action;
  return `${row.is} ${row.number ?? '–'} ${item.id} ${row.rank}`;
}

describe('rows', () => {
  it('go axis by axis, with the orientations that hold actions, « À classer » last', () => {
    const { alice } = setup();
    alice.addOrientation(parents, 'Vide');
    expect(deploymentRows(outlineOf(alice.snapshot)).map(label)).toEqual([
      'axis 1 enfance 0',
      'orientation a accueil 0',
      'action 1 creche 0',
      'action 2 relais 0',
      'orientation b soutien 0',
      'action 3 ludotheque 0',
      'axis 2 parents 1',
      'action 4 guide 1',
      'orientation a dialogue 1',
      'action 5 cafe 1',
      'cited 1 creche 1',
      'unfiled',
      'action 6 forum -1',
    ]);
  });

  it('have no « À classer » when everything is filed', () => {
    const { alice } = setup();
    alice.move(forum, care);
    expect(deploymentRows(outlineOf(alice.snapshot)).map(row => row.is)).not.toContain('unfiled');
  });

  it('have an orientation again with its first action', () => {
    const { alice } = setup();
    alice.setAlsoUnder(nursery, dialogue, false);
    const rows = (): readonly string[] => deploymentRows(outlineOf(alice.snapshot)).map(label);
    alice.move(cafe, null);
    expect(rows()).not.toContain('orientation a dialogue 1');
    alice.move(cafe, dialogue);
    expect(rows()).toContain('orientation a dialogue 1');
  });

  it('[D4] show « À classer » the actions of an orientation that has lost its axis', () => {
    const { alice, bob, merge } = setup();
    alice.delete(parents);
    const loose = created(bob.addOrientation(parents, 'Nouvelle'));
    bob.addAction(loose, 'Dedans');
    expect(deploymentRows(outlineOf(merge())).map(label).slice(-3)).toEqual([
      'unfiled',
      'action 4 bob-2 -1',
      'action 5 forum -1',
    ]);
  });

  it('are those of the real plan: 3 enjeux, 8 orientations, 24 actions', () => {
    const kinds = deploymentRows(outlineOf(example)).map(row => row.is);
    expect(
      ['axis', 'orientation', 'action', 'unfiled'].map(kind => kinds.filter(is => is === kind).length),
    ).toEqual([3, 8, 24, 0]);
  });
});

describe('bars', () => {
  /** One cell as text: `[*` starts, `*]` ends, `L` goes through, `.` keeps an empty lane. */
  const drawn = (bars: readonly Bar[]): string =>
    bars
      .map(({ actor, on, starts, ends }) =>
        on ? `${starts ? '[' : ''}${actor === '*' ? '*' : actor.charAt(0)}${ends ? ']' : ''}` : '.',
      )
      .join(' ');
  const everyone: Mark = { everyone: true, actors: [] };
  const named = (...actors: ActorId[]): Mark => ({ everyone: false, actors });
  const none = named();
  const barsWith = (...marks: Mark[]): readonly string[] => {
    const { alice } = setup();
    alice.setMarks(marks.map((mark, index) => ({ action: toys, year: 2024 + index, mark })));
    return barsOf(actionIn(alice.snapshot, toys), years, alice.snapshot.actors).map(drawn);
  };

  it.each<[string, readonly [Mark, Mark, Mark], readonly string[]]>([
    ['nothing where nobody is planned', [none, none, none], ['', '', '']],
    ['one bar through the years of everyone', [everyone, everyone, everyone], ['[*', '*', '*]']],
    ['two bars around an empty year', [everyone, none, everyone], ['[*]', '', '[*]']],
    [
      'a lane for each commune',
      [named(pennes), named(pennes, septemes), named(septemes)],
      ['[l .', 'l] [s', '. s]'],
    ],
    ['lanes in the order of the actors', [named(septemes, pennes), none, none], ['[l] [s]', '. .', '. .']],
    ['lanes that end where everyone begins', [named(pennes), everyone, named(pennes)], ['[l]', '[*]', '[l]']],
    [
      'a lane that starts where everyone ends, though it was named before',
      [{ everyone: true, actors: [pennes] }, named(pennes), none],
      ['[*]', '[l]', '.'],
    ],
    [
      'no lane for a name that everyone covers',
      [{ everyone: true, actors: [pennes] }, none, none],
      ['[*]', '', ''],
    ],
    ['no lane for an actor who is not there', [named(actorId('parti')), none, none], ['', '', '']],
  ])('draw %s', (_title, marks, bars) => {
    expect(barsWith(...marks)).toEqual(bars);
  });

  it('are those of « Créer des structures Petite Enfance » in the real plan', () => {
    const action = actionIn(example, itemId('a05'));
    const bars = barsOf(action, yearsOf(example.territory.period), example.actors);
    expect(bars.map(drawn)).toEqual(['[l .', 'l .', 'l .', 'l [s', 'l] s]']);
  });
});

describe('totals', () => {
  it('are 14, 19, 23, 24 and 24 in the real plan', () => {
    expect(yearTotals(example.actions, yearsOf(example.territory.period))).toEqual([14, 19, 23, 24, 24]);
  });

  it('count an action once, whoever is planned', () => {
    const { alice } = setup();
    const total = ({ snapshot }: Plan): number | undefined => yearTotals(snapshot.actions, [2024])[0];
    expect(total(alice)).toBe(1);
    alice.toggleMark(toys, 2024, pennes);
    alice.toggleMark(toys, 2024, septemes);
    expect(total(alice)).toBe(2);
    alice.toggleMark(nursery, 2024, '*');
    expect(total(alice)).toBe(1);
    expect(isPlanned(markAt(actionIn(alice.snapshot, nursery), 2024))).toBe(false);
  });
});

describe('« Qui ? »', () => {
  it('offers the porteurs first, then the communes, each once', () => {
    const { alice } = setup();
    const offered = (): readonly ActorId[] => {
      const { snapshot } = alice;
      return candidates(actionIn(snapshot, toys), snapshot.actors).map(({ id }) => id);
    };
    expect(offered()).toEqual([pennes, septemes]);
    for (const actor of [caf, septemes]) alice.setActor(toys, 'porteurs', actor, true);
    expect(offered()).toEqual([caf, septemes, pennes]);
  });

  it('leaves out a porteur who is not among the actors', () => {
    const { alice } = setup();
    alice.setActor(toys, 'porteurs', actorId('parti'), true);
    const { snapshot } = alice;
    expect(candidates(actionIn(snapshot, toys), snapshot.actors).map(({ id }) => id)).toEqual([
      pennes,
      septemes,
    ]);
  });
});
