import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ItemId } from '../../shared/model.ts';
import type { Plan } from '../../shared/plan.ts';
import { actionIn, type Cast, inBothOrders, setup } from './replicas.ts';
import { nursery, toys } from './territories.ts';

/** Under what a text editor writes, as the binding of a real one does. */
const editor = Symbol('editor');

function textOf(plan: Plan, action: ItemId, section: string): Y.XmlFragment {
  const text = plan.sheets.text(action, section);
  if (!text?.doc) throw new Error(`editors: no text ${section} in ${action}`);
  return text;
}

/** Writes as an editor: at the end of the last paragraph, or in a first one. */
function write(
  plan: Plan,
  words: string,
  { action = nursery, section = 'details', isByHand = true } = {},
): void {
  const text = textOf(plan, action, section);
  text.doc?.transact(({ meta }) => {
    meta.set('addToHistory', isByHand);
    const last = text.get(text.length - 1);
    const known = last instanceof Y.XmlElement ? last.get(last.length - 1) : undefined;
    if (known instanceof Y.XmlText) known.insert(known.length, words);
    else {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(words)]);
      text.insert(text.length, [paragraph]);
    }
  }, editor);
}

function linesOf(plan: Plan, section = 'details', action = nursery): readonly string[] {
  return actionIn(plan.snapshot, action).sheet[section] ?? [];
}

function open(): Cast {
  const cast = setup();
  for (const plan of [cast.alice, cast.bob]) plan.adoptEditor(editor);
  return cast;
}

describe('what a text editor writes', () => {
  it('[D9] is taken back in one order with what was done on the board', () => {
    const { alice } = open();
    const before = alice.snapshot;
    write(alice, 'Un', { section: 'audience' });
    alice.toggleMark(toys, 2026, '*');
    const marked = alice.snapshot;
    write(alice, ' et deux', { section: 'audience' });
    const states = [marked, undefined, before];
    for (const state of states) {
      expect(alice.undo()).toBe(true);
      if (state) expect(alice.snapshot).toEqual(state);
    }
    expect(alice.undo()).toBe(false);
    for (let step = 0; step < 3; step++) alice.redo();
    expect(linesOf(alice, 'audience')).toEqual(['Un et deux']);
  });

  it('is one gesture as long as one writes in one text', () => {
    const { alice } = open();
    write(alice, 'B', { section: 'audience' });
    write(alice, 'on', { section: 'audience' });
    expect(alice.gestures).toBe(1);
    write(alice, 'Autre', { section: 'indicators' });
    write(alice, 'Ailleurs', { section: 'indicators', action: toys });
    expect(alice.gestures).toBe(3);
    alice.undo();
    alice.undo();
    expect(linesOf(alice, 'audience')).toEqual(['Bon']);
    alice.undo();
    expect(linesOf(alice, 'audience')).toEqual([]);
  });

  it('is no gesture when the editor puts right by itself what it cannot show', () => {
    const { alice } = open();
    write(alice, 'Réparé', { section: 'audience', isByHand: false });
    expect(alice.gestures).toBe(0);
    expect(alice.canUndo).toBe(false);
  });

  it('is nobody’s gesture until the editor is known', () => {
    const { alice } = setup();
    write(alice, 'Bon', { section: 'audience' });
    expect([alice.gestures, alice.canUndo]).toEqual([0, false]);
  });

  inBothOrders('[D9] leaves, when it is taken back, what others wrote in the same paragraph', cast => {
    for (const plan of [cast.alice, cast.bob]) plan.adoptEditor(editor);
    write(cast.alice, 'Un', { section: 'audience' });
    cast.merge();
    write(cast.bob, ' et deux', { section: 'audience' });
    cast.merge();
    cast.alice.undo();
    cast.merge();
    expect(linesOf(cast.alice, 'audience')).toEqual([' et deux']);
  });
});
