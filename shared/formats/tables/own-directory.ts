/** Actors and themes of an own workbook: those of its sheets, and those that its other sheets name. */
import { foldName, kindNames, shortFor } from '../../actor-names.ts';
import { ACTOR_HUES, type Actor, type ActorKind, actorId, actorKinds } from '../../model.ts';
import type { TerritoryFile } from '../territory-schema.ts';
import { kindOf } from './actor-kinds.ts';
import { freeId, slugOf } from './ids.ts';
import { NameIndex } from './own-names.ts';
import type { OwnRow, OwnTable } from './own-tables.ts';
import type { Doubts } from './plan-reading.ts';

type FileActor = TerritoryFile['actors'][number];
type FileTheme = TerritoryFile['themes'][number];

export class OwnDirectory {
  readonly actors: FileActor[] = [];
  readonly themes: FileTheme[] = [];
  readonly #actorIds = new Set<string>();
  readonly #themeIds = new Set<string>();
  readonly #actorNames = new NameIndex();
  readonly #themeNames = new NameIndex();
  readonly #doubts: Doubts;

  constructor(actors: OwnTable | undefined, themes: OwnTable | undefined, doubts: Doubts) {
    this.#doubts = doubts;
    for (const row of themes?.rows ?? []) {
      const name = row.raw('name');
      if (name.trim() !== '') this.#addTheme(name, row.id());
    }
    const groups: { actor: FileActor; row: OwnRow }[] = [];
    for (const row of actors?.rows ?? []) {
      const actor = this.#readActor(row);
      if (actor && row.text('members') !== '') groups.push({ actor, row });
    }
    for (const { actor, row } of groups) {
      const members = this.actorsIn(row, 'members').filter(id => id !== actor.id);
      const at = this.actors.indexOf(actor);
      if (members.length > 0) this.actors[at] = inFileShape({ ...actor, members });
    }
  }

  /** Whom a cell names, those who are new included. */
  actorsIn(row: OwnRow, key: string, told = row.ids(key)): string[] {
    const known = told.filter(id => this.#actorIds.has(id));
    if (row.isAsMade(key) && known.length === told.length) return [...new Set(known)];
    const { ids, unknown } = this.#actorNames.read(row.text(key));
    const added = unknown.map(name => {
      this.#doubts.say(
        row.number,
        row.letter(key),
        `« ${name} » n’est pas dans la feuille « Acteurs » : cet acteur est ajouté.`,
      );
      return this.#addActor({ name, label: name, kind: kindOf(name) });
    });
    return [...new Set([...ids, ...added])];
  }

  themesIn(row: OwnRow, key: string): string[] {
    const told = row.ids(key);
    const known = told.filter(id => this.#themeIds.has(id));
    if (row.isAsMade(key) && known.length === told.length) return [...new Set(known)];
    const { ids, unknown } = this.#themeNames.read(row.text(key));
    const added = unknown.map(name => {
      this.#doubts.say(row.number, row.letter(key), `La thématique « ${name} » est ajoutée.`);
      return this.#addTheme(name, undefined);
    });
    return [...new Set([...ids, ...added])];
  }

  isActor(id: string): boolean {
    return this.#actorIds.has(id);
  }

  actorNamed(name: string): string | undefined {
    return this.#actorNames.find(name);
  }

  /** As the reader of marks wants them. */
  get records(): readonly Actor[] {
    return this.actors.map(({ id, members = [], aliases = [], color, ...actor }, rank) => ({
      ...actor,
      id: actorId(id),
      aliases,
      members: members.map(actorId),
      color: color === undefined ? null : color - 1,
      rank,
    }));
  }

  #readActor(row: OwnRow): FileActor | undefined {
    const name = row.text('name') === '' ? row.raw('label') : row.raw('name');
    if (name.trim() === '') return undefined;
    const hue = row.cell('color')?.value ?? Number(row.text('color') || Number.NaN);
    const isHue = Number.isInteger(hue) && hue >= 1 && hue <= ACTOR_HUES;
    this.#addActor({
      ...(row.id() !== undefined && { id: row.id() }),
      name,
      short: row.text('short') === '' ? '' : row.raw('short'),
      label: row.text('label') === '' ? name : row.raw('label'),
      kind: this.#kindIn(row) ?? kindOf(name),
      aliases: [...new Set(row.lines('aliases'))],
      ...(isHue && { color: hue }),
    });
    return this.actors.at(-1);
  }

  #kindIn(row: OwnRow): ActorKind | undefined {
    const word = foldName(row.text('kind'));
    const kind = actorKinds.find(known => foldName(kindNames[known]) === word);
    if (kind === undefined && word !== '')
      this.#doubts.say(
        row.number,
        row.letter('kind'),
        `« ${row.text('kind')} » n’est pas une nature d’acteur.`,
      );
    return kind;
  }

  #addActor(
    actor: Pick<FileActor, 'name' | 'label' | 'kind'> & Partial<FileActor> & { id?: string | undefined },
  ): string {
    const id = freeId(actor.id ?? slugOf(actor.label, 'acteur'), this.#actorIds);
    const short = actor.short || shortFor(actor.label, this.actors);
    this.actors.push(inFileShape({ ...actor, id, short }));
    // The name that cells print comes first, then the others: abbreviations are the shortest, and the last.
    for (const name of [actor.label, actor.name, `${actor.name} (${short})`, ...(actor.aliases ?? []), short])
      this.#actorNames.add(name, id);
    return id;
  }

  #addTheme(name: string, told: string | undefined): string {
    const id = freeId(told ?? slugOf(name, 'thematique'), this.#themeIds);
    this.themes.push({ id, name });
    this.#themeNames.add(name, id);
    return id;
  }
}

function inFileShape({
  id,
  name,
  short,
  label,
  kind,
  aliases = [],
  members = [],
  color,
}: FileActor): FileActor {
  return {
    id,
    name,
    short,
    label,
    kind,
    ...(aliases.length > 0 && { aliases }),
    ...(members.length > 0 && { members }),
    ...(color !== undefined && { color }),
  };
}
