import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CannotLighten, lightCopy } from '../../server/light-copy.ts';
import { Plan } from '../../shared/plan.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { seedTerritory } from '../../shared/plan-seed.ts';
import { aged } from '../bench/edits.ts';
import { readExample } from './world.ts';

async function setup() {
  const doc = new Y.Doc();
  seedTerritory(doc, await readExample('pennes-septemes'));
  return { doc, plan: new Plan(doc) };
}

function reread(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

describe('a plan written anew', () => {
  it('holds all that was there, in the trash too, by one author', async () => {
    const { doc, plan } = await setup();
    const [first, second] = plan.snapshot.actions;
    if (!first || !second) throw new Error('no actions');
    for (let client = 1; client <= 200; client++) {
      doc.clientID = client;
      plan.rename(second.id, `Titre ${client}`);
    }
    plan.delete(first.id);
    plan.comments.add({ item: second.id, section: null, thread: null }, 'À revoir', {
      name: 'Nadia',
      institution: 'Caf',
    });
    const section = doc
      .getMap<Y.Map<Y.Map<Y.XmlFragment>>>('items')
      .get(second.id)
      ?.get('sheet')
      ?.get('deadline');
    const paragraph = new Y.XmlElement('paragraph');
    const words = new Y.XmlText();
    words.insert(0, 'En gras', { bold: {} });
    words.insert(7, ' et non', { bold: null });
    paragraph.setAttribute('indent', '2');
    paragraph.insert(0, [words]);
    section?.insert(0, [paragraph]);
    const copy = reread(lightCopy(doc));
    expect(readPlan(copy)).toEqual(plan.snapshot);
    expect(plan.snapshot.comments).toHaveLength(1);
    expect(copy.toJSON()).toEqual(doc.toJSON());
    expect(
      copy
        .getMap<Y.Map<Y.Map<Y.XmlFragment>>>('items')
        .get(second.id)
        ?.get('sheet')
        ?.get('deadline')
        ?.toString(),
    ).toBe(section?.toString());
    expect(section?.toString()).toContain('<bold>En gras</bold>');
    expect(copy.store.clients.size).toBe(1);
    expect(doc.store.clients.size).toBeGreaterThan(200);
  });

  it('keeps roots that no plan has', async () => {
    const { doc } = await setup();
    doc.getText('note').insert(0, 'gras', { bold: true });
    doc.getArray('list').push([1, new Y.Map([['a', 'b']])]);
    const element = new Y.XmlElement('p');
    doc.getXmlFragment('page').push([element]);
    const copy = reread(lightCopy(reread(Y.encodeStateAsUpdate(doc))));
    expect(copy.getText('note').toDelta()).toEqual(doc.getText('note').toDelta());
    expect(copy.getArray('list').toJSON()).toEqual([1, { a: 'b' }]);
    expect(copy.getXmlFragment('page').toString()).toBe('<p></p>');
  });

  it('weighs what the same content would, imported', async () => {
    const file = await readExample('pennes-septemes');
    const { doc } = await setup();
    const fresh = Y.encodeStateAsUpdate(doc).length;
    const old = aged(file, 40, 600);
    expect(lightCopy(reread(old)).length).toBeLessThan(1.1 * fresh);
  });

  it('is not made of a plan with an edit that waits for an earlier one', async () => {
    const { doc, plan } = await setup();
    const other = reread(Y.encodeStateAsUpdate(doc));
    const updates: Uint8Array[] = [];
    other.on('update', update => updates.push(update));
    const text = other.getText('note');
    text.insert(0, 'a');
    text.insert(1, 'b');
    Y.applyUpdate(doc, updates[1] ?? new Uint8Array());
    expect(() => lightCopy(doc)).toThrow(CannotLighten);
    plan.destroy();
  });
});
