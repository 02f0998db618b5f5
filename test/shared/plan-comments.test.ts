import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type CommentId, commentId, MAX_COMMENT_LENGTH } from '../../shared/comment.ts';
import { type Comment, type ItemId, itemId, type PlanSnapshot } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { purgeTrash } from '../../shared/plan-trash.ts';
import { openThreadCounts, type Thread, threadsOf } from '../../shared/views/comments.ts';
import { put } from './foreign-values.ts';
import { expectSoundPlan } from './invariants.ts';
import { actionIn, inBothOrders, openPlan, originsOf, seededDoc, setup } from './replicas.ts';
import { care, childhood, network, nursery } from './territories.ts';

const nadia = { name: 'Nadia', institution: 'Septèmes' };
const paul = { name: 'Paul', institution: 'Caf' };

function say(plan: Plan, text: string, thread: CommentId | null = null, item: ItemId = nursery): CommentId {
  const id = plan.comments.add({ item, section: null, thread }, text, nadia);
  if (id === undefined) throw new Error(`test: « ${text} » was not added`);
  return id;
}

function threadIn(plan: PlanSnapshot, id: CommentId): Thread | undefined {
  return threadsOf(plan, nursery).find(thread => thread.id === id);
}

const textsIn = (thread: Thread | undefined): readonly string[] | undefined =>
  thread?.comments.map(({ text }) => text);

describe('a comment', () => {
  it('is about an action or a section of its fiche, signed and dated', () => {
    const { alice } = setup();
    const subject = { item: nursery, section: 'details', thread: null };
    const id = alice.comments.add(subject, '  Combien de places ? ', nadia);
    expect(alice.snapshot.comments).toEqual([
      {
        id,
        item: nursery,
        section: 'details',
        parent: null,
        author: nadia,
        at: 0,
        text: 'Combien de places ?',
        isDeleted: false,
        resolved: null,
      },
    ]);
    expect(openThreadCounts(alice.snapshot).get(nursery)).toBe(1);
  });

  it('is refused when it says nothing, or too much, or is about nothing', () => {
    const { alice, docs } = setup();
    const add =
      (text: string, item: ItemId = nursery) =>
      () =>
        expect(alice.comments.add({ item, section: null, thread: null }, text, nadia)).toBeUndefined();
    expect(originsOf(docs.alice, add(' \n'))).toEqual([]);
    expect(originsOf(docs.alice, add('x'.repeat(MAX_COMMENT_LENGTH + 1)))).toEqual([]);
    expect(originsOf(docs.alice, add('Bonjour', itemId('nulle-part')))).toEqual([]);
    say(alice, 'x'.repeat(MAX_COMMENT_LENGTH));
  });

  it('is corrected, unless nothing would be left of it, or too much', () => {
    const { alice } = setup();
    const id = say(alice, 'Combien de plases ?');
    expect(alice.comments.edit(id, ' Combien de places ?')).toBe(true);
    expect(alice.comments.edit(id, '  ')).toBe(false);
    expect(alice.comments.edit(id, 'x'.repeat(MAX_COMMENT_LENGTH + 1))).toBe(false);
    expect(alice.comments.edit(commentId('nulle-part'), 'Oui')).toBe(false);
    expect(alice.snapshot.comments[0]?.text).toBe('Combien de places ?');
    alice.undo();
    expect(alice.snapshot.comments[0]?.text).toBe('Combien de plases ?');
  });

  it('is taken back by undo, and given again', () => {
    const { alice } = setup();
    const before = alice.snapshot;
    say(alice, 'Combien de places ?');
    const after = alice.snapshot;
    expect(alice.undo()).toBe(true);
    expect(alice.snapshot).toEqual(before);
    alice.redo();
    expect(alice.snapshot).toEqual(after);
  });

  it('is taken back by undo without what others have answered', () => {
    const { alice, bob, merge } = setup();
    const head = say(alice, 'Combien de places ?');
    merge();
    say(bob, 'Douze', head);
    merge();
    alice.undo();
    const thread = threadIn(merge(), head);
    expect(textsIn(thread)).toEqual(['', 'Douze']);
    expect(thread?.comments.map(({ isDeleted }) => isDeleted)).toEqual([true, false]);
  });

  it('is gone with its last answer once it was deleted', () => {
    const { alice } = setup();
    const head = say(alice, 'Combien de places ?');
    const answer = say(alice, 'Douze', head);
    alice.comments.delete(head);
    expect(textsIn(threadIn(alice.snapshot, head))).toEqual(['', 'Douze']);
    alice.comments.delete(answer);
    expect(alice.snapshot.comments).toEqual([]);
    alice.undo();
    expect(textsIn(threadIn(alice.snapshot, head))).toEqual(['', 'Douze']);
  });

  it('keeps its record while others come and go', () => {
    const { alice } = setup();
    const id = say(alice, 'Combien de places ?');
    const before = alice.snapshot.comments[0];
    const counts = openThreadCounts(alice.snapshot);
    alice.comments.delete(say(alice, 'Rien', id));
    expect(alice.snapshot.comments[0]).toBe(before);
    const { comments } = alice.snapshot;
    alice.rename(network, 'Réseau');
    expect(alice.snapshot.comments).toBe(comments);
    expect(openThreadCounts(alice.snapshot)).toEqual(counts);
  });

  it('[D4] goes with its action and comes back with it', () => {
    const { alice } = setup();
    const id = say(alice, 'Combien de places ?');
    alice.delete(childhood);
    expect(alice.comments.add({ item: nursery, section: null, thread: id }, 'Douze', nadia)).toBeUndefined();
    alice.restore(childhood);
    expect(textsIn(threadIn(alice.snapshot, id))).toEqual(['Combien de places ?']);
  });
});

describe('a thread', () => {
  it('is resolved and opened again, and counts only while it is open', () => {
    const { alice } = setup();
    const id = say(alice, 'Combien de places ?');
    say(alice, 'Douze', id);
    alice.comments.resolve(id, paul);
    expect(threadIn(alice.snapshot, id)?.resolved).toEqual({ by: paul, at: 0 });
    expect(openThreadCounts(alice.snapshot).has(nursery)).toBe(false);
    alice.comments.reopen(id);
    expect(threadIn(alice.snapshot, id)?.resolved).toBeNull();
    alice.undo();
    expect(threadIn(alice.snapshot, id)?.resolved).toEqual({ by: paul, at: 0 });
  });

  it('is opened again by an answer', () => {
    const { alice } = setup();
    const id = say(alice, 'Combien de places ?');
    alice.comments.resolve(id, paul);
    const answer = say(alice, 'Pas si vite', id);
    expect(threadIn(alice.snapshot, id)?.resolved).toBeNull();
    alice.comments.resolve(id, nadia);
    expect(threadIn(alice.snapshot, id)?.resolved?.by).toEqual(nadia);
    alice.comments.delete(answer);
    expect(threadIn(alice.snapshot, id)?.resolved?.by).toEqual(nadia);
  });

  it('has its head first, whatever the clocks say', () => {
    const { alice, docs } = setup();
    const id = say(alice, 'Combien de places ?');
    const answer = say(alice, 'Douze', id);
    put(docs.alice, ['comments', answer, 'at'], -5);
    expect(textsIn(threadIn(alice.snapshot, id))).toEqual(['Combien de places ?', 'Douze']);
  });

  it('does nothing when it is asked what cannot be done', () => {
    const { alice, docs } = setup();
    const id = say(alice, 'Combien de places ?');
    const answer = say(alice, 'Douze', id);
    alice.comments.delete(answer);
    const nowhere = commentId('__proto__');
    const act = (): void => {
      for (const target of [answer, nowhere]) {
        alice.comments.resolve(target, nadia);
        alice.comments.reopen(target);
        alice.comments.delete(target);
        alice.comments.edit(target, 'Non');
      }
      alice.comments.reopen(id);
      alice.comments.edit(id, 'Combien de places ?');
    };
    expect(originsOf(docs.alice, act)).toEqual([]);
  });

  inBothOrders('is open when one resolves it while another answers', ({ alice, bob, merge }) => {
    const id = say(alice, 'Combien de places ?');
    merge();
    alice.comments.resolve(id, nadia);
    say(bob, 'Je vérifie', id);
    const thread = threadIn(merge(), id);
    expect(thread?.resolved).toBeNull();
    expect(textsIn(thread)).toEqual(['Combien de places ?', 'Je vérifie']);
  });

  inBothOrders('keeps the answer one writes while another deletes what it answers', cast => {
    const { alice, bob, merge } = cast;
    const id = say(alice, 'Combien de places ?');
    merge();
    alice.comments.delete(id);
    say(bob, 'Douze', id);
    expect(textsIn(threadIn(merge(), id))).toEqual(['', 'Douze']);
  });

  inBothOrders('keeps two answers written at once, in one order for all', ({ alice, bob, merge }) => {
    const id = say(alice, 'Combien de places ?');
    merge();
    say(alice, 'Douze', id);
    say(bob, 'Quinze', id);
    expect(textsIn(threadIn(merge(), id))).toEqual(['Combien de places ?', 'Douze', 'Quinze']);
  });

  inBothOrders('keeps what two people correct in one comment at once', ({ alice, bob, merge }) => {
    const id = say(alice, 'Douze places');
    merge();
    alice.comments.edit(id, 'Douze nouvelles places');
    bob.comments.edit(id, 'Douze places en crèche');
    expect(textsIn(threadIn(merge(), id))).toEqual(['Douze nouvelles places en crèche']);
  });

  inBothOrders('comes back with the action that another deleted meanwhile', ({ alice, bob, merge }) => {
    bob.delete(care);
    const id = say(alice, 'Combien de places ?');
    merge();
    bob.restore(care);
    const plan = merge();
    expect(actionIn(plan, nursery).id).toBe(nursery);
    expect(textsIn(threadIn(plan, id))).toEqual(['Combien de places ?']);
  });
});

describe('comments of another program', () => {
  const comment = (...fields: [string, unknown][]): Y.Map<unknown> =>
    new Y.Map<unknown>([['item', nursery], ['text', new Y.Text('Oui')], ...fields]);

  it.each<[string, unknown, Partial<Comment> | undefined]>([
    ['a word', 'oui', undefined],
    ['an empty map', new Y.Map(), undefined],
    ['without text', new Y.Map([['item', nursery]]), undefined],
    ['with a plain text', comment(['text', 'Oui']), undefined],
    ['without item', comment(['item', 3]), undefined],
    ['without author nor date', comment(), { author: { name: '', institution: '' }, at: 0, parent: null }],
    ['that answers itself', comment(['parent', 'x']), { parent: null }],
    ['that answers nothing', comment(['parent', 'nulle-part']), { text: 'Oui', resolved: null }],
    [
      'resolved by nobody',
      comment(['resolved', {}]),
      { resolved: { by: { name: '', institution: '' }, at: 0 } },
    ],
    ['resolved by a word', comment(['resolved', true]), { resolved: null }],
  ])('[D5] are read or skipped: one %s', (_title, value, read) => {
    const doc = seededDoc();
    put(doc, ['comments', 'x'], value);
    const plan = openPlan(doc, 'alice');
    expectSoundPlan(plan, doc);
    if (read) expect(plan.snapshot.comments[0]).toMatchObject(read);
    else expect(plan.snapshot.comments).toEqual([]);
  });
});

describe('purging', () => {
  const now = Date.UTC(2026, 10, 24);

  it('takes out comments deleted too long ago, and those of what is gone for good', () => {
    const { alice, docs } = setup();
    const [old, recent, lost] = [say(alice, 'Vieux'), say(alice, 'Neuf'), say(alice, 'Perdu')];
    const answer = say(alice, 'Réponse', old);
    put(docs.alice, ['comments', old, 'deleted'], Date.UTC(2026, 1));
    purgeTrash(docs.alice, Date.UTC(2026, 1));
    put(docs.alice, ['comments', recent, 'deleted'], Date.UTC(2026, 10));
    put(docs.alice, ['comments', lost, 'item'], 'nulle-part');
    purgeTrash(docs.alice, now);
    expect([...docs.alice.getMap('comments').keys()].toSorted()).toEqual([recent, answer].toSorted());
    expect(textsIn(threadIn(alice.snapshot, old))).toEqual(['Réponse']);
    expectSoundPlan(alice, docs.alice);
  });
});
