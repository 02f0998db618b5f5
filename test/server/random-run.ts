/**
 * People who edit one plan at random on the real server, and whom everything happens to: cuts, reloads with and without
 * their copy, a lock, a link that is revoked, a server that restarts. What may not happen is decided at the end.
 */
import { isDeepStrictEqual } from 'node:util';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { HttpSocket } from '../../client/http-socket.ts';
import type { PlanSnapshot } from '../../shared/model.ts';
import { Plan } from '../../shared/plan.ts';
import { readPlan } from '../../shared/plan-reader.ts';
import { Chance } from '../random.ts';
import { doAnything } from '../random-commands.ts';
import { Guest } from './guest.ts';

/** A server that can be told to die: in this process or in another. */
export interface Stage {
  /** `http://host:port`; the same after a restart. */
  readonly address: string;
  readonly territory: string;
  readonly coordinator: string;
  restart(): Promise<void>;
}

export interface RunOptions {
  readonly people: number;
  readonly steps: number;
  /** Out of a thousand steps, how many restart the server. */
  readonly restarts: number;
}

/** Milliseconds that everything may take to settle at the end. */
const PATIENCE = 30_000;

class Person {
  readonly name: string;
  readonly isByHttp: boolean;
  readonly #stage: Stage;
  readonly #token: string;
  readonly #chance: Chance;
  #guest: Guest;
  plan: Plan;
  #count = 0;
  /** The last of what this person wrote that was said to be saved. */
  acknowledged = 0;

  constructor(name: string, stage: Stage, token: string, chance: Chance) {
    this.name = name;
    this.isByHttp = chance.percent(25);
    this.#stage = stage;
    this.#token = token;
    this.#chance = chance;
    this.#guest = this.#open();
    this.plan = new Plan(this.#guest.doc);
  }

  get doc(): Y.Doc {
    return this.#guest.doc;
  }

  get synced(): Promise<void> {
    return this.#guest.synced;
  }

  /** Does something, and asks whether it is saved. */
  act(): string {
    const done = doAnything(this.plan, this.#chance);
    const count = ++this.#count;
    this.doc.getMap('preuve').set(this.name, count);
    // As the page does: what was done during a cut has been given once both are in step, and not before.
    if (this.isConnected)
      void this.#guest.saved().then(() => {
        this.acknowledged = Math.max(this.acknowledged, count);
      });
    return done;
  }

  cut(): void {
    const socket: unknown = this.#guest.provider.ws;
    if (socket instanceof WebSocket) socket.terminate();
    else this.#guest.provider.ws?.close();
  }

  /** The page is opened again: with its copy of the plan, or with none, when what was not saved is lost. */
  reload(hasCopy: boolean): void {
    const copy = Y.encodeStateAsUpdate(this.doc);
    this.leave();
    this.#guest = this.#open();
    if (hasCopy) Y.applyUpdate(this.#guest.doc, copy);
    this.plan = new Plan(this.#guest.doc);
  }

  /** Never resolves when the connection is lost meanwhile. */
  async saved(): Promise<void> {
    if (this.isConnected) await this.#guest.saved();
    else await new Promise(() => undefined);
  }

  get isConnected(): boolean {
    return this.#guest.provider.synced;
  }

  leave(): void {
    this.plan.destroy();
    this.#guest.leave();
  }

  #open(): Guest {
    const { address, territory } = this.#stage;
    const socketClass = this.isByHttp ? HttpSocket : WebSocket;
    const guest = new Guest(address.replace('http', 'ws'), territory, this.#token, socketClass);
    guest.provider.maxBackoffTime = 200;
    // « Permission denied », which is what a lock is for, would fill the console.
    guest.provider.messageHandlers[2] = () => undefined;
    return guest;
  }
}

/** @throws when anything that was acknowledged is missing, or when two copies differ once all is settled */
export async function playRun(
  stage: Stage,
  chance: Chance,
  { people, steps, restarts }: RunOptions,
): Promise<void> {
  const coordinator = new Person('coordinatrice', stage, stage.coordinator, chance);
  const tokens = await Promise.all(Array.from({ length: people }, (_, n) => makeLink(stage, `p${n}`)));
  const persons = tokens.map(({ token }, n) => new Person(`p${n}`, stage, token, chance));
  await Promise.all([coordinator, ...persons].map(person => person.synced));
  let isLocked = false;
  const gone: Person[] = [];
  for (let step = 0; step < steps; step++) {
    const person = chance.pick([coordinator, ...persons]) ?? coordinator;
    const what = chance.below(1_000);
    if (what < 20) person.cut();
    else if (what < 30) person.reload(true);
    else if (what < 35) person.reload(false);
    else if (what < 41) {
      isLocked = !isLocked;
      await setLock(stage, isLocked);
    } else if (what < 41 + restarts) {
      await stage.restart();
    } else if (what > 996 && persons.length > 2) {
      // Who is shut out keeps what they had not said; the others keep all the rest.
      const out = persons.shift();
      const link = tokens.shift();
      if (link) await revoke(stage, link.id);
      out?.leave();
      if (out) gone.push(out);
    } else person.act();
    if (chance.percent(30)) await new Promise(resolve => setTimeout(resolve, chance.below(8)));
  }
  if (isLocked) await setLock(stage, false);
  await conclude(stage, [coordinator, ...persons], gone);
}

async function conclude(stage: Stage, persons: readonly Person[], gone: readonly Person[]): Promise<void> {
  const newcomer = new Person('nouvelle', stage, stage.coordinator, new Chance(0));
  const all = [...persons, newcomer];
  try {
    await until('everybody is back', () => all.every(({ isConnected }) => isConnected));
    await Promise.all(
      persons.map(person => within(PATIENCE, `${person.name} is saved`, () => person.saved())),
    );
    await until('all copies are equal', () => all.every(({ doc }) => isSame(doc, newcomer.doc)));
    const proof = newcomer.doc.getMap('preuve');
    for (const { name, acknowledged } of [...persons, ...gone])
      if (Number(proof.get(name) ?? 0) < acknowledged)
        throw new Error(`${name}: ${acknowledged} was acknowledged, ${proof.get(name)} is left`);
    const [first, ...others] = all.map(({ doc }) => readPlan(doc));
    if (others.some(other => !isDeepStrictEqual(other, first))) throw new Error('the plans read differ');
    for (const { plan } of all)
      if (!isDeepStrictEqual(plan.snapshot, first))
        throw new Error('a page does not show what its copy holds');
    if (first) checkPlan(first);
  } finally {
    for (const person of all) person.leave();
  }
}

/** What is true of every plan, whatever was done to it at once. */
function checkPlan({ axes, orientations, actions, trash, actors }: PlanSnapshot): void {
  const items = [...axes, ...orientations, ...actions];
  const ids = [...items.map(({ id }) => id), ...trash.map(({ id }) => id)];
  if (new Set(ids).size < ids.length) throw new Error('an item is in two places');
  if (new Set(actors.map(({ id }) => id)).size < actors.length) throw new Error('an actor is there twice');
  const parents = new Map<string, string | null>(items.map(({ id, place }) => [id, place.parent]));
  for (const { id } of items) {
    let above = parents.get(id) ?? null;
    for (let level = 0; above !== null; level++) {
      if (level > 3) throw new Error(`${id} stands in itself`);
      above = parents.get(above) ?? null;
    }
  }
}

function isSame(a: Y.Doc, b: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b));
}

async function until(what: string, isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** A question that was lost with its connection is asked again. */
async function within(patience: number, what: string, ask: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    const later = new Promise<'later'>(resolve => setTimeout(() => resolve('later'), 1_000));
    if ((await Promise.race([ask(), later])) !== 'later') return;
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
  }
}

const headers = ({ coordinator }: Stage): Record<string, string> => ({
  authorization: `Bearer ${coordinator}`,
});

async function ask(stage: Stage, method: string, path: string, body?: unknown): Promise<Response> {
  const answer = await fetch(`${stage.address}/api/territories/${stage.territory}${path}`, {
    method,
    headers: headers(stage),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

async function makeLink(stage: Stage, label: string): Promise<{ id: string; token: string }> {
  const answer = await ask(stage, 'POST', '/links', { role: 'editor', label, endsAt: null });
  const { id, link }: { id: string; link: string } = JSON.parse(await answer.text());
  return { id, token: new URL(link).hash.replace('#cle=', '') };
}

async function setLock(stage: Stage, locked: boolean): Promise<void> {
  await ask(stage, 'PUT', '/lock', { locked });
}

async function revoke(stage: Stage, id: string): Promise<void> {
  await ask(stage, 'DELETE', `/links/${id}`);
}
