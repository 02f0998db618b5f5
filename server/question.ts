/** What a client asks, "what do I lack?", until it is answered: the latest only, however often it asks. */
import { type Compressed, isNothing } from './greeting.ts';
import type { Room } from './room.ts';

export interface QuestionOptions {
  readonly room: Pick<Room, 'answerTo' | 'greeting' | 'endTurnSoon'>;
  readonly readsGzip: boolean;
  /** True while what the room tells does not reach the client. */
  readonly isBehind: () => boolean;
  /** @param cost bytes that were read to answer: many more, perhaps, than the answer has */
  readonly deliver: (answer: Uint8Array, cost: number) => void;
  /** Does this work, whatever it throws. */
  readonly guard: (work: () => void) => void;
}

export class Question {
  readonly #options: QuestionOptions;
  #stateVector: Uint8Array | undefined;
  /** The answer that is being made. */
  #awaited: Promise<Compressed | undefined> | undefined;

  constructor(options: QuestionOptions) {
    this.#options = options;
  }

  /** True when its answer is not begun: it will hold all that the room has by then. */
  get isOpen(): boolean {
    return this.#stateVector !== undefined;
  }

  /** It is answered once a turn at most: asking is cheap, and answering is not. */
  ask(stateVector: Uint8Array): void {
    this.#stateVector = stateVector;
    this.#options.room.endTurnSoon();
  }

  /** Gives what was asked for, or has it made. */
  answer(): void {
    const stateVector = this.#stateVector;
    if (!stateVector) return;
    const { room, readsGzip } = this.#options;
    this.#stateVector = undefined;
    this.#awaited = readsGzip && isNothing(stateVector) ? room.greeting.compressed : undefined;
    if (this.#awaited) void this.#giveWhenMade(this.#awaited, stateVector);
    else this.#give(stateVector);
  }

  async #giveWhenMade(answer: Promise<Compressed | undefined>, stateVector: Uint8Array): Promise<void> {
    const compressed = await answer;
    // It was asked again: only one is given.
    if (this.#awaited !== answer) return;
    this.#awaited = undefined;
    // What the client misses from now on is not in this answer: another will be made once it hears the room again.
    if (this.#options.isBehind()) this.#stateVector ??= stateVector;
    else this.#give(stateVector, compressed);
  }

  #give(stateVector: Uint8Array, compressed?: Compressed): void {
    const { room, deliver, guard } = this.#options;
    guard(() => {
      const frame = compressed?.frame ?? room.answerTo(stateVector);
      deliver(frame, compressed?.cost ?? frame.length);
    });
  }
}
