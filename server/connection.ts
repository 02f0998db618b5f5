/** One socket at a room's table: reads its frames, keeps to its rights and limits, and bears with it when it is slow. */
import type { Logger } from 'pino';
import type { Author } from '../shared/comment.ts';
import { SCHEMA_VERSION } from '../shared/plan-doc.ts';
import { closeCode, type Standing } from '../shared/protocol.ts';
import { Backwater, CAUGHT_UP_BELOW } from './backwater.ts';
import { Deadline } from './deadline.ts';
import type { FrameSocket } from './frame-socket.ts';
import {
  BadFrame,
  barrierFrame,
  type Frame,
  noticeFrame,
  parseFrame,
  permissionDeniedFrame,
  silence,
  stateVectorFrame,
} from './frames.ts';
import type { Pass } from './pass.ts';
import { Question } from './question.ts';
import { refusalOf } from './refusals.ts';
import type { Room } from './room.ts';
import type { Seat } from './seat.ts';
import { Throttle } from './throttle.ts';
import { WritingRight } from './writing-right.ts';

/** Milliseconds. y-websocket hangs up after 30 s without a frame; half-open sockets never say that they are dead. */
const SILENCE_AFTER = 15_000;
const PING_AFTER = 20_000;
const DEAD_AFTER = 40_000;

/** Bytes waiting in a socket: above the first it is behind and gets nothing more. */
const BEHIND_ABOVE = 1024 * 1024;
const NO_PRESENCE_ABOVE = 256 * 1024;

export interface ConnectionOptions {
  readonly socket: FrameSocket;
  readonly room: Room;
  readonly link: Pass;
  /** Names the history of the plan: a client's copy of another one is void. */
  readonly epoch: string;
  readonly standing: Standing;
  readonly readsGzip: boolean;
  readonly logger: Logger;
  /** Called once, when the socket has closed, however it did. */
  readonly onGone: () => void;
}

export class Connection implements Seat {
  readonly link: string;
  readonly role: Pass['role'];
  readonly #socket: FrameSocket;
  readonly #room: Room;
  readonly #throttle: Throttle;
  readonly #epoch: string;
  readonly #logger: Logger;
  readonly #onGone: () => void;
  readonly #right: WritingRight;
  readonly #end: Deadline;
  readonly #question: Question;
  #person: Pass['person'];
  /** Milliseconds since 1970: séances opened and ended before are not known to who has just come. */
  #seancesAt = Date.now();
  #behind: Backwater | undefined;
  #owesPresence = false;
  #lastSent = Date.now();
  #lastHeard = Date.now();
  #lastPing = Date.now();

  constructor({ socket, room, link, epoch, standing, readsGzip, logger, onGone }: ConnectionOptions) {
    this.link = link.hash;
    this.role = link.role;
    this.#person = link.person;
    this.#right = new WritingRight(link.role, standing);
    this.#socket = socket;
    this.#room = room;
    this.#epoch = epoch;
    this.#logger = logger;
    this.#onGone = onGone;
    this.#throttle = new Throttle(socket);
    this.#question = new Question({
      room,
      readsGzip,
      isBehind: () => this.#behind !== undefined,
      guard: work => this.#guard(work),
      deliver: (answer, cost) => {
        this.#throttle.count(cost);
        this.deliver(answer);
      },
    });
    this.#end = new Deadline(link.endsAt, () =>
      this.hangUp(closeCode.noAccess, link.seance ? 'Séance terminée' : 'Ce lien n’est plus valable'),
    );
    socket.on('message', (frame: Buffer, isBinary: boolean) => this.#onFrame(frame, isBinary));
    socket.on('pong', () => {
      this.#lastHeard = Date.now();
    });
    // ws closes by itself after an error, and is still to send why: to terminate here would take its words away.
    socket.on('error', () => undefined);
    socket.once('close', () => this.#onClose());
    room.join(this);
    this.tellNotice();
    // A reader has nothing to give: it is not asked for what the server lacks.
    if (this.#right.isGiven) this.#ask();
    this.#tellPresence();
  }

  get person(): Pass['person'] {
    return this.#person;
  }

  deliver(frame: Uint8Array): void {
    if (!this.#behind) this.#send(frame);
  }

  deliverPresence(frame: Uint8Array): void {
    if (this.#behind || this.#socket.bufferedAmount > NO_PRESENCE_ABOVE) this.#owesPresence = true;
    else this.#send(frame);
  }

  /** All that the room has told so far was put in this socket: from here on, if it is too much, a difference will do. */
  endTurn(): void {
    if (this.#behind) return;
    const { bufferedAmount } = this.#socket;
    if (bufferedAmount <= BEHIND_ABOVE) {
      this.#answer();
      return;
    }
    this.#behind = new Backwater(this.#room.stateVector(), bufferedAmount, () => this.#catchUp());
  }

  tellNotice(): void {
    const notice = {
      role: this.role,
      epoch: this.#epoch,
      schema: SCHEMA_VERSION,
      serverTime: Date.now(),
      durable: this.#room.isDurable,
      shown: this.#room.presence.shownOf(this),
      editIgnored: this.#right.hasIgnored,
      ...this.#right.standing,
      person: this.#person,
      ...(this.role === 'coordinator' && { seancesAt: this.#seancesAt }),
    };
    this.#send(noticeFrame(notice));
  }

  acknowledge(n: number): void {
    if (!this.#right.hasIgnored) this.#send(barrierFrame(n));
  }

  changeStanding(standing: Standing): void {
    // The question goes first: the client then has answered it when it hears that it may write.
    if (this.#right.change(standing)) this.#ask();
    this.tellNotice();
  }

  tellSeances(): void {
    if (this.role !== 'coordinator') return;
    // Two within a millisecond are told apart too.
    this.#seancesAt = Math.max(this.#seancesAt + 1, Date.now());
    this.tellNotice();
  }

  rename(person: Author): void {
    this.#person = person;
    this.#room.refreshPerson(this);
    this.tellNotice();
  }

  /** Says goodbye, and does not wait for an answer that may never come. */
  hangUp(code: number, reason = ''): void {
    this.#stopCatchingUp();
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), 2_000).unref();
  }

  beat(now: number): void {
    // A socket that is held back cannot be heard.
    if (now - this.#lastHeard > DEAD_AFTER && !this.#throttle.isHolding) {
      this.#socket.terminate();
      return;
    }
    if (this.#owesPresence && this.#socket.bufferedAmount < CAUGHT_UP_BELOW) this.#tellPresence();
    if (now - this.#lastSent >= SILENCE_AFTER) this.deliver(silence);
    if (now - this.#lastPing >= PING_AFTER && this.#socket.readyState === this.#socket.OPEN) {
      this.#lastPing = now;
      this.#socket.ping();
    }
  }

  #onFrame(bytes: Buffer, isBinary: boolean): void {
    this.#lastHeard = Date.now();
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#throttle.count(bytes.length);
    this.#guard(() => {
      if (!isBinary) throw new BadFrame('connection: a text frame');
      this.#handle(parseFrame(bytes));
    });
  }

  /** Whatever a frame contains, only the socket it came by is closed. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      const { code, reason } = refusalOf(error);
      if (code === closeCode.serverError) this.#logger.error({ error }, 'a frame could not be handled');
      this.hangUp(code, reason);
    }
  }

  #handle(frame: Frame): void {
    switch (frame.is) {
      case 'state-vector':
        this.#question.ask(frame.stateVector);
        break;
      case 'update':
        if (frame.answers) this.#right.answered();
        this.#takeEdit(frame.update);
        break;
      case 'presence':
        this.#room.receivePresence(this, frame.entries);
        break;
      case 'presence-query':
        this.#owesPresence = true;
        this.#room.endTurnSoon();
        break;
      case 'barrier':
        // Asked now, it must not be answered later, when what was ignored is only on its way to the disk.
        if (!this.#right.hasIgnored) this.#room.barrier(this, frame.n);
        break;
      case 'unknown':
        break;
    }
  }

  #answer(): void {
    this.#question.answer();
    if (this.#owesPresence && this.#socket.bufferedAmount < CAUGHT_UP_BELOW) this.#tellPresence();
  }

  #takeEdit(update: Uint8Array): void {
    if (this.#right.isGiven) {
      const corrected = this.#throttle.time(() => this.#room.receive(this, update));
      // A few bytes may have much put right: who makes the others hear it is read more slowly.
      if (corrected > 0) this.#throttle.count(corrected);
      if (this.#right.taken()) this.tellNotice();
    } else if (this.#right.ignored()) {
      this.deliver(permissionDeniedFrame('Le plan est en lecture seule.'));
      this.tellNotice();
    }
  }

  /** Asks the client for all that the server lacks. */
  #ask(): void {
    this.#right.asked();
    this.#send(stateVectorFrame(this.#room.stateVector()));
  }

  #tellPresence(): void {
    this.#owesPresence = false;
    const present = this.#room.presence.everyone();
    if (present) this.deliverPresence(present);
  }

  #catchUp(): void {
    const behind = this.#behind;
    if (!behind) return;
    const state = behind.look(this.#socket.bufferedAmount);
    if (state === 'stuck') this.hangUp(closeCode.tryLater, 'Connexion trop lente');
    if (state !== 'caught-up') return;
    this.#stopCatchingUp();
    this.#owesPresence = true;
    // The answer to a question asked meanwhile says more than the difference would.
    if (!this.#question.isOpen) this.deliver(this.#room.differenceSince(behind.stateVector));
    this.#answer();
  }

  #stopCatchingUp(): void {
    this.#behind?.stop();
    this.#behind = undefined;
  }

  #send(frame: Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#lastSent = Date.now();
    this.#socket.send(frame);
  }

  #onClose(): void {
    this.#stopCatchingUp();
    this.#throttle.stop();
    this.#end.cancel();
    this.#room.leave(this);
    this.#onGone();
  }
}
