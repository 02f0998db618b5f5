/** One socket at a room's table: reads its frames, keeps to its rights and limits, and bears with it when it is slow. */
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { SCHEMA_VERSION } from '../shared/plan-doc.ts';
import { close, MAX_FRAME_BYTES, mayEdit } from '../shared/protocol.ts';
import type { Link } from './catalog.ts';
import {
  answerFrame,
  BadFrame,
  barrierFrame,
  type Frame,
  noticeFrame,
  parseFrame,
  permissionDeniedFrame,
  silence,
  stateVectorFrame,
  updateFrame,
} from './frames.ts';
import { PlanTooBig, type Room } from './room.ts';
import type { Seat } from './seat.ts';
import { Throttle } from './throttle.ts';

/** Milliseconds. y-websocket hangs up after 30 s without a frame; half-open sockets never say that they are dead. */
const SILENCE_AFTER = 15_000;
const PING_AFTER = 20_000;
const DEAD_AFTER = 40_000;
const NO_PROGRESS_AFTER = 30_000;

/** Bytes waiting in a socket: above the first it is behind and gets nothing more, below the second it has caught up. */
const BEHIND_ABOVE = 1024 * 1024;
const CAUGHT_UP_BELOW = 64 * 1024;
const CATCH_UP_PERIOD = 100;

/** A seat that fell behind: what it had then, to make up the difference in one frame when it has caught up. */
interface Behind {
  stateVector: Uint8Array;
  /** It has asked for what it lacks meanwhile: the difference will be the answer. */
  hasAsked: boolean;
  readonly timer: NodeJS.Timeout;
  waiting: number;
  since: number;
}

export class Connection implements Seat {
  readonly link: string;
  readonly role: Link['role'];
  readonly #socket: WebSocket;
  readonly #room: Room;
  readonly #throttle: Throttle;
  readonly #logger: Logger;
  readonly #onGone: () => void;
  #behind: Behind | undefined;
  #editIgnored = false;
  #lastSent = Date.now();
  #lastHeard = Date.now();
  #lastPing = Date.now();

  /** @param onGone called once, when the socket has closed, however it did */
  constructor(socket: WebSocket, room: Room, link: Link, logger: Logger, onGone: () => void) {
    this.link = link.hash;
    this.role = link.role;
    this.#socket = socket;
    this.#room = room;
    this.#logger = logger;
    this.#onGone = onGone;
    this.#throttle = new Throttle(socket);
    socket.on('message', (frame: Buffer, isBinary: boolean) => this.#onFrame(frame, isBinary));
    socket.on('pong', () => {
      this.#lastHeard = Date.now();
    });
    socket.on('error', () => socket.terminate());
    socket.once('close', () => this.#onClose());
    room.join(this);
    this.#tellNotice();
    // A reader has nothing to give: it is not asked for what the server lacks.
    if (mayEdit(this.role)) this.deliver(stateVectorFrame(room.stateVector()));
    this.#tellPresence();
  }

  deliver(frame: Uint8Array): void {
    if (this.#behind || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#send(frame);
  }

  deliverPresence(frame: Uint8Array): void {
    this.deliver(frame);
  }

  /** All that the room has told so far was put in this socket: from here on, if it is too much, a difference will do. */
  endTurn(): void {
    if (this.#behind || this.#socket.bufferedAmount <= BEHIND_ABOVE) return;
    this.#behind = {
      stateVector: this.#room.stateVector(),
      hasAsked: false,
      timer: setInterval(() => this.#catchUp(), CATCH_UP_PERIOD),
      waiting: this.#socket.bufferedAmount,
      since: Date.now(),
    };
  }

  tellDurable(): void {
    this.#tellNotice();
  }

  acknowledge(n: number): void {
    if (this.#editIgnored || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#send(barrierFrame(n));
  }

  /** Says goodbye, and does not wait for an answer that may never come. */
  hangUp(code: number, reason = ''): void {
    this.#stopCatchingUp();
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), 2_000).unref();
  }

  beat(now: number): void {
    if (now - this.#lastHeard > DEAD_AFTER) {
      this.#socket.terminate();
      return;
    }
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
    try {
      if (!isBinary) throw new BadFrame('connection: a text frame');
      this.#handle(parseFrame(bytes));
    } catch (error) {
      // Whatever a frame contains, only the socket it came by is closed.
      if (error instanceof BadFrame) this.hangUp(close.badFrame, 'Message illisible');
      else if (error instanceof PlanTooBig) this.hangUp(close.tooBig, 'Ce plan est trop volumineux');
      else {
        this.#logger.error({ error }, 'a frame could not be handled');
        this.hangUp(close.serverError, 'Erreur du serveur');
      }
    }
  }

  #handle(frame: Frame): void {
    switch (frame.is) {
      case 'state-vector':
        this.#answer(frame.stateVector);
        break;
      case 'update':
        if (mayEdit(this.role)) this.#room.receive(this, frame.update);
        else this.#ignoreEdit();
        break;
      case 'presence':
        this.#room.receivePresence(this, frame.entries);
        break;
      case 'presence-query':
        this.#tellPresence();
        break;
      case 'barrier':
        this.#room.barrier(this, frame.n);
        break;
      case 'unknown':
        break;
    }
  }

  #answer(stateVector: Uint8Array): void {
    let missing: Uint8Array;
    try {
      missing = this.#room.missingSince(stateVector);
    } catch (error) {
      throw new BadFrame('connection: a state vector cannot be read', { cause: error });
    }
    if (this.#behind) Object.assign(this.#behind, { stateVector, hasAsked: true });
    else this.deliver(answerFrame(missing));
  }

  #ignoreEdit(): void {
    if (this.#editIgnored) return;
    this.#editIgnored = true;
    this.deliver(permissionDeniedFrame('Ce lien ne permet que de lire le plan.'));
    this.#tellNotice();
  }

  #tellNotice(): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const notice = {
      role: this.role,
      epoch: this.#room.territory,
      schema: SCHEMA_VERSION,
      serverTime: Date.now(),
      durable: this.#room.isDurable,
      editIgnored: this.#editIgnored,
    };
    this.#send(noticeFrame(notice));
  }

  #tellPresence(): void {
    const present = this.#room.presence.everyone();
    if (present) this.deliverPresence(present);
  }

  #catchUp(): void {
    const behind = this.#behind;
    if (!behind) return;
    const waiting = this.#socket.bufferedAmount;
    if (waiting < CAUGHT_UP_BELOW) {
      this.#stopCatchingUp();
      const difference = this.#room.missingSince(behind.stateVector);
      this.deliver(behind.hasAsked ? answerFrame(difference) : updateFrame(difference));
      this.#tellPresence();
      return;
    }
    if (waiting < behind.waiting) {
      behind.waiting = waiting;
      behind.since = Date.now();
    }
    const isStuck = Date.now() - behind.since > NO_PROGRESS_AFTER || waiting > 2 * MAX_FRAME_BYTES;
    if (isStuck) this.hangUp(close.tryLater, 'Connexion trop lente');
  }

  #stopCatchingUp(): void {
    clearInterval(this.#behind?.timer);
    this.#behind = undefined;
  }

  #send(frame: Uint8Array): void {
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
