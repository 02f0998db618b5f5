import { beforeEach, describe, expect, it } from 'vitest';
import { type Author, commentId } from '../../shared/comment.ts';
import { Plan } from '../../shared/plan.ts';
import type { Guest } from './guest.ts';
import { startTroubledWorld } from './troubled-log.ts';
import { readLog, startWorld, type World } from './world.ts';

const nadia: Author = { name: 'Nadia', institution: 'Caf' };
const bob: Author = { name: 'Bob', institution: 'Septèmes' };

let world: World;
beforeEach(async () => {
  world = await startWorld();
});

type What = 'traces' | 'traces/erase';

function ask(what: What, person: Record<string, string>, token = world.tokens.coordinator) {
  return fetch(`${world.address}/api/territories/${world.id}/${what}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(person),
  });
}

const found = async (person: Record<string, string>) => (await ask('traces', person)).json();

async function introduce(guest: Guest, me: Author): Promise<void> {
  guest.provider.awareness.setLocalStateField('user', me);
  await expect.poll(() => guest.notices.at(-1)?.shown?.name).toBe(me.name);
}

/** Somebody who says who they are, writes a comment and changes a title. */
async function work(guest: Guest, me: Author, nth: number): Promise<void> {
  await introduce(guest, me);
  const plan = new Plan(guest.doc);
  const action = plan.snapshot.actions[nth];
  if (!action) throw new Error('no action');
  plan.comments.add({ item: action.id, section: null, thread: null }, `De ${me.name}`, me);
  plan.rename(action.id, `Titre de ${me.name}`);
  await guest.saved();
}

describe('the traces of a person', () => {
  it('are told to a coordinator, and erased by one: comments and changes stay, by nobody', async () => {
    const [one, two] = await Promise.all([world.join(world.tokens.editor), world.join(world.tokens.editor)]);
    await work(one, nadia, 0);
    await work(two, bob, 1);
    const { comments, changes, seances } = await found({ name: 'nadia' });
    expect(comments).toEqual([expect.objectContaining({ did: 'wrote', author: nadia, text: 'De Nadia' })]);
    expect(changes).toEqual([expect.objectContaining({ field: 'title', authors: [nadia] })]);
    expect(seances).toEqual([]);
    expect((await found({ name: 'Nadia', institution: 'Septèmes' })).comments).toEqual([]);

    const erased = await ask('traces/erase', { name: 'Nadia', institution: 'Caf' });
    expect(await erased.json()).toEqual({ comments: 1, changes: 1 });
    expect(await found({ name: 'Nadia' })).toMatchObject({ comments: [], changes: [] });
    expect(await found({ name: 'Bob' })).toMatchObject({
      comments: [{ text: 'De Bob' }],
      changes: [{ authors: [bob] }],
    });
    const seen = new Plan(two.doc);
    await expect
      .poll(() => seen.snapshot.comments.map(({ author, text }) => `${author.name} : ${text}`))
      .toEqual([' : De Nadia', 'Bob : De Bob']);
  });

  it('are in what they had deleted too, in threads they closed, and in the séances they are in', async () => {
    const [guest, other] = await Promise.all([1, 2].map(() => world.join(world.tokens.editor)));
    if (!guest || !other) throw new Error('nobody came');
    await introduce(guest, nadia);
    await introduce(other, bob);
    const [plan, otherPlan] = [new Plan(guest.doc), new Plan(other.doc)];
    const [action] = plan.snapshot.actions;
    const subject = { item: action?.id ?? ('' as never), section: null, thread: null };
    const gone = plan.comments.add(subject, 'Un mot retiré', nadia);
    plan.comments.delete(gone ?? commentId(''));
    const thread = otherPlan.comments.add(subject, 'Question', bob);
    await expect.poll(() => plan.snapshot.comments.map(({ id }) => id)).toContain(thread);
    plan.comments.resolve(thread ?? commentId(''), nadia);
    await guest.saved();
    const endsAt = new Date(Date.now() + 60_000).toISOString();
    const seance = await world.catalog.seances.open(world.id, { name: 'Atelier', role: 'editor', endsAt });
    await world.catalog.seances.join(seance, nadia);
    const { comments, seances } = await found({ name: 'Nadia' });
    expect(comments.map(({ did, text }: { did: string; text: string }) => `${did} ${text}`).sort()).toEqual([
      'resolved ',
      'wrote Un mot retiré',
    ]);
    expect(seances).toEqual([{ ...nadia, joinedAt: expect.any(String), seance: 'Atelier' }]);
    await ask('traces/erase', { name: 'Nadia' });
    expect((await found({ name: 'Nadia' })).comments).toEqual([]);
    await expect
      .poll(() => JSON.stringify(guest.doc.getMap('comments').toJSON()))
      .not.toMatch(/Nadia|Un mot retiré/);
    expect(plan.snapshot.comments.find(({ id }) => id === thread)?.resolved?.by.name).toBe('');
  });

  it('are said to be erased once the disk has it, and not before', async () => {
    const troubled = await startTroubledWorld();
    world = troubled;
    const guest = await world.join(world.tokens.editor);
    await work(guest, nadia, 0);
    const letGo = troubled.trouble.hold();
    let isAnswered = false;
    const erased = ask('traces/erase', { name: 'Nadia' }).then(response => {
      isAnswered = true;
      return response.json();
    });
    const comments = () => JSON.stringify(guest.doc.getMap('comments').toJSON());
    await expect.poll(comments).not.toContain('"name":"Nadia"');
    // Whatever is asked after it has been answered, and it has not.
    await found({ name: 'Bob' });
    expect(isAnswered).toBe(false);
    letGo();
    expect(await erased).toMatchObject({ comments: 1 });
    const kept = await readLog(world.log, world.id);
    expect(JSON.stringify(kept.getMap('comments').toJSON())).not.toContain('"name":"Nadia"');
  });

  it('are nobody else’s business, and are asked for by a name', async () => {
    for (const what of ['traces', 'traces/erase'] as const) {
      for (const token of [world.tokens.editor, world.tokens.reader])
        expect((await ask(what, { name: 'Nadia' }, token)).status).toBe(403);
      expect((await ask(what, {})).status).toBe(400);
      expect((await ask(what, { name: '  ' })).status).toBe(400);
    }
  });

  it('are not asked for in an address, which a proxy writes down', async () => {
    const address = `${world.address}/api/territories/${world.id}/traces?name=Nadia`;
    const headers = { authorization: `Bearer ${world.tokens.coordinator}` };
    for (const method of ['GET', 'DELETE'])
      expect((await fetch(address, { method, headers })).status).toBe(404);
    expect((await fetch(address, { method: 'POST', headers })).status).toBe(400);
  });
});
