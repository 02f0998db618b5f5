/** Painting years alike and typing abbreviations: what a gesture over one row of the grid comes to. */
import { foldName } from '../../shared/actor-names.ts';
import {
  type Action,
  type Actor,
  type ActorId,
  type CellMark,
  everyoneMark,
  type ItemId,
  isPlanned,
  type Mark,
  markAt,
  noMark,
} from '../../shared/model.ts';
import { candidates } from '../../shared/views/deployment.ts';

/** Milliseconds within which letters make one abbreviation. */
const TYPING_PAUSE = 700;

/**
 * Makes the years of a stroke alike: like its first one when that is planned, for everyone otherwise. A stroke over
 * years that are all alike already clears them.
 * @param years the one the stroke starts from first
 */
export function strokeOver(action: Action, years: readonly number[]): readonly CellMark[] {
  const [first] = years;
  if (first === undefined) return [];
  const start = markAt(action, first);
  const brush = isPlanned(start) ? start : everyoneMark;
  const mark = years.every(year => isSame(markAt(action, year), brush)) ? noMark : brush;
  return years.map(year => ({ action: action.id, year, mark }));
}

/**
 * Flips everyone's mark (`'*'`) or one actor's over a block, as one would in a cell: all on unless all are on already.
 * Names that everyone's mark hides stay under it.
 */
export function toggleOver(
  actions: readonly Action[],
  years: readonly number[],
  actor: ActorId | '*',
): readonly CellMark[] {
  const cells = actions.flatMap(action =>
    years.map(year => ({ action: action.id, year, mark: markAt(action, year) })),
  );
  const isOn = cells.every(({ mark }) => has(mark, actor));
  return cells.map(cell => ({
    ...cell,
    mark: isOn ? without(cell.mark, actor) : withActor(cell.mark, actor),
  }));
}

function has({ everyone, actors }: Mark, actor: ActorId | '*'): boolean {
  return actor === '*' ? everyone : !everyone && actors.includes(actor);
}

function withActor({ actors }: Mark, actor: ActorId | '*'): Mark {
  if (actor === '*') return { everyone: true, actors };
  return { everyone: false, actors: actors.includes(actor) ? actors : [...actors, actor] };
}

function without({ everyone, actors }: Mark, actor: ActorId | '*'): Mark {
  if (actor === '*') return { everyone: false, actors };
  return { everyone, actors: actors.filter(other => other !== actor) };
}

function isSame(a: Mark, b: Mark): boolean {
  if (a.everyone || b.everyone) return a.everyone === b.everyone;
  return a.actors.length === b.actors.length && a.actors.every(actor => b.actors.includes(actor));
}

/** Letters typed on a cell: an abbreviation takes effect as soon as no longer one could be meant. */
export class Abbreviations {
  readonly #onActor: (action: ItemId, year: number, actor: ActorId) => void;
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onActor: (action: ItemId, year: number, actor: ActorId) => void) {
    this.#onActor = onActor;
  }

  /** @returns false when the letter begins nobody's abbreviation */
  type(letter: string, action: Action, year: number, actors: readonly Actor[]): boolean {
    clearTimeout(this.#timer);
    const known = [...candidates(action, actors), ...actors];
    const begins = (text: string): boolean => known.some(({ short }) => foldName(short).startsWith(text));
    const longer = this.#typed + foldName(letter);
    this.#typed = begins(longer) ? longer : foldName(letter);
    if (!begins(this.#typed)) {
      this.#typed = '';
      return false;
    }
    const settle = (): void => {
      const actor = known.find(({ short }) => foldName(short) === this.#typed);
      this.#typed = '';
      if (actor) this.#onActor(action.id, year, actor.id);
    };
    const mayGoOn = known.some(
      ({ short }) => foldName(short).startsWith(this.#typed) && foldName(short) !== this.#typed,
    );
    if (mayGoOn) this.#timer = setTimeout(settle, TYPING_PAUSE);
    else settle();
    return true;
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#typed = '';
  }
}
