import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { historyEntrySchema, isSameValue, keptText } from '../../shared/history.ts';
import type { Plan } from '../../shared/plan.ts';
import { type ItemChange, PlanChanges } from '../../shared/plan-changes.ts';
import { effort } from './effort.ts';
import { anyForeignValue, put, putForeign } from './foreign-values.ts';
import { copyOf, created, openPlan, pass, seededDoc } from './replicas.ts';
import {
  caf,
  care,
  childhood,
  dialogue,
  disability,
  network,
  nursery,
  parenting,
  parents,
  pennes,
  septemes,
  support,
  toys,
} from './territories.ts';

interface Watched {
  readonly alice: Plan;
  readonly bob: Plan;
  readonly docs: { readonly alice: Y.Doc; readonly bob: Y.Doc };
  /** Brings what somebody did to the watched document, in their name, and to the other. */
  send(who: 'alice' | 'bob'): void;
  /** What differs since the last time. */
  take(): readonly ItemChange[];
}

/** A document that is watched, and two people who work on copies of it. */
function watch(): Watched {
  const server = seededDoc();
  const docs = { alice: copyOf(server, 20), bob: copyOf(server, 30) };
  const changes = new PlanChanges(server, () => undefined);
  onTestFinished(() => changes.destroy());
  return {
    alice: openPlan(docs.alice, 'alice'),
    bob: openPlan(docs.bob, 'bob'),
    docs,
    send: who => {
      Y.applyUpdate(server, Y.encodeStateAsUpdate(docs[who], Y.encodeStateVector(server)), who);
      for (const doc of Object.values(docs)) pass(server, doc);
    },
    take: () => changes.take(),
  };
}

/** What alice's work changes. */
function changesOf(work: (alice: Plan, docs: Watched['docs']) => void): readonly ItemChange[] {
  const { alice, docs, send, take } = watch();
  work(alice, docs);
  send('alice');
  return take();
}

const told = (changes: readonly ItemChange[]): unknown =>
  changes.map(({ field, before, after }) => ({ field, before, after }));
const fields = (changes: readonly ItemChange[]): readonly string[] =>
  changes.map(({ item, field }) => `${item} ${field}`);
const text = (words: string): unknown => ({ is: 'text', text: words, isCut: false });
const axis = { id: childhood, name: 'Petite enfance' };
const nowhere = { is: 'life', life: 'none', path: [], along: '' };

describe('what has changed in a plan', () => {
  it('is nothing until something is touched, and is told once', () => {
    const { alice, send, take } = watch();
    expect(take()).toEqual([]);
    alice.rename(nursery, 'Une crèche');
    send('alice');
    expect(take()).toHaveLength(1);
    expect(take()).toEqual([]);
  });

  it('is nothing when it was undone in time', () => {
    expect(
      changesOf(alice => {
        alice.rename(nursery, 'Une crèche');
        alice.undo();
      }),
    ).toEqual([]);
  });

  it('tells a title before and after, and who touched it', () => {
    expect(changesOf(alice => alice.rename(care, 'Accueillir mieux'))).toEqual([
      {
        item: care,
        field: 'title',
        section: '',
        before: text('Accueillir'),
        after: text('Accueillir mieux'),
        origins: new Set(['alice']),
      },
    ]);
  });

  it('tells each who touched a field what they touched, and both when it is the same', () => {
    const { alice, bob, send, take } = watch();
    alice.rename(nursery, 'La crèche');
    bob.rename(nursery, 'Crèche neuve');
    bob.setActor(nursery, 'porteurs', septemes, true);
    send('alice');
    send('bob');
    expect(take().map(({ field, origins }) => [field, [...origins]])).toEqual([
      ['title', ['alice', 'bob']],
      ['porteurs', ['bob']],
    ]);
  });

  it('tells actors, themes and orientations by the names they had, with their ids', () => {
    const changes = changesOf(alice => {
      alice.setActor(network, 'pilots', caf, true);
      alice.setTheme(network, parenting, true);
      alice.setTheme(network, disability, true);
      alice.setAlsoUnder(network, dialogue, true);
    });
    const empty = { is: 'names', names: [] };
    const themes = [
      { id: parenting, name: 'Parentalité' },
      { id: disability, name: 'Handicap' },
    ];
    expect(told(changes)).toEqual([
      { field: 'pilots', before: empty, after: { is: 'names', names: [{ id: caf, name: 'Caf' }] } },
      { field: 'themes', before: empty, after: { is: 'names', names: themes } },
      {
        field: 'alsoUnder',
        before: empty,
        after: { is: 'names', names: [{ id: dialogue, name: 'Dialoguer' }] },
      },
    ]);
  });

  it('calls an actor that is gone by its last name, and takes no renaming of it for a change', () => {
    const { alice, docs, send, take } = watch();
    put(docs.alice, ['actors', caf, 'label'], 'Caf 13');
    alice.rename(nursery, 'Une crèche');
    send('alice');
    expect(fields(take())).toEqual([`${nursery} title`]);
    put(docs.alice, ['actors', caf], undefined);
    alice.setActor(nursery, 'pilots', caf, false);
    send('alice');
    expect(take()[0]?.before).toEqual({ is: 'names', names: [{ id: caf, name: 'Caf 13' }] });
  });

  it('tells what merging, deleting and restoring actors changes, of what named them alone, and who did it', () => {
    const { alice, bob, send, take } = watch();
    const saw = (who: 'alice' | 'bob'): unknown => {
      send(who);
      return take().map(({ item, field, before, after, origins }) => [
        `${item} ${field}`,
        ...[before, after].map(value => 'names' in value && value.names.map(({ name }) => name)),
        ...origins,
      ]);
    };
    alice.directory.mergeActors(septemes, pennes);
    expect(saw('alice')).toEqual([
      [`${nursery} porteurs`, ['Les Pennes'], ['Septèmes'], 'alice'],
      [`${nursery} marks/2025`, ['Les Pennes'], ['Septèmes'], 'alice'],
    ]);
    bob.directory.deleteActor(septemes);
    expect(saw('bob')).toEqual([
      [`${nursery} porteurs`, ['Septèmes'], [], 'bob'],
      [`${nursery} marks/2025`, ['Septèmes'], [], 'bob'],
    ]);
    bob.undo();
    expect(saw('bob')).toEqual([
      [`${nursery} porteurs`, [], ['Septèmes'], 'bob'],
      [`${nursery} marks/2025`, [], ['Septèmes'], 'bob'],
    ]);
  });

  it('[D5] tells the same of an action that named the duplicate while it was merged, in both orders', () => {
    for (const order of [['alice', 'bob'] as const, ['bob', 'alice'] as const]) {
      const { alice, bob, send, take } = watch();
      alice.directory.mergeActors(caf, septemes);
      bob.setActor(toys, 'partners', septemes, true);
      for (const who of order) send(who);
      const [change, ...others] = take().filter(({ item, field }) => item === toys && field === 'partners');
      expect(others).toEqual([]);
      expect(change?.after).toMatchObject({ is: 'names', names: [{ id: caf }] });
      expect(change?.origins.has('bob')).toBe(true);
    }
  });

  it('takes no deletion of an actor for a change when it was undone in time', () => {
    const changes = changesOf(alice => {
      alice.directory.deleteActor(pennes);
      alice.undo();
    });
    expect(changes).toEqual([]);
  });

  it('tells marks year by year', () => {
    const changes = changesOf(alice => {
      alice.toggleMark(nursery, 2024, pennes);
      alice.toggleMark(nursery, 2026, '*');
    });
    const names = [{ id: pennes, name: 'Les Pennes' }];
    expect(told(changes)).toEqual([
      {
        field: 'marks/2024',
        before: { is: 'mark', everyone: true, names: [] },
        after: { is: 'mark', everyone: false, names },
      },
      {
        field: 'marks/2026',
        before: { is: 'mark', everyone: false, names: [] },
        after: { is: 'mark', everyone: true, names: [] },
      },
    ]);
  });

  it('tells a section as text, by the name the territory gives it', () => {
    const changes = changesOf((alice, docs) => {
      alice.sheets.renameSection('details', 'Précisions');
      const words = alice.sheets.text(nursery, 'details');
      docs.alice.transact(() => words?.insert(1, [paragraph('Avec un jardin')]));
    });
    expect(changes.map(({ section, before, after }) => [section, before, after])).toEqual([
      ['Précisions', text('Ouvrir douze places'), text('Ouvrir douze places\nAvec un jardin')],
    ]);
  });

  it('tells where something stood and stands in words, and no change of order', () => {
    expect(told(changesOf(alice => alice.move(toys, parents)))).toEqual([
      {
        field: 'place',
        before: { is: 'place', path: [axis, { id: support, name: 'Soutenir' }] },
        after: { is: 'place', path: [{ id: parents, name: 'Parentalité' }] },
      },
    ]);
    expect(changesOf(alice => alice.move(network, care, nursery))).toEqual([]);
  });

  it('tells numbers that are fixed and released', () => {
    expect(told(changesOf(alice => alice.fixNumber(network, '2 bis')))).toEqual([
      { field: 'number', before: { is: 'number', fixed: null }, after: { is: 'number', fixed: '2 bis' } },
    ]);
  });

  it('tells what came, with its title and where', () => {
    const changes = changesOf(alice => {
      alice.setTheme(created(alice.addAction(childhood, 'Ludobus')), parenting, true);
    });
    expect(told(changes)).toEqual([
      { field: 'life', before: nowhere, after: { is: 'life', life: 'live', path: [axis], along: '' } },
      { field: 'title', before: text(''), after: text('Ludobus') },
      {
        field: 'themes',
        before: { is: 'names', names: [] },
        after: { is: 'names', names: [{ id: parenting, name: 'Parentalité' }] },
      },
    ]);
  });

  it('tells what was deleted, with what, and what came back', () => {
    const { alice, send, take } = watch();
    alice.delete(support);
    send('alice');
    const [deleted, along] = take();
    expect(deleted).toMatchObject({ item: support, after: { life: 'deleted', path: [axis], along: '' } });
    expect(along).toMatchObject({ item: toys, after: { life: 'deleted', along: 'Soutenir' } });
    expect(along?.origins).toEqual(new Set(['alice']));
    alice.restore(toys);
    send('alice');
    expect(told(take())).toEqual([
      {
        field: 'life',
        before: expect.objectContaining({ life: 'deleted' }),
        after: expect.objectContaining({ life: 'live' }),
      },
    ]);
  });

  it('tells an addition that is undone as what has not been there', () => {
    const { alice, send, take } = watch();
    alice.addAxis('Jeunesse');
    send('alice');
    take();
    alice.undo();
    send('alice');
    expect(take().map(({ after }) => after)).toEqual([nowhere]);
  });

  it('[D5] reads whatever a document holds without throwing, and gives entries that can be read back', () => {
    const entry = { id: 1, from: 0, to: 0, authors: [] };
    fc.assert(
      fc.property(fc.array(anyForeignValue, { maxLength: 8 }), values => {
        const doc = seededDoc();
        const changes = new PlanChanges(doc, () => undefined);
        for (const value of values) putForeign(doc, value);
        for (const change of changes.take())
          expect(v.is(historyEntrySchema, { ...entry, ...change })).toBe(true);
        changes.destroy();
      }),
      { numRuns: 100 * effort },
    );
  });
});

describe('a text that is kept', () => {
  it('is whole unless it is very long, and then never taken for the same', () => {
    expect(keptText('Court').isCut).toBe(false);
    const long = keptText('é'.repeat(10_000));
    expect(long.text).toMatch(/^é+…$/);
    expect(long.text.length).toBe(6_000);
    expect(isSameValue(long, keptText('é'.repeat(10_001)))).toBe(false);
  });
});

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}
