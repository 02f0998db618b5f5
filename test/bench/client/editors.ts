/**
 * The other people on the plan: each has a document of their own, is seen where they work, and really edits it. They
 * apply nothing of what the others do: sixty documents kept up to date for nobody would take the processor from the page
 * that is measured.
 */
import * as Y from 'yjs';
import { Plan } from '../../../shared/plan.ts';
import { messageType } from '../../../shared/protocol.ts';
import { Guest } from '../../server/guest.ts';

/** How many letters somebody adds to a title before they take them away again: titles stay as long as they are. */
const LETTERS = 20;

/** Of a person's edits, one in so many plans a year or takes it back. */
const MARKING = 10;

export class Editor {
  readonly #guest: Guest;
  readonly #titles: readonly Y.Text[];
  readonly #marks: readonly Y.Map<unknown>[];
  readonly #ids: readonly string[];
  readonly #index: number;
  #edits = 0;

  private constructor(guest: Guest, index: number) {
    this.#guest = guest;
    this.#index = index;
    const plan = new Plan(guest.doc);
    this.#ids = plan.snapshot.actions.map(({ id }) => id);
    plan.destroy();
    const items = this.#ids.map(id => guest.doc.getMap<Y.Map<unknown>>('items').get(id));
    this.#titles = items.flatMap(item => kindOf(Y.Text, item?.get('title')));
    this.#marks = items.flatMap(item => kindOf<Y.Map<unknown>>(Y.Map, item?.get('marks')));
  }

  static async join(link: URL, index: number): Promise<Editor> {
    const territory = link.pathname.replace('/t/', '');
    const guest = new Guest(link.origin.replace('http', 'ws'), territory, link.hash.replace('#cle=', ''));
    await guest.synced;
    for (const type of [messageType.sync, messageType.awareness])
      guest.provider.messageHandlers[type] = () => undefined;
    return new Editor(guest, index);
  }

  /** The next edit of this person; each of them works elsewhere in the plan. */
  edit(): void {
    const round = Math.floor(this.#edits / (2 * LETTERS));
    const step = this.#edits++ % (2 * LETTERS);
    const at = (this.#index * 29 + round) % this.#titles.length;
    if (step === 0) this.#say(this.#ids[at] ?? null);
    if (step % MARKING === MARKING - 1) this.#toggle(at);
    else this.#type(at, step < LETTERS);
  }

  /** At the end of the title of an action. */
  append(action: string, text: string): void {
    const title = this.#titles[this.#ids.indexOf(action)];
    title?.insert(title.length, text);
  }

  /** Resolves when the server has all of it. */
  saved(): Promise<void> {
    return this.#guest.saved();
  }

  leave(): void {
    this.#guest.leave();
  }

  #type(at: number, isAdding: boolean): void {
    const title = this.#titles[at];
    if (!title) return;
    if (isAdding) title.insert(title.length, 'abcdefghij'.charAt(this.#edits % 10));
    else if (title.length > 1) title.delete(title.length - 1, 1);
  }

  #toggle(at: number): void {
    const marks = this.#marks[at];
    if (marks?.has('2025/*')) marks.delete('2025/*');
    else marks?.set('2025/*', 'a0');
  }

  #say(item: string | null): void {
    const institution = this.#index % 2 ? 'Septèmes' : 'Les Pennes';
    this.#guest.provider.awareness.setLocalState({
      user: { name: `Personne ${this.#index + 1}`, institution },
      at: { item, year: null, section: null },
    });
  }
}

function kindOf<T>(kind: new () => T, value: unknown): readonly T[] {
  return value instanceof kind ? [value] : [];
}

export interface Company {
  readonly people: readonly Editor[];
  /** All at their pace, or silent. */
  work(): void;
  rest(): void;
  leave(): void;
}

/** @param pace milliseconds between two edits of each one */
export async function gather(link: URL, count: number, pace: number): Promise<Company> {
  const people = await Promise.all(Array.from({ length: count }, (_, index) => Editor.join(link, index)));
  let turn = 0;
  let timer: NodeJS.Timeout | undefined;
  const rest = (): void => clearInterval(timer);
  return {
    people,
    // One after the other: nobody types at the same moment as all.
    work: () => {
      timer = setInterval(() => people[turn++ % people.length]?.edit(), pace / count);
    },
    rest,
    leave: () => {
      rest();
      for (const person of people) person.leave();
    },
  };
}
