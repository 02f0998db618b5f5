/** Who signs comments, against clients that are not ours: they write what they want in the document. */
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Author } from '../../shared/comment.ts';
import { Plan } from '../../shared/plan.ts';
import type { Guest } from './guest.ts';
import { syncFrame } from './wire.ts';
import { readLog, startWorld, type World } from './world.ts';

const nadia: Author = { name: 'Nadia', institution: 'Caf' };

let world: World;
let nth: number;
beforeEach(async () => {
  world = await startWorld();
  nth = 0;
});

async function introduce(guest: Guest, me: Author): Promise<void> {
  guest.provider.awareness.setLocalStateField('user', me);
  await expect.poll(() => guest.notices.at(-1)?.shown?.name).toBe(me.name);
}

/** A comment as it stands in the document, whole in one change. */
function write(doc: Y.Doc, text: string, author: Author): string {
  const item = new Plan(doc).snapshot.actions[0]?.id ?? '';
  const id = `comment-${++nth}`;
  doc
    .getMap('comments')
    .set(id, new Y.Map<unknown>(Object.entries({ item, ...author, at: nth, text: new Y.Text(text) })));
  return id;
}

const told = (doc: Y.Doc): string[] =>
  new Plan(doc).snapshot.comments.map(({ author, text }) => `${author.name || '?'} : ${text}`);

async function joinSeance(person: Author): Promise<Guest> {
  const endsAt = new Date(Date.now() + 60_000).toISOString();
  const seance = await world.catalog.seances.open(world.id, { name: 'Atelier', role: 'editor', endsAt });
  return world.join(await world.catalog.seances.join(seance, person));
}

it('what somebody of a séance writes is signed by the name of their place, for all and on disk', async () => {
  const [watcher, marc] = await Promise.all([
    world.join(world.tokens.reader),
    joinSeance({ name: 'Marc', institution: 'Septèmes' }),
  ]);
  write(marc.doc, 'Je suis contre', nadia);
  await marc.saved();
  for (const { doc } of [watcher, marc])
    await expect.poll(() => told(doc)).toEqual(['Marc : Je suis contre']);
  await marc.saved();
  expect(told(await readLog(world.log, world.id))).toEqual(['Marc : Je suis contre']);
  expect(world.rooms.opened(world.id)?.snapshot().comments[0]?.author.institution).toBe('Septèmes');
});

it('what comes by a link is signed as the others see who is there, and by nobody before they say it', async () => {
  const [one, two, silent] = await Promise.all(
    [world.tokens.editor, world.tokens.coordinator, world.tokens.editor].map(token => world.join(token)),
  );
  if (!one || !two || !silent) throw new Error('nobody came');
  silent.provider.awareness.setLocalState(null);
  await introduce(one, nadia);
  two.provider.awareness.setLocalStateField('user', nadia);
  await expect.poll(() => two.notices.at(-1)?.shown?.name).toBe('Nadia (2)');
  write(one.doc, 'Un', nadia);
  await one.saved();
  write(two.doc, 'Deux', nadia);
  await two.saved();
  write(silent.doc, 'Trois', nadia);
  await silent.saved();
  await expect.poll(() => told(one.doc)).toEqual(['Nadia : Un', 'Nadia (2) : Deux', '? : Trois']);
});

it('nobody puts words in another’s mouth, whatever they write in the document', async () => {
  const author = await world.join(world.tokens.editor);
  await introduce(author, nadia);
  const id = write(author.doc, 'Je suis pour', nadia);
  await author.saved();
  const marc = await joinSeance({ name: 'Marc', institution: 'Septèmes' });
  const room = world.rooms.opened(world.id);
  const entry = (): Y.Map<unknown> => {
    const found = marc.doc.getMap('comments').get(id);
    if (!(found instanceof Y.Map)) throw new Error('no such comment');
    return found;
  };
  for (const attack of [
    () => entry().set('text', new Y.Text('Je suis contre')),
    () => entry().set('name', 'Marc'),
    () => marc.doc.getMap('comments').delete(id),
  ]) {
    attack();
    await marc.saved();
    expect(room?.snapshot().comments).toMatchObject([{ author: nadia, text: 'Je suis pour' }]);
    for (const { doc } of [author, marc])
      await expect.poll(() => told(doc)).toEqual(['Nadia : Je suis pour']);
  }
});

it('whoever has much put right is read more slowly', async () => {
  const author = await world.join(world.tokens.editor);
  await introduce(author, nadia);
  const id = write(author.doc, 'x'.repeat(4_000), nadia);
  await author.saved();
  const marc = await joinSeance({ name: 'Marc', institution: '' });
  const room = world.rooms.opened(world.id);
  const seat = [...(room?.seats ?? [])].find(({ person }) => person?.name === 'Marc');
  if (!room || !seat) throw new Error('nobody came');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(marc.doc));
  const before = Y.encodeStateVector(doc);
  doc.getMap('comments').delete(id);
  const removal = Y.encodeStateAsUpdate(doc, before);
  expect(removal.length).toBeLessThan(1_000);
  expect(room.receive(seat, removal)).toBeGreaterThan(4_000);
  doc.getMap('meta').set('name', 'Un nom');
  expect(room.receive(seat, Y.encodeStateAsUpdate(doc))).toBe(0);
});

it('what is said to answer the server, or to be of another page, is signed by nobody else either', async () => {
  const author = await world.join(world.tokens.editor);
  await introduce(author, nadia);
  const { clientID } = author.doc;
  author.leave();
  const marc = await joinSeance({ name: 'Marc', institution: 'Septèmes' });
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(marc.doc));
  const before = Y.encodeStateVector(forged);
  // As the author's own page would write it: its id is in all that it has written.
  forged.clientID = clientID;
  write(forged, 'Je suis contre', nadia);
  marc.provider.ws?.send(new Uint8Array(syncFrame([0, 1], Y.encodeStateAsUpdate(forged, before))));
  await marc.saved();
  const comments = world.rooms.opened(world.id)?.snapshot().comments;
  expect(comments).toMatchObject([{ author: { name: '' }, text: 'Je suis contre' }]);
});
