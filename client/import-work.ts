/** One import from the table that is given to what is decided of it; nothing of it is written anywhere. */
import {
  choiceFor,
  findMatches,
  type ImportChoice,
  type ImportMatch,
} from '../shared/formats/import/matches.ts';
import { alignFile } from '../shared/formats/import/people.ts';
import { placedElsewhere } from '../shared/formats/import/places.ts';
import type { ColumnField } from '../shared/formats/tables/plan-reading.ts';
import type { PlanOptions } from '../shared/formats/tables/read-plan.ts';
import type { PlanSnapshot } from '../shared/model.ts';
import type { ImportDecision, ImportReading, ImportSource, SourceRow } from './import-events.ts';
import { ImportReader } from './importing.ts';

export type ImportState =
  | { readonly is: 'giving'; readonly refusal: string }
  /** `isLong`: it takes long enough to be said. */
  | { readonly is: 'reading'; readonly name: string; readonly isLong: boolean }
  /** `fault`: why the last thing that was asked of it is not possible. `again`: another reading of it is being made. */
  | {
      readonly is: 'read';
      readonly reading: ImportReading;
      readonly fault: string;
      readonly again?: 'started' | 'long';
    };

/** How the table is to be understood, where the person says so. */
interface Asked {
  readonly sheet: string | undefined;
  readonly columns: ReadonlyMap<string, ColumnField>;
  readonly apart: readonly string[];
}

const nothingAsked: Asked = { sheet: undefined, columns: new Map(), apart: [] };

/** Milliseconds after which people are told that something is being done. */
const LONG = 500;

export class ImportWork {
  readonly #reader: ImportReader;
  readonly #onChange: () => void;
  #plan: PlanSnapshot | undefined;
  #state: ImportState = { is: 'giving', refusal: '' };
  #name = '';
  #asked = nothingAsked;
  /** What the reading that is shown was made with: what cannot be is taken back to it. */
  #answered = nothingAsked;
  #people: ReadonlyMap<string, string> = new Map();
  #choices: ReadonlyMap<string, ImportChoice> = new Map();
  #moves: ReadonlySet<string> = new Set();
  #rows: readonly SourceRow[] = [];
  #decision: (ImportDecision & { readonly of: PlanSnapshot | undefined }) | undefined;
  /** Another number for each thing that is asked: an answer that comes late is nobody's. */
  #attempt = 0;
  #faults = 0;

  constructor(onChange: () => void, reader = new ImportReader()) {
    this.#onChange = onChange;
    this.#reader = reader;
  }

  get state(): ImportState {
    return this.#state;
  }

  /** Of the table, without what tells its format. */
  get name(): string {
    return this.#name;
  }

  /** How often another reading was not possible: what was chosen for it is to be drawn as it was. */
  get faults(): number {
    return this.#faults;
  }

  get people(): ReadonlyMap<string, string> {
    return this.#people;
  }

  /** Those of the source around the one that was asked for last. */
  get rows(): readonly SourceRow[] {
    return this.#rows;
  }

  /** What would be done with the table as it stands: the plan may have changed since it was read. */
  decisionFor(plan: PlanSnapshot | undefined): ImportDecision | undefined {
    if (this.#state.is !== 'read') return undefined;
    if (this.#decision && this.#decision.of === plan) return this.#decision;
    const { territory } = this.#state.reading;
    const file = alignFile(territory, plan ?? { actors: [], themes: [] }, this.#people);
    const matches = plan ? findMatches(file, plan) : [];
    const choices = new Map(
      matches.map(match => [match.incoming.id, this.#choices.get(keyOf(match)) ?? choiceFor(match)]),
    );
    const elsewhere = plan ? placedElsewhere(file, matches, plan) : [];
    const moves = new Set(
      elsewhere
        .filter(({ match }) => this.#moves.has(keyOf(match)) && choices.get(match.incoming.id) !== 'both')
        .map(({ match }) => match.incoming.id),
    );
    this.#decision = { file, matches, choices, elsewhere, moves, name: this.#name, of: plan };
    return this.#decision;
  }

  async give(source: ImportSource, plan: PlanSnapshot | undefined): Promise<void> {
    this.#forget();
    this.#plan = plan;
    this.#name =
      source.is === 'file' ? source.file.name.replace(/\.[^.]*$/, '').replace(/_+/g, ' ') : 'Tableau collé';
    const attempt = ++this.#attempt;
    const label = source.is === 'file' ? source.file.name : this.#name;
    this.#show({ is: 'reading', name: label, isLong: false });
    const timer = setTimeout(() => this.#show({ is: 'reading', name: label, isLong: true }), LONG);
    try {
      const reading = await this.#reader.read(source, this.#options);
      if (attempt === this.#attempt) this.#show({ is: 'read', reading, fault: '' });
    } catch (error) {
      if (attempt === this.#attempt) this.refuse(messageOf(error));
    } finally {
      clearTimeout(timer);
    }
  }

  refuse(refusal: string): void {
    this.#attempt++;
    this.#show({ is: 'giving', refusal });
  }

  /** Gives up what is being read, or what was. */
  stop(): void {
    this.#attempt++;
    this.#reader.stop();
    this.#forget();
    this.#show({ is: 'giving', refusal: '' });
  }

  /** Nobody looks any more. */
  end(): void {
    this.#attempt++;
    this.#reader.stop();
  }

  setColumn(column: string, field: ColumnField): Promise<void> {
    return this.#again({ ...this.#asked, columns: new Map([...this.#asked.columns, [column, field]]) });
  }

  /** What was said of the columns of another sheet is not said of this one. */
  setSheet(sheet: string): Promise<void> {
    return this.#again({ ...this.#asked, sheet: sheet === '' ? undefined : sheet, columns: new Map() });
  }

  part(name: string): Promise<void> {
    return this.#again({ ...this.#asked, apart: [...this.#asked.apart, name] });
  }

  setPerson(actor: string, as: string): void {
    const people = new Map([...this.#people].filter(([id, other]) => id !== actor && other !== actor));
    if (as !== actor) people.set(actor, as);
    this.#people = people;
    this.#changed();
  }

  setChoice(matches: readonly ImportMatch[], choice: ImportChoice): void {
    this.#choices = new Map([...this.#choices, ...matches.map(match => [keyOf(match), choice] as const)]);
    this.#changed();
  }

  setMoves(matches: readonly ImportMatch[], on: boolean): void {
    const moves = new Set(this.#moves);
    for (const key of matches.map(keyOf))
      if (on) moves.add(key);
      else moves.delete(key);
    this.#moves = moves;
    this.#changed();
  }

  async askRow(row: number, message: string): Promise<void> {
    // The reader answers one question at a time, and another reading brings other doubts.
    if (this.#state.is !== 'read' || this.#state.again) return;
    const { mapping, sheets } = this.#state.reading;
    this.#rows = [];
    this.#onChange();
    const named = sheets.map(({ name }) => name).filter(name => message.includes(`« ${name} »`));
    const read = mapping?.sheets ?? [];
    const wanted = named.length > 0 ? named : read;
    const attempt = this.#attempt;
    const rows = await this.#reader.rows(wanted, row).catch(() => []);
    if (attempt !== this.#attempt) return;
    this.#rows = rows;
    this.#onChange();
  }

  get #options(): PlanOptions {
    return {
      ...this.#asked,
      name: this.#name,
      actors: this.#plan?.actors,
    };
  }

  async #again(asked: Asked): Promise<void> {
    const { state } = this;
    if (state.is !== 'read') return;
    const { reading } = state;
    const attempt = ++this.#attempt;
    this.#asked = asked;
    // What is shown may no longer be confirmed from here on.
    this.#show({ ...state, again: 'started' });
    const timer = setTimeout(() => this.#show({ is: 'read', reading, fault: '', again: 'long' }), LONG);
    try {
      const next = await this.#reader.again(this.#options);
      if (attempt !== this.#attempt) return;
      this.#answered = asked;
      this.#show({ is: 'read', reading: next, fault: '' });
    } catch (error) {
      // What was asked after this stands.
      if (attempt !== this.#attempt) return;
      this.#asked = this.#answered;
      this.#faults++;
      this.#show({ is: 'read', reading, fault: messageOf(error) });
    } finally {
      clearTimeout(timer);
    }
  }

  #forget(): void {
    this.#asked = nothingAsked;
    this.#answered = nothingAsked;
    this.#people = new Map();
    this.#choices = new Map();
    this.#moves = new Set();
    this.#rows = [];
  }

  #show(state: ImportState): void {
    this.#state = state;
    if (state.is === 'read') {
      const ids = new Set(
        [...state.reading.territory.actors, ...(this.#plan?.actors ?? [])].map(({ id }): string => id),
      );
      this.#people = new Map([...this.#people].filter(([id, as]) => ids.has(id) && ids.has(as)));
    }
    this.#changed();
  }

  #changed(): void {
    this.#decision = undefined;
    this.#onChange();
  }
}

/** The same when the table is read again: ids are not, once another column gives the titles. */
function keyOf({ incoming, existing }: ImportMatch): string {
  return `${existing.id} ${incoming.title}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
