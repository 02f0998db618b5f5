/** One socket at a room's table: reads its frames, keeps to its rights and limits, and bears with it when it is slow. */
import type { Logger } from 'pino';
import { SCHEMA_VERSION } from '../shared/plan-doc.ts';
import { closeCode, MAX_FRAME_BYTES, mayEdit } from '../shared/protocol.ts';
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
import { PlanTooBig, type Room } from './room.ts';
import type { Seat } from './seat.ts';
import { Throttle } from './throttle.ts';

/** Milliseconds. y-websocket hangs up after 30 s without a frame; half-open sockets never say that they are dead. */
const SILENCE_AFTER = 15_000;
const PING_AFTER = 20_000;
const DEAD_AFTER = 40_000;
const NO_PROGRESS_AFTER = 30_000;

/** Bytes waiting in a socket: above the first it is behind and gets nothing more, below the last it has caught up. */
const BEHIND_ABOVE = 1024 * 1024;
const NO_PRESENCE_ABOVE = 256 * 1024;
const CAUGHT_UP_BELOW = 64 * 1024;
const CATCH_UP_PERIOD = 100;

/** A seat that fell behind: what it had then, to make up the difference in one frame when it has caught up. */
interface Behind {
  readonly stateVector: Uint8Array;
  readonly timer: NodeJS.Timeout;
  bytes: number;
  /** When fewer bytes last waited than before, in milliseconds. */
  progressAt: number;
}

export interface ConnectionOptions {
  readonly socket: FrameSocket;
  readonly room: Room;
  readonly link: Pass;
  /** Names the history of the plan: a client's copy of another one is void. */
  readonly epoch: string;
  readonly logger: Logger;
  /** Called once, when the socket has closed, however it did. */
  readonly onGone: () => void;
}

export class Connection implements Seat {
  readonly link: string;
  readonly role: Pass['role'];
  readonly person: Pass['person'];
  readonly #socket: FrameSocket;
  readonly #room: Room;
  readonly #throttle: Throttle;
  readonly #epoch: string;
  readonly #logger: Logger;
  readonly #onGone: () => void;
  #behind: Behind | undefined;
  /** The state vector of a client that waits to be told what it lacks: the latest, however often it asks. */
  #question: Uint8Array | undefined;
  #owesPresence = false;
  #editIgnored = false;
  #lastSent = Date.now();
  #lastHeard = Date.now();
  #lastPing = Date.now();

  constructor({ socket, room, link, epoch, logger, onGone }: ConnectionOptions) {
    this.link = link.hash;
    this.role = link.role;
    this.person = link.person;
    this.#socket = socket;
    this.#room = room;
    this.#epoch = epoch;
    this.#logger = logger;
    this.#onGone = onGone;
    this.#throttle = new Throttle(socket);
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
    if (mayEdit(this.role)) this.deliver(stateVectorFrame(room.stateVector()));
    this.#tellPresence();
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
    this.#behind = {
      stateVector: this.#room.stateVector(),
      timer: setInterval(() => this.#catchUp(), CATCH_UP_PERIOD),
      bytes: bufferedAmount,
      progressAt: Date.now(),
    };
  }

  tellNotice(): void {
    const notice = {
      role: this.role,
      epoch: this.#epoch,
      schema: SCHEMA_VERSION,
      serverTime: Date.now(),
      durable: this.#room.isDurable,
      editIgnored: this.#editIgnored,
      shown: this.#room.presence.shownOf(this),
    };
    this.#send(noticeFrame(notice));
  }

  acknowledge(n: number): void {
    if (!this.#editIgnored) this.#send(barrierFrame(n));
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
      if (error instanceof BadFrame) this.hangUp(closeCode.badFrame, 'Message illisible');
      else if (error instanceof PlanTooBig) this.hangUp(closeCode.tooBig, 'Ce plan est trop volumineux');
      else {
        this.#logger.error({ error }, 'a frame could not be handled');
        this.hangUp(closeCode.serverError, 'Erreur du serveur');
      }
    }
  }

  #handle(frame: Frame): void {
    switch (frame.is) {
      case 'state-vector':
        this.#question = frame.stateVector;
        this.#room.endTurnSoon();
        break;
      case 'update':
        if (mayEdit(this.role)) this.#room.receive(this, frame.update);
        else this.#ignoreEdit();
        break;
      case 'presence':
        this.#room.receivePresence(this, frame.entries);
        break;
      case 'presence-query':
        this.#owesPresence = true;
        this.#room.endTurnSoon();
        break;
      case 'barrier':
        this.#room.barrier(this, frame.n);
        break;
      case 'unknown':
        break;
    }
  }

  /** Gives what was asked for, once a turn at most: asking is cheap, and answering is not. */
  #answer(): void {
    const question = this.#question;
    this.#question = undefined;
    if (question)
      this.#guard(() => {
        const answer = this.#room.answerTo(question);
        this.#throttle.count(answer.length);
        this.deliver(answer);
      });
    if (this.#owesPresence && this.#socket.bufferedAmount < CAUGHT_UP_BELOW) this.#tellPresence();
  }

  #ignoreEdit(): void {
    if (this.#editIgnored) return;
    this.#editIgnored = true;
    this.deliver(permissionDeniedFrame('Ce lien ne permet que de lire le plan.'));
    this.tellNotice();
  }

  #tellPresence(): void {
    this.#owesPresence = false;
    const present = this.#room.presence.everyone();
    if (present) this.deliverPresence(present);
  }

  #catchUp(): void {
    const behind = this.#behind;
    if (!behind) return;
    const bytes = this.#socket.bufferedAmount;
    if (bytes < CAUGHT_UP_BELOW) {
      this.#stopCatchingUp();
      this.#owesPresence = true;
      // The answer to a question asked meanwhile says more than the difference would.
      if (!this.#question) this.deliver(this.#room.differenceSince(behind.stateVector));
      this.#answer();
      return;
    }
    if (bytes < behind.bytes) {
      behind.bytes = bytes;
      behind.progressAt = Date.now();
    }
    const isStuck = Date.now() - behind.progressAt > NO_PROGRESS_AFTER || bytes > 2 * MAX_FRAME_BYTES;
    if (isStuck) this.hangUp(closeCode.tryLater, 'Connexion trop lente');
  }

  #stopCatchingUp(): void {
    clearInterval(this.#behind?.timer);
    this.#behind = undefined;
  }

  #send(frame: Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#lastSent = Date.now();
    this.#socket.send(frame, { binary: true });
  }

  #onClose(): void {
    this.#stopCatchingUp();
    this.#throttle.stop();
    this.#room.leave(this);
    this.#onGone();
  }
}
