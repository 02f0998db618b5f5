/** Everybody a table names, each once: names are gathered first, then those that mean the same become one actor. */
import type { Actor } from '../../model.ts';
import { looksLikeCommune } from './actor-kinds.ts';
import {
  formsOf,
  isFirm,
  isSame,
  joinEntry,
  keyOf,
  type NameEntry,
  type NamePlace,
  type NameUse,
  newEntry,
  rootOf,
} from './name-entries.ts';
import { readGroup } from './name-split.ts';
import type { Doubts } from './plan-reading.ts';
import { type FileActor, type WrittenActors, writeActors } from './write-actors.ts';

/** Beyond, names are compared by their keys only. */
const MAX_COMPARED = 400;

export class ActorBook {
  readonly #entries = new Map<string, NameEntry>();
  readonly #groups = new Map<string, NamePlace>();
  readonly #found = new Map<string, NameEntry | undefined>();
  readonly #defined = new Set<string>();
  readonly #used = new Set<NameEntry>();
  #written: WrittenActors = { actors: [], ids: new Map() };
  #communes: readonly NameEntry[] = [];

  readonly #apart: ReadonlySet<string>;

  /** @param apart names that mean nobody else, as a person has said */
  constructor(known: readonly Actor[], apart: readonly string[] = []) {
    this.#apart = new Set(apart.map(keyOf));
    for (const actor of known) {
      let first: NameEntry | undefined;
      for (const name of [actor.name, actor.label, actor.short, ...actor.aliases]) {
        const entry = this.#entry(name, { row: null, column: null });
        if (entry.known) continue;
        entry.known = actor;
        entry.kind = actor.kind;
        entry.into = first;
        first ??= entry;
      }
    }
  }

  /** True once a name has been met as it stands. */
  knows(name: string): boolean {
    const entry = this.#entries.get(keyOf(name));
    return entry !== undefined && isFirm(entry);
  }

  mention(name: string, place: NamePlace, use: NameUse = 'named'): void {
    if (readGroup(name)) {
      if (!this.#groups.has(name)) this.#groups.set(name, place);
      return;
    }
    const entry = this.#entry(name, place);
    entry.forms.set(name, (entry.forms.get(name) ?? 0) + (use === 'title' ? 0 : 1));
    entry.uses.add(use);
    if (place.row !== null && place.row < (entry.place.row ?? place.row + 1)) entry.place = place;
    if (use === 'commune' && !entry.known) entry.kind = 'commune';
  }

  /** What a legend says: « L = Les Pennes-Mirabeau ». */
  define(short: string, name: string, place: NamePlace, isCommune: boolean): void {
    this.mention(name, place, isCommune ? 'commune' : 'named');
    const entry = this.#entry(name, place);
    const own = this.#entry(short, place);
    if (own === entry || own.known) return;
    own.forms.set(short, (own.forms.get(short) ?? 0) + 1);
    own.uses.add('named');
    own.into = entry;
    this.#defined.add(own.key);
    entry.short ??= short;
  }

  #entry(name: string, place: NamePlace): NameEntry {
    const found = this.#entries.get(keyOf(name));
    if (found) return found;
    const entry = newEntry(name, place);
    this.#entries.set(entry.key, entry);
    return entry;
  }

  /** True when a legend says whom this stands for. */
  isDefined(short: string): boolean {
    return this.#defined.has(keyOf(short));
  }

  /** Makes one of all that mean the same. To be called once, when every name has been met. */
  settle(doubts: Doubts): void {
    const entries = [...this.#entries.values()];
    // The fullest names first: what is joined to them is then one.
    const byLength = [...entries].sort((a, b) => b.key.length - a.key.length);
    if (entries.length <= MAX_COMPARED)
      for (const entry of byLength) if (!this.#apart.has(entry.key)) joinEntry(entry, entries, doubts);
    for (const entry of entries) {
      const to = rootOf(entry);
      if (to === entry) continue;
      for (const use of entry.uses) to.uses.add(use);
      if (entry.kind === 'commune' && !to.known) to.kind = 'commune';
      if (isFirm(entry) && (entry.place.row ?? 0) < (to.place.row ?? 0)) to.place = entry.place;
      for (const [form, count] of entry.forms) to.forms.set(form, (to.forms.get(form) ?? 0) + count);
    }
    // In the order people meet them, whichever cells were looked at first; what the title says comes before all.
    const met = ({ uses, place }: NameEntry): number => (uses.has('title') ? -1 : (place.row ?? 0));
    const roots = entries.filter(({ into }) => !into).sort((a, b) => met(a) - met(b));
    const kept = roots.filter(isFirm);
    // A title that lists communes names them even where the table does not.
    const titled = roots.filter(
      entry => !isFirm(entry) && entry.uses.has('title') && looksLikeCommune(formsOf(entry)[0] ?? '', true),
    );
    if (titled.length + kept.filter(({ kind }) => kind === 'commune').length > 1) kept.push(...titled);
    this.#communes = kept.filter(({ kind, known }) => kind === 'commune' && !known?.members.length);
    for (const [name, place] of this.#groups) this.#settleGroup(name, place, kept, doubts);
    this.#written = writeActors(kept);
  }

  /** « Les 2 communes » that are not known to be two are somebody of their own. */
  #settleGroup(name: string, place: NamePlace, kept: NameEntry[], doubts: Doubts): void {
    const count = readGroup(name)?.count;
    const known = this.#communes.length;
    const entry = this.#entry(name, place);
    if (entry.known || (known > 0 && (count === undefined || count === known))) return;
    entry.forms.set(name, 1);
    entry.kind = 'other';
    if (!kept.includes(entry)) kept.push(entry);
    const named =
      known === 0
        ? 'aucune commune n’est nommée'
        : known === 1
          ? 'une seule commune est nommée'
          : `${known} communes sont nommées`;
    doubts.say(place.row, place.column, `« ${name} » est gardé tel quel : ${named} ailleurs.`);
  }

  /** Undefined when nobody goes by that name; the communes for a group of them. */
  idsOf(name: string): readonly string[] | undefined {
    const count = readGroup(name);
    const known = this.#communes.length;
    const entry = this.#lookUp(name);
    if (count && !entry?.known && known > 0 && (count.count === undefined || count.count === known))
      return this.communes();
    if (!entry) return undefined;
    this.#used.add(entry);
    for (const member of entry.known?.members ?? [])
      for (const other of this.#written.ids.keys()) if (other.known?.id === member) this.#used.add(other);
    return [this.#written.ids.get(entry) ?? ''];
  }

  #lookUp(name: string): NameEntry | undefined {
    if (this.#found.has(name)) return this.#found.get(name);
    const exact = this.#entries.get(keyOf(name));
    let root = exact && rootOf(exact);
    if (!root || !this.#written.ids.has(root)) {
      const own = newEntry(name, { row: null, column: null });
      const fitting = new Set(this.#communes.filter(entry => isSame(own, name, entry)));
      root = fitting.size === 1 ? [...fitting][0] : undefined;
    }
    this.#found.set(name, root);
    return root;
  }

  /** In the order of the file. */
  communes(): readonly string[] {
    for (const entry of this.#communes) this.#used.add(entry);
    return this.#communes.map(entry => this.#written.ids.get(entry) ?? '');
  }

  get communeCount(): number {
    return this.#communes.length;
  }

  /** All that the table names, and those of the plan that it cites. */
  actors(): readonly FileActor[] {
    const unused = new Set(
      [...this.#written.ids].filter(([entry]) => entry.known && !this.#used.has(entry)).map(([, id]) => id),
    );
    return this.#written.actors
      .filter(({ id }) => !unused.has(id))
      .map(({ members = [], ...actor }) => {
        const present = members.filter(id => !unused.has(id));
        return present.length > 0 ? { ...actor, members: present } : actor;
      });
  }
}
