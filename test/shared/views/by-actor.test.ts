import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../shared/plan.ts';
import { readPlan } from '../../../shared/plan-reader.ts';
import { actionsByActor } from '../../../shared/views/by-actor.ts';
import { outlineOf } from '../../../shared/views/outline.ts';
import { seededDoc, setup } from '../replicas.ts';
import { caf, cafe, pennes, readExample, septemes, toys } from '../territories.ts';

function groupsOf({ snapshot }: Pick<Plan, 'snapshot'>): readonly string[] {
  return actionsByActor(outlineOf(snapshot), snapshot.actors, 'Action').map(
    ({ heading, detail, entries }) =>
      `${heading} (${detail}) ${entries.map(({ number, note }) => `${number} ${note}`.trim()).join(' | ')}`,
  );
}

describe('the plan by actors', () => {
  it('has each actor with what it does, and what nobody does last', () => {
    expect(groupsOf(setup().alice)).toEqual([
      'Les Pennes (1 action : porteur de 1) 1 Porteur',
      'Caf (1 action : pilote de 1) 1 Pilote',
      'Sans pilote ni porteur (5 actions) 2 | 3 | 4 | 5 | 6',
    ]);
  });

  it('tells every role of an actor in one line', () => {
    const { alice } = setup();
    for (const role of ['pilots', 'porteurs', 'partners'] as const)
      alice.setActor(cafe, role, septemes, true);
    alice.setActor(toys, 'partners', septemes, true);
    expect(groupsOf(alice)[1]).toBe(
      'Septèmes (2 actions : pilote de 1, porteur de 1, partenaire de 2) 3 Partenaire | 5 Pilote, porteur, partenaire',
    );
  });

  it('has those who are planned by name alone, and not those who are among all', () => {
    const { alice } = setup();
    alice.toggleMark(cafe, 2025, septemes);
    alice.toggleMark(toys, 2025, '*');
    expect(groupsOf(alice)[1]).toBe('Septèmes (1 action : planifié dans 1) 5 Planifié');
    alice.setActor(toys, 'pilots', septemes, true);
    expect(groupsOf(alice)[1]).toBe(
      'Septèmes (2 actions : pilote de 1, planifié dans 1) 3 Pilote | 5 Planifié',
    );
  });

  it('gives its members what a group does', () => {
    const { alice } = setup();
    const both = alice.directory.addActor('Les 2 communes', 'commune');
    // It was chosen before it had members.
    alice.setActor(toys, 'pilots', both, true);
    for (const member of [pennes, septemes]) alice.directory.setMember(both, member, true);
    expect(groupsOf(alice).slice(0, 4)).toEqual([
      'Les Pennes (2 actions : pilote de 1, porteur de 1) 1 Porteur | 3 Pilote',
      'Septèmes (1 action : pilote de 1) 3 Pilote',
      'Caf (1 action : pilote de 1) 1 Pilote',
      'Les 2 communes (1 action : pilote de 1) 3 Pilote',
    ]);
  });

  it('has no last group when each action has somebody', () => {
    const { alice } = setup();
    for (const { id } of alice.snapshot.actions) alice.setActor(id, 'pilots', caf, true);
    expect(groupsOf(alice)).toHaveLength(2);
  });

  it('is told of the real plan of Les Pennes', () => {
    const snapshot = readPlan(seededDoc(readExample('pennes-septemes')));
    expect(groupsOf({ snapshot }).map(text => text.slice(0, text.indexOf(')') + 1))).toEqual([
      'Les Pennes (23 actions : pilote de 21, porteur de 23)',
      'Septèmes (21 actions : pilote de 21, porteur de 21)',
      'Caf (7 actions : pilote de 3, porteur de 4)',
    ]);
  });
});
