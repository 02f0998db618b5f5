/** A place at the table: one connection, as its room sees it. */
import type { Author } from '../shared/comment.ts';
import type { Standing } from '../shared/protocol.ts';
import type { Speaker } from './presence.ts';

export interface Seat extends Speaker {
  /** Something of the plan or of the protocol: never dropped. */
  deliver(frame: Uint8Array): void;
  /** Something of presence: left out when the seat cannot keep up, and made up for later by all of it. */
  deliverPresence(frame: Uint8Array): void;
  /** All of this turn has been delivered: the time to answer, and to look at how far behind the seat is. */
  endTurn(): void;
  /** What the seat is told at the start has changed: the disk has failed, say, or works again. */
  tellNotice(): void;
  acknowledge(n: number): void;
  /** The territory is locked, archived, or no longer so. */
  changeStanding(standing: Standing): void;
  /** A séance of this territory was opened or has ended. */
  tellSeances(): void;
  /** The séance knows this person by another name. */
  rename(person: Author): void;
  hangUp(code: number, reason?: string): void;
  /** Called every few seconds. */
  beat(now: number): void;
}
