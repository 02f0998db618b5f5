/** A room full of people: who wrote what when, and whether everybody has it. Every receiver's every edit is checked. */
import { setTimeout } from 'node:timers/promises';
import * as Y from 'yjs';
import { laid, outcome, type Script, same } from './edits.ts';
import type { Door, Engine } from './engines.ts';
import { Person } from './person.ts';

/** Edits `from` to `to` (not included) of one writer. */
interface Span {
  readonly writer: number;
  readonly from: number;
  readonly to: number;
}

/** Reads what an update holds of the scripts, once for all who receive the same bytes. */
export class Reader {
  readonly #writers: ReadonlyMap<number, readonly [number, Script]>;
  #known = new Map<string, readonly Span[]>();

  constructor(scripts: readonly Script[]) {
    this.#writers = new Map(scripts.map((script, writer) => [script.client, [writer, script]]));
  }

  spans(update: Buffer): readonly Span[] {
    const key = update.toString('latin1');
    const known = this.#known.get(key);
    if (known) return known;
    const spans = Y.decodeUpdate(update).structs.flatMap(struct => {
      const [writer, script] = this.#writers.get(struct.id.client) ?? [];
      if (writer === undefined || !script || struct instanceof Y.Skip) return [];
      const [from, to] = [struct.id.clock, struct.id.clock + struct.length].map(clock =>
        reached(script, clock),
      );
      return [{ writer, from: from ?? 0, to: to ?? 0 }];
    });
    if (this.#known.size > 5_000) this.#known = new Map();
    this.#known.set(key, spans);
    return spans;
  }
}

/** How many edits are whole once their writer's clock is there. */
export function reached({ ends }: Script, clock: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? Infinity) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a plan is, and how the engine gives it to who comes. Somebody stays in it, so that no engine puts it away. */
export interface Seeded {
  readonly door: Door;
  readonly state: Uint8Array;
  readonly host: Person;
}

export async function seed(engine: Engine, state: Uint8Array): Promise<Seeded> {
  const door = await engine.open();
  const host = new Person(engine.kind, door);
  await host.join();
  if (!engine.kind.hasDocument) return { door, state, host };
  host.edit(state);
  return { door, state: await host.state(), host };
}

/** Some at a time, as the doors of all the engines can bear. */
export async function crowd(engine: Engine, door: Door, size: number, atOnce = 25): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length < size) {
    const some = Array.from(
      { length: Math.min(atOnce, size - people.length) },
      () => new Person(engine.kind, door),
    );
    people.push(...some);
    await Promise.all(some.map(person => person.join()));
  }
  return people;
}

export class Room {
  readonly people: readonly Person[];
  readonly scripts: readonly Script[];
  /** Milliseconds from an edit to each of the others, and to the word that it is kept. */
  readonly latencies: number[] = [];
  readonly answered: number[] = [];
  deliveries = 0;
  /** How many edits of each writer were said to be taken: kept by Tablée, had in memory by most others. */
  readonly taken: number[];
  onTaken: (writer: number) => void = () => undefined;
  /** How many of them the writer's last question was about. */
  readonly #asked: number[];
  /** What the last person got, to be laid together at the end. */
  readonly #sample: Uint8Array[] = [];
  readonly #seeded: Seeded;
  readonly #sentAt: readonly number[][];
  readonly #received: readonly number[][];

  /** @param people the first of them are the writers */
  constructor(
    seeded: Seeded,
    scripts: readonly Script[],
    people: readonly Person[],
    reader = new Reader(scripts),
  ) {
    this.#seeded = seeded;
    this.scripts = scripts;
    this.people = people;
    this.#sentAt = scripts.map(() => []);
    this.#received = people.map(() => scripts.map(() => 0));
    this.taken = scripts.map(() => 0);
    this.#asked = scripts.map(() => 0);
    seeded.host.leave();
    for (const [index, person] of people.entries())
      person.onUpdate = update => this.#onUpdate(index, reader, update);
    for (const [writer, person] of people.slice(0, scripts.length).entries())
      person.onAnswer = n => this.#take(writer, n);
  }

  get door(): Door {
    return this.#seeded.door;
  }

  sent(writer: number): number {
    return this.#sentAt[writer]?.length ?? 0;
  }

  /** The writer's next edit. False when the script is over. */
  write(writer: number): boolean {
    const times = this.#sentAt[writer];
    const update = this.scripts[writer]?.updates[times?.length ?? 0];
    if (!times || !update) return false;
    times.push(performance.now());
    this.people[writer]?.edit(update);
    return true;
  }

  /** As the page does: with an edit, unless it waits for the answer to the question before, and then with that answer. */
  ask(writer: number): void {
    const [taken = 0, asked = 0, sent] = [this.taken[writer], this.#asked[writer], this.sent(writer)];
    if (asked > taken || sent <= taken) return;
    this.#asked[writer] = sent;
    this.people[writer]?.ask(sent);
  }

  /** Deliveries that are still to come, or never will, to the first so many. */
  missing(people = this.people.length): number {
    const sent = this.scripts.map((_, writer) => this.sent(writer));
    const lacks = this.#received
      .slice(0, people)
      .map((row, index) =>
        sent.reduce((sum, count, writer) => sum + (writer === index ? 0 : count - (row[writer] ?? 0)), 0),
      );
    return lacks.reduce((sum, lack) => sum + lack, 0);
  }

  /** Waits until they have everything, as long as it is reasonable to. */
  async drain(people?: number, patience = 60_000): Promise<void> {
    const until = performance.now() + patience;
    while (this.missing(people) > 0 && performance.now() < until) await setTimeout(5);
  }

  /** What is wrong with what people see, if anything is: the last one here, and somebody who comes now. */
  async faults({ kind }: Engine): Promise<readonly string[]> {
    const { state, door } = this.#seeded;
    const expected = outcome(state, this.scripts, writer => this.sent(writer));
    const last = this.people.length - 1;
    const own = this.scripts[last]?.updates.slice(0, this.sent(last)) ?? [];
    const seen = [laid([state, ...own, ...this.#sample])];
    if (kind.hasDocument) {
      const late = new Person(kind, door);
      seen.push(laid([await late.join()]));
      late.leave();
    }
    return [
      ...(this.missing() > 0 ? [`${this.missing()} deliveries are missing`] : []),
      ...(seen[0] && !same(seen[0], expected) ? ['somebody sees another plan'] : []),
      ...(seen[1] && !same(seen[1], expected) ? ['who comes now sees another plan'] : []),
    ];
  }

  leave(): void {
    for (const person of this.people) person.leave();
  }

  /** @param upTo undefined where each edit is answered for by itself */
  #take(writer: number, upTo?: number): void {
    this.taken[writer] = upTo ?? (this.taken[writer] ?? 0) + 1;
    if (upTo) this.answered.push(performance.now() - (this.#sentAt[writer]?.[upTo - 1] ?? 0));
    this.onTaken(writer);
  }

  #onUpdate(index: number, reader: Reader, update: Buffer): void {
    const now = performance.now();
    const row = this.#received[index];
    if (index === this.people.length - 1) this.#sample.push(update);
    for (const { writer, from, to } of reader.spans(update)) {
      const had = row?.[writer] ?? 0;
      if (!row || writer === index) {
        if (this.people[index]?.isEchoed) this.#take(writer, to);
        continue;
      }
      // Out of turn: what lies between is missing until it comes.
      if (from > had) continue;
      for (let edit = had; edit < to; edit++)
        this.latencies.push(now - (this.#sentAt[writer]?.[edit] ?? now));
      this.deliveries += Math.max(0, to - had);
      row[writer] = Math.max(had, to);
    }
  }
}
