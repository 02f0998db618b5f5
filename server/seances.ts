/** Workshop sessions: opened by a coordinator, joined by a code, and forgotten with their people once they are over. */
import { randomUUID } from 'node:crypto';
import type { Author } from '../shared/comment.ts';
import type { SeanceRole } from '../shared/model.ts';
import type { CatalogFile, Content, Seance } from './catalog-file.ts';
import type { Pass } from './pass.ts';
import { retire } from './retired.ts';
import { createCode, createToken, hashToken } from './tokens.ts';

/** Open at once in one territory. */
export const MAX_SEANCES = 20;

/** A room of sixty, several times over: more is somebody who plays with the code. */
const MAX_PEOPLE = 500;

/** Milliseconds a place in a séance that is over is remembered, as a number that tells nothing of the person. */
export const SEANCE_REMEMBERED = 30 * 24 * 60 * 60 * 1000;

export interface NewSeance {
  readonly name: string;
  readonly role: SeanceRole;
  readonly endsAt: string;
}

/** The territory has as many open séances as it may have. */
export class TooManySeances extends Error {
  override readonly name = 'TooManySeances';
}

/** The séance has more people than a room can hold. */
export class SeanceFull extends Error {
  override readonly name = 'SeanceFull';
}

/** The séance ended while somebody was joining it. */
export class SeanceOver extends Error {
  override readonly name = 'SeanceOver';
}

export interface Place extends Author {
  readonly joinedAt: string;
  /** The séance's name. */
  readonly seance: string;
}

interface Index {
  readonly content: Readonly<Content>;
  readonly seances: ReadonlyMap<string, Seance>;
  readonly passes: ReadonlyMap<string, Pass>;
}

export class Seances {
  readonly #file: CatalogFile;
  #known: Index | undefined;

  constructor(file: CatalogFile) {
    this.#file = file;
  }

  /** Those open now in a territory, the latest first. */
  openIn(territory: string): readonly Seance[] {
    return this.#open().filter(seance => seance.territory === territory);
  }

  /** The open séance of a code, however it was typed. */
  ofCode(typed: string): Seance | undefined {
    const code = typed.replace(/[\s-]/g, '').toUpperCase();
    return this.#open().find(seance => seance.code === code);
  }

  /** How many have joined. */
  peopleIn({ id }: Seance): number {
    return this.#file.content.people.filter(({ seance }) => seance === id).length;
  }

  /** Who has joined which, in a territory. */
  placesIn(territory: string): readonly Place[] {
    const { seances, people } = this.#file.content;
    const names = new Map(
      seances.filter(one => one.territory === territory).map(({ id, name }) => [id, name]),
    );
    return people.flatMap(({ seance, name, institution, joinedAt }) => {
      const seanceName = names.get(seance);
      return seanceName === undefined ? [] : [{ name, institution, joinedAt, seance: seanceName }];
    });
  }

  /** What a token of somebody in a séance opens. */
  passOf(hash: string): Pass | undefined {
    return this.#index().passes.get(hash);
  }

  /** @throws TooManySeances */
  async open(territory: string, options: NewSeance): Promise<Seance> {
    return this.#file.update(({ seances }) => {
      if (openAmong(seances).filter(seance => seance.territory === territory).length >= MAX_SEANCES)
        throw new TooManySeances(territory);
      let code = createCode();
      while (seances.some(other => other.code === code)) code = createCode();
      const seance = { id: randomUUID(), territory, ...options, code, startedAt: new Date().toISOString() };
      seances.push(seance);
      return seance;
    });
  }

  /** Gives somebody a token, told here and never again. @throws SeanceFull, SeanceOver */
  async join({ id, endsAt }: Seance, { name, institution }: Author): Promise<string> {
    const token = createToken();
    await this.#file.update(({ seances, people }) => {
      if (!seances.some(seance => seance.id === id) || Date.parse(endsAt) <= Date.now())
        throw new SeanceOver(id);
      if (people.filter(({ seance }) => seance === id).length >= MAX_PEOPLE) throw new SeanceFull(id);
      const joinedAt = new Date().toISOString();
      people.push({ hash: hashToken(token), seance: id, name, institution, joinedAt });
    });
    return token;
  }

  async renamePerson(hash: string, { name, institution }: Author): Promise<void> {
    await this.#file.update(({ people }) => {
      const person = people.find(one => one.hash === hash);
      if (person) Object.assign(person, { name, institution });
    });
  }

  /** Ends a séance now. @returns it, or undefined when the territory has no such one */
  async end(territory: string, id: string): Promise<Seance | undefined> {
    return this.#file.update(content => {
      const seance = content.seances.find(one => one.id === id && one.territory === territory);
      if (seance) forget(content, [seance]);
      return seance;
    });
  }

  /** Forgets the séances that are over, their people and their codes. Costs nothing when there are none. */
  async purge(at = Date.now()): Promise<void> {
    const { seances, retired } = this.#file.content;
    const isOver = ({ endsAt }: Seance): boolean => Date.parse(endsAt) <= at;
    const isOld = ({ until }: Content['retired'][number]): boolean => Date.parse(until) <= at;
    if (!seances.some(isOver) && !retired.some(isOld)) return;
    await this.#file.update(content => {
      forget(content, content.seances.filter(isOver));
      content.retired = content.retired.filter(old => !isOld(old));
    });
  }

  #open(): readonly Seance[] {
    return openAmong(this.#file.content.seances).reverse();
  }

  #index(): Index {
    const { content } = this.#file;
    if (this.#known?.content === content) return this.#known;
    const seances = new Map(content.seances.map(seance => [seance.id, seance]));
    const passes = content.people.flatMap(({ hash, name, institution, seance: id }) => {
      const seance = seances.get(id);
      if (!seance) return [];
      const { territory, role, endsAt } = seance;
      return [[hash, { hash, territory, role, endsAt, seance, person: { name, institution } }] as const];
    });
    this.#known = { content, seances, passes: new Map(passes) };
    return this.#known;
  }
}

function openAmong(seances: readonly Seance[]): Seance[] {
  const now = Date.now();
  return seances.filter(({ endsAt }) => Date.parse(endsAt) > now);
}

function forget(content: Content, seances: readonly Seance[]): void {
  const territories = new Map(seances.map(({ id, territory }) => [id, territory]));
  const tokens = content.people.flatMap(({ hash, seance }) => {
    const territory = territories.get(seance);
    return territory === undefined ? [] : [{ hash, territory }];
  });
  retire(content, tokens, SEANCE_REMEMBERED);
  content.people = content.people.filter(({ seance }) => !territories.has(seance));
  content.seances = content.seances.filter(({ id }) => !territories.has(id));
}
