/** Commands on imports: a table read into the plan in one gesture, and taken back in one. */
import * as Y from 'yjs';
import { type ImportField, isImportField } from './formats/import/fields.ts';
import { citationsIn } from './formats/import/levels.ts';
import type { ImportChoice, ImportMatch } from './formats/import/matches.ts';
import type { TerritoryFile } from './formats/territory-schema.ts';
import { type Action, type ActorId, type ItemId, itemId, type PlanSnapshot } from './model.ts';
import type { Deletion } from './plan-doc.ts';
import { ImportCreation, withIds } from './plan-import-creation.ts';
import {
  contentIn,
  contentOf,
  itemNow,
  printOf,
  printOfItem,
  readContent,
  writeField,
} from './plan-import-fields.ts';
import { ImportMoves, isWherePut, placeField, putBack } from './plan-import-moves.ts';
import {
  type ImportRecord,
  importKey,
  importKeys,
  lastImport,
  type ReplacedField,
} from './plan-import-record.ts';
import type { PlanPen } from './plan-pen.ts';
import { idsUnder } from './plan-place.ts';
import { seedTerritory } from './plan-seed.ts';
import { MAX_PLAN_BYTES } from './protocol.ts';
import { usesOf } from './views/actor-uses.ts';

export interface ImportOrder {
  /** Its actors and themes have the ids that the plan gives them; all its other ids are its own. */
  readonly file: TerritoryFile;
  readonly matches: readonly ImportMatch[];
  /** By the file's id of each action that has a match. */
  readonly choices: ReadonlyMap<string, ImportChoice>;
  /** The file's ids of the actions of the plan that are to stand where the file has them. */
  readonly moves?: ReadonlySet<string>;
  /** What the table was called. */
  readonly name: string;
}

export interface ImportOutcome {
  readonly id: string;
  readonly added: number;
  readonly replaced: number;
  readonly moved: number;
}

/** What taking an import back did, and what it left because somebody has worked on it since. */
export interface ImportUndone {
  readonly removed: number;
  readonly restored: number;
  readonly kept: readonly ItemId[];
}

export class PlanImports {
  readonly #pen: PlanPen;
  readonly #creation: ImportCreation;

  constructor(pen: PlanPen) {
    this.#pen = pen;
    this.#creation = new ImportCreation(pen);
  }

  /** Whether the plan has room for all of a file. */
  hasRoomFor(file: TerritoryFile): boolean {
    const scratch = new Y.Doc();
    seedTerritory(scratch, file);
    const [more, known] = [scratch, this.#pen.doc].map(doc => Y.encodeStateAsUpdate(doc).byteLength);
    scratch.destroy();
    return (more ?? 0) + (known ?? 0) < MAX_PLAN_BYTES;
  }

  /**
   * Adds what is new and replaces what is to be; nothing is ever deleted. Items are created deleted, which nobody sees,
   * then shown all at once with the rest: that is the gesture, and undo takes it back without destroying anything.
   */
  add({ file, matches, choices, moves = new Set(), name }: ImportOrder): ImportOutcome {
    const id = this.#pen.newId();
    const kept = new Set(
      matches.flatMap(({ incoming }) => (choices.get(incoming.id) === 'both' ? [] : [incoming.id])),
    );
    const replacing = matches.filter(({ incoming }) => choices.get(incoming.id) === 'replace');
    const added = file.actions.filter(action => !kept.has(action.id));
    const people = this.#creation.people(file, [...added, ...replacing.map(({ incoming }) => incoming)]);
    const moving = matches.filter(({ incoming }) => kept.has(incoming.id) && moves.has(incoming.id));
    const changes = matches.map(match => ({
      match,
      fields: new Set<ImportField>([
        ...(replacing.includes(match) ? match.differences.map(({ field }) => field) : []),
        // A table that has it elsewhere says both where it stands and where it is cited.
        ...(moving.includes(match) && match.incoming.alsoUnder.length > 0 ? (['alsoUnder'] as const) : []),
      ]),
    }));
    const { shown: items, levels } = this.#creation.create(file, added, people, [
      ...moving.flatMap(({ incoming }) => parentIn(incoming) ?? []),
      ...changes.flatMap(({ match, fields }) => (fields.has('alsoUnder') ? match.incoming.alsoUnder : [])),
    ]);
    const mover = new ImportMoves(this.#pen);
    let moved = 0;
    const replaced: ReplacedField[] = [];
    this.#pen.gestures.make(() => {
      for (const item of items) this.#pen.entry(item)?.delete('deleted');
      for (const { incoming, existing } of moving) {
        const parent = levels.get(parentIn(incoming) ?? '');
        const steps = parent === undefined ? [] : mover.move(existing.id, parent);
        replaced.push(...steps);
        moved += steps.length;
      }
      for (const { match, fields } of changes)
        replaced.push(...this.#replace(match, fields, people.ids, levels));
      const { meta } = this.#pen.roots;
      for (const key of importKeys(meta)) meta.delete(key);
      meta.set(importKey(id), {
        at: this.#pen.now(),
        name,
        items: Object.fromEntries(items.map(item => [item, this.#printNow(item)])),
        actors: people.actors,
        themes: people.themes,
        replaced,
      });
    });
    return { id, added: added.length, replaced: replacing.length, moved };
  }

  /** The last import that can still be taken back. */
  get last(): ImportRecord | undefined {
    return lastImport(this.#pen.roots.meta, this.#pen.now());
  }

  /**
   * Takes back all of the last import, in one gesture, but for what somebody has changed in it since. Undefined when
   * there is none.
   */
  takeBack(): ImportUndone | undefined {
    const record = this.last;
    if (!record) return undefined;
    const { snapshot } = this.#pen;
    const removable = this.#removable(record, snapshot);
    const live = [...snapshot.axes, ...snapshot.orientations, ...snapshot.actions];
    const kept = new Set(
      snapshot.actions.filter(({ id }) => id in record.items && !removable.has(id)).map(({ id }) => id),
    );
    let restored = 0;
    this.#pen.gestures.make(() => {
      for (const item of live) {
        const isAlong = item.place.parent !== null && removable.has(item.place.parent);
        if (!removable.has(item.id) || isAlong) continue;
        const took = idsUnder(item.id, live).filter(under => removable.has(under));
        const deletion: Deletion = { id: this.#pen.newId(), at: this.#pen.now(), took };
        this.#pen.entry(item.id)?.set('deleted', deletion);
      }
      // The last first, as each was done upon those before it.
      for (const field of [...record.replaced].reverse()) {
        if (this.#restore(field)) restored++;
        else if (live.some(({ id }) => id === field.item)) kept.add(itemId(field.item));
      }
      this.#dropUnused(record, removable);
      this.#pen.roots.meta.delete(importKey(record.id));
    });
    const removed = snapshot.actions.filter(({ id }) => removable.has(id)).length;
    return { removed, restored, kept: [...kept] };
  }

  /** What was brought and nobody has touched, written about, or put something under since. */
  #removable(record: ImportRecord, snapshot: PlanSnapshot): ReadonlySet<string> {
    const { axes, orientations, actions, comments } = snapshot;
    const said = new Set<string>(comments.map(({ item }) => item));
    const isUntouched = (id: string): boolean =>
      record.items[id] !== undefined && record.items[id] === this.#printNow(id) && !said.has(id);
    const gone = new Set<string>(actions.filter(({ id }) => isUntouched(id)).map(({ id }) => id));
    const back = new Set(
      record.replaced.filter(moved => isWherePut(this.#pen, moved)).map(({ item }) => item),
    );
    for (const holder of [...orientations, ...axes]) {
      const inside = [...orientations, ...actions].filter(({ place }) => place.parent === holder.id);
      if (isUntouched(holder.id) && inside.every(({ id }) => gone.has(id) || back.has(id)))
        gone.add(holder.id);
    }
    return gone;
  }

  /** @returns false when somebody has changed it since, or when there is nothing to write it in */
  #restore(replaced: ReplacedField): boolean {
    const { item, field, before, after } = replaced;
    if (field === placeField) return putBack(this.#pen, replaced);
    const action = itemNow(this.#pen, item);
    const content = readContent(before);
    if (action?.kind !== 'action' || !isImportField(field) || !content) return false;
    if (printOf(action, field) !== after) return false;
    writeField(this.#pen, item, field, content);
    return true;
  }

  /**
   * Deletes the actors and themes that the import brought and that nothing names any more.
   * @param gone what goes with them
   */
  #dropUnused({ actors, themes }: ImportRecord, gone: ReadonlySet<string>): void {
    const { reader, roots, snapshot } = this.#pen;
    const left = snapshot.actions.filter(({ id }) => !gone.has(id)).map(({ id }) => itemNow(this.#pen, id));
    const named = new Set<string>(left.flatMap(item => (item?.kind === 'action' ? mentionsIn(item) : [])));
    const dropped = new Set<ActorId>();
    const isIdle = (id: ActorId): boolean => {
      const { facilities = 0, competences = 0, cooperation = 0 } = usesOf(snapshot).get(id) ?? {};
      const names = reader.trail.namesOf(id);
      const groups = snapshot.actors.filter(group => group.members.some(member => names.includes(member)));
      return (
        facilities + competences + cooperation === 0 &&
        names.every(name => !named.has(name)) &&
        groups.every(group => dropped.has(group.id))
      );
    };
    // Groups first: most of their members are there for them alone.
    for (const { id } of [...snapshot.actors].sort((a, b) => b.members.length - a.members.length)) {
      if (!actors.includes(id) || !isIdle(id)) continue;
      dropped.add(id);
      setDeleted(roots.actors.get(id), { at: this.#pen.now(), names: [...reader.trail.namesOf(id)] });
    }
    for (const { id } of snapshot.themes)
      if (themes.includes(id) && !named.has(id)) setDeleted(roots.themes.get(id), this.#pen.now());
  }

  #printNow(id: string): string {
    const item = itemNow(this.#pen, id);
    return item ? printOfItem(item) : '';
  }

  #replace(
    { incoming, existing }: ImportMatch,
    fields: ReadonlySet<ImportField>,
    people: ReadonlyMap<string, string>,
    levels: ReadonlyMap<string, string>,
  ): readonly ReplacedField[] {
    return [...fields].flatMap((field): ReplacedField[] => {
      const present = itemNow(this.#pen, existing.id);
      if (present?.kind !== 'action') return [];
      const alsoUnder = [...citationsIn(incoming, present, levels)];
      const before = contentOf(present, field);
      const content = contentIn({ ...withIds(incoming, people), alsoUnder }, field);
      writeField(this.#pen, existing.id, field, content);
      const next = itemNow(this.#pen, existing.id);
      const after = next?.kind === 'action' ? printOf(next, field) : '';
      return after === printOf(present, field) ? [] : [{ item: existing.id, field, before, after }];
    });
  }
}

/** What an action stands under in its file. */
function parentIn({ orientation, axis }: ImportMatch['incoming']): string | null {
  return orientation ?? axis;
}

function mentionsIn({ pilots, porteurs, partners, themes, marks }: Action): readonly string[] {
  const marked = Object.values(marks).flatMap(({ actors }) => actors);
  return [...pilots, ...porteurs, ...partners, ...themes, ...marked];
}

function setDeleted(entry: unknown, deleted: unknown): void {
  if (entry instanceof Y.Map) entry.set('deleted', deleted);
}
