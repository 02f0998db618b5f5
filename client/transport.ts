/**
 * Chooses what carries the frames: WebSocket, or plain HTTP where the network refuses it or cuts it again and again. On
 * HTTP, it keeps looking whether WebSocket works, and goes back to it at a quiet moment.
 */
import { ABNORMAL_CLOSE } from '../shared/http-sync.ts';
import { HttpSocket } from './http-socket.ts';

export interface Timings {
  /** Milliseconds a socket has to open and be heard. */
  readonly hear: number;
  /** A socket that lasted longer than this was not cut by a proxy in a hurry. */
  readonly short: number;
  /** Before the first look whether WebSocket works after all, and between two looks. */
  readonly firstProbe: number;
  readonly probe: number;
  /** How long a WebSocket must last to be trusted again: longer than the server is ever silent. */
  readonly hold: number;
}

const usual: Timings = { hear: 4_000, short: 90_000, firstProbe: 5_000, probe: 60_000, hold: 20_000 };

/** In a row: sockets that were never heard, and sockets that were cut too soon. */
const [MAX_DEAF, MAX_CUT] = [2, 3];

/** Each way has had its turn by then: who could not connect so far is offline. */
export const FIRST_TRIES = MAX_DEAF + 1;

const LONGEST_PROBE = 30 * 60_000;
const QUIET_PERIOD = 500;

const STORAGE_KEY = 'tablee.transport';

export interface TransportOptions {
  /** True when nothing is on its way to the server. */
  readonly isQuiet: () => boolean;
  /** Leaves the socket at once, if there is one, and opens the next. */
  readonly reconnect: () => void;
  readonly timings?: Timings;
}

export class Transport {
  readonly #isQuiet: () => boolean;
  readonly #reconnect: () => void;
  readonly #timings: Timings;
  #kind: 'socket' | 'http';
  /** Once HTTP was heard: then it is WebSocket that this network refuses, and not the server that is away. */
  #isHttpProven: boolean;
  #deaf = 0;
  #cut = 0;
  #isReturning = false;
  #probePeriod: number;
  #probeTimer: ReturnType<typeof setTimeout> | undefined;
  #probe: WebSocket | undefined;

  constructor({ isQuiet, reconnect, timings = usual }: TransportOptions) {
    this.#isQuiet = isQuiet;
    this.#reconnect = reconnect;
    this.#timings = timings;
    this.#isHttpProven = isHttpRemembered();
    this.#kind = this.#isHttpProven ? 'http' : 'socket';
    this.#probePeriod = this.#isHttpProven ? timings.probe : timings.firstProbe;
  }

  get kind(): 'socket' | 'http' {
    return this.#kind;
  }

  /** True while it goes from HTTP back to WebSocket: connected a moment ago, and again in a moment. */
  get isReturning(): boolean {
    return this.#isReturning;
  }

  /** What y-websocket is to make its sockets of: each is of the kind that works then. */
  get socketClass(): typeof WebSocket {
    return new Proxy<typeof WebSocket>(WebSocket, {
      construct: (_target, [address]) =>
        this.#kind === 'socket' ? this.#openSocket(address) : this.#openHttp(address),
    });
  }

  destroy(): void {
    this.#stopProbing();
  }

  #openSocket(address: string): WebSocket {
    this.#stopProbing();
    const socket = new WebSocket(address);
    const openedAt = Date.now();
    let isHeard = false;
    let isWatched = true;
    const stopWatching = (): void => {
      isWatched = false;
      clearTimeout(giveUp);
    };
    const giveUp = setTimeout(() => {
      stopWatching();
      this.#onDeaf();
      this.#reconnect();
    }, this.#timings.hear);
    socket.addEventListener(
      'message',
      () => {
        isHeard = true;
        clearTimeout(giveUp);
        this.#deaf = 0;
        this.#isReturning = false;
      },
      { once: true },
    );
    socket.addEventListener('close', ({ code }) => {
      this.#isReturning = false;
      if (!isWatched) return;
      stopWatching();
      // With any other code, it is the server that says goodbye.
      if (code !== ABNORMAL_CLOSE) this.#deaf = 0;
      else if (isHeard) this.#onCut(Date.now() - openedAt);
      else this.#onDeaf();
    });
    // What is closed from here says nothing of the network.
    const { close } = socket;
    socket.close = (...why) => {
      stopWatching();
      close.apply(socket, why);
    };
    return socket;
  }

  #openHttp(address: string): HttpSocket {
    const socket = new HttpSocket(address);
    void socket.heard.then(isHeard => {
      if (isHeard) this.#onHttpHeard(address);
      // Neither works: each has its turn, until one does.
      else this.#use('socket');
    });
    return socket;
  }

  #onDeaf(): void {
    this.#deaf++;
    if (isOnline() && (this.#deaf >= MAX_DEAF || this.#isHttpProven)) this.#use('http');
  }

  #onCut(lifetime: number): void {
    this.#cut = lifetime < this.#timings.short ? this.#cut + 1 : 0;
    if (isOnline() && this.#cut >= MAX_CUT) this.#use('http');
  }

  #onHttpHeard(address: string): void {
    this.#isHttpProven = true;
    remember('http');
    if (this.#probeTimer === undefined && this.#probe === undefined) this.#probeSoon(address);
  }

  #use(kind: 'socket' | 'http'): void {
    this.#kind = kind;
    this.#deaf = 0;
    this.#cut = 0;
  }

  #probeSoon(address: string): void {
    this.#probeTimer = setTimeout(() => this.#look(address), this.#probePeriod);
  }

  /** A socket beside the channel that works: it must be heard, and last. */
  #look(address: string): void {
    this.#probeTimer = undefined;
    const probe = new WebSocket(address);
    this.#probe = probe;
    let timer = setTimeout(() => probe.close(), this.#timings.hear);
    const onHeard = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#return(), this.#timings.hold);
    };
    probe.addEventListener('message', onHeard, { once: true });
    probe.addEventListener('close', () => {
      clearTimeout(timer);
      if (this.#probe !== probe) return;
      this.#probe = undefined;
      this.#probePeriod = Math.max(this.#probePeriod, this.#timings.probe);
      this.#probeSoon(address);
    });
  }

  /** At a quiet moment. Both ends tell each other what they lack, as after any cut. */
  #return(): void {
    this.#stopProbing();
    if (!this.#isQuiet()) {
      this.#probeTimer = setTimeout(() => this.#return(), QUIET_PERIOD);
      return;
    }
    this.#use('socket');
    this.#isHttpProven = false;
    this.#isReturning = true;
    remember('socket');
    // Should this be a mistake, the next look comes later.
    this.#probePeriod = Math.min(Math.max(this.#probePeriod, this.#timings.probe / 2) * 2, LONGEST_PROBE);
    this.#reconnect();
  }

  #stopProbing(): void {
    clearTimeout(this.#probeTimer);
    this.#probeTimer = undefined;
    const probe = this.#probe;
    this.#probe = undefined;
    probe?.close();
  }
}

/** Only a browser that is sure says that it is not. */
function isOnline(): boolean {
  return navigator.onLine !== false;
}

function isHttpRemembered(): boolean {
  try {
    return sessionStorage.getItem(STORAGE_KEY) === 'http';
  } catch {
    // Storage may be forbidden: each page then finds out for itself.
    return false;
  }
}

function remember(kind: 'socket' | 'http'): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, kind);
  } catch {
    // As above.
  }
}
