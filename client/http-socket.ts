/**
 * What y-websocket takes for a WebSocket, on plain HTTP (shared/http-sync.ts): it asks for what comes in a long
 * question, and sends what goes out in parts, one at a time. What fails on the way is tried again; nothing is told twice.
 */
import {
  ABNORMAL_CLOSE,
  ByteQueue,
  type Farewell,
  FrameReader,
  frameHeader,
  HTTP_SYNC_PATH,
  MAX_PART_BYTES,
  MAX_WAIT,
  parseFarewell,
  parseOpening,
} from '../shared/http-sync.ts';
import { MAX_FRAME_BYTES, SYNC_PATH } from '../shared/protocol.ts';

/** Milliseconds: a letter, the caret that moves with it and the question whether it is saved leave together. */
const GATHER = 40;

/** Milliseconds before a request is taken for lost, beyond what the server may make it wait. */
const REQUEST_TIMEOUT = 15_000;

/** Milliseconds before each new try of a request that failed. */
const RETRIES = [200, 800, 2_000];

/** Milliseconds: a question that fails later than this was cut while it waited, and the next is to wait less. */
const [CUT_AFTER, LEAST_WAIT] = [800, 500];
const SHARE_OF_CUT = 0.7;

/** A page that closes may still send so many bytes. */
const MAX_LAST_BYTES = 60 * 1024;

const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3];

/** Another try may succeed. */
class Failed extends Error {
  override readonly name = 'Failed';
}

export class HttpSocket {
  /** Milliseconds proxies here let a question wait, as far as this page has found out. */
  static #wait = MAX_WAIT;

  readonly OPEN = OPEN;
  readyState = CONNECTING;
  binaryType: BinaryType = 'arraybuffer';
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent<ArrayBuffer>) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  /** Resolves at the first frame, to true; to false, when the channel fails before. Never, when it is closed from here. */
  readonly heard: Promise<boolean>;
  readonly #resolveHeard: (isHeard: boolean) => void;
  readonly #territory: URL;
  /** Ends the question that waits, and the rests between tries. */
  readonly #gone = new AbortController();
  readonly #incoming = new FrameReader(MAX_FRAME_BYTES);
  readonly #outgoing = new ByteQueue();
  #channel = '';
  #part = 0;
  #flushing: Promise<void> | undefined;

  /** @param address the socket's own: `wss://host/sync/<territory>` */
  constructor(address: string | URL) {
    const { promise, resolve } = withResolver<boolean>();
    this.heard = promise;
    this.#resolveHeard = resolve;
    this.#territory = new URL(address);
    this.#territory.protocol = this.#territory.protocol.replace('ws', 'http');
    this.#territory.pathname = this.#territory.pathname.replace(SYNC_PATH, HTTP_SYNC_PATH);
    void this.#run();
    globalThis.addEventListener?.('pagehide', this.#onPageHide);
  }

  get bufferedAmount(): number {
    return this.#outgoing.length;
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== OPEN) return;
    this.#outgoing.push(frameHeader(frame.length));
    this.#outgoing.push(frame);
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = undefined;
    });
  }

  close(): void {
    if (this.readyState >= CLOSING) return;
    const wasOpen = this.readyState === OPEN;
    this.readyState = CLOSING;
    if (wasOpen) void this.#leave();
  }

  async #run(): Promise<void> {
    try {
      const opening = parseOpening(await readJson(await this.#request('POST', this.#territory)));
      if ('code' in opening) return this.#end(opening);
      this.#channel = opening.channel;
      if (this.readyState === CLOSING) return void this.#leave();
      this.readyState = OPEN;
      this.onopen?.(new Event('open'));
      await this.#listen();
    } catch {
      this.#fail();
    }
    return undefined;
  }

  async #listen(): Promise<void> {
    for (let arrived = 0; this.readyState === OPEN; ) {
      const answer = await this.#retrying(() => this.#ask(arrived), CLOSING);
      if (this.readyState !== OPEN || answer === undefined) continue;
      if (!(answer instanceof Uint8Array)) return this.#end(answer);
      arrived++;
      for (const frame of this.#incoming.read(answer)) this.#tell(frame);
    }
  }

  #tell(frame: Uint8Array<ArrayBuffer>): void {
    if (this.readyState !== OPEN) return;
    this.#resolveHeard(true);
    try {
      this.onmessage?.(new MessageEvent('message', { data: frame.buffer }));
    } catch (error) {
      // As with a socket of the browser's: a frame that its reader trips over does not stop the next.
      console.error(error);
    }
  }

  async #ask(after: number): Promise<Uint8Array | Farewell | undefined> {
    const wait = HttpSocket.#wait;
    const asked = Date.now();
    try {
      const address = this.#addressOf({ after: String(after), wait: wait.toFixed() });
      return await readAnswer(await this.#request('GET', address, { timeout: wait + REQUEST_TIMEOUT }));
    } catch (error) {
      const waited = Date.now() - asked;
      if (waited > CUT_AFTER) HttpSocket.#wait = Math.max(LEAST_WAIT, Math.min(wait, waited * SHARE_OF_CUT));
      throw error;
    }
  }

  async #flush(): Promise<void> {
    await this.#rest(GATHER);
    try {
      while (this.#outgoing.length > 0 && this.readyState < CLOSED) {
        const bytes = this.#outgoing.take(MAX_PART_BYTES);
        const address = this.#addressOf({ part: String(++this.#part) });
        const answer = await this.#retrying(
          async () => readAnswer(await this.#request('POST', address, { body: bytes })),
          CLOSED,
        );
        if (answer && !(answer instanceof Uint8Array)) return this.#end(answer);
      }
    } catch {
      this.#fail();
    }
  }

  /** What was sent before leaves before. */
  async #leave(): Promise<void> {
    this.#gone.abort();
    await this.#flushing;
    await this.#sayGoodbye();
    this.#end({ code: 1000, reason: '' });
  }

  /** The others are to see at once that we have left. Should it be lost, they see it before a minute has passed. */
  async #sayGoodbye(): Promise<void> {
    if (this.#channel === '' || this.readyState === CLOSED) return;
    const bytes = this.#outgoing.take(MAX_LAST_BYTES);
    const address = this.#addressOf({ part: String(++this.#part), last: '' });
    await this.#request('POST', address, { body: bytes, keepalive: true }).catch(() => undefined);
  }

  /** A network that fails is told as a browser tells it; who is leaving does not mind. */
  #fail(): void {
    if (this.readyState !== CLOSING) this.#end({ code: ABNORMAL_CLOSE, reason: '' });
    // Closed before it was open, it has no goodbye to say, which would end it.
    else if (this.#channel === '') this.#end({ code: 1000, reason: '' });
  }

  readonly #onPageHide = (): void => {
    void this.#sayGoodbye();
    this.#end({ code: 1001, reason: '' });
  };

  #end({ code, reason }: Farewell): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.#gone.abort();
    globalThis.removeEventListener?.('pagehide', this.#onPageHide);
    if (code === ABNORMAL_CLOSE) {
      this.#resolveHeard(false);
      this.onerror?.(new Event('error'));
    }
    this.onclose?.(new CloseEvent('close', { code, reason, wasClean: code !== ABNORMAL_CLOSE }));
  }

  /** @param end the state from which on it is no use to try again */
  async #retrying<T>(attempt: () => Promise<T>, end: number): Promise<T> {
    for (const pause of RETRIES) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof Failed) || this.readyState >= end) throw error;
      }
      await this.#rest(pause * (0.75 + Math.random() / 2));
    }
    return attempt();
  }

  /** @throws Failed when another try may succeed */
  async #request(
    method: string,
    address: URL,
    { timeout = REQUEST_TIMEOUT, ...init }: RequestInit & { timeout?: number } = {},
  ): Promise<Response> {
    const cancel = new AbortController();
    const timer = setTimeout(() => cancel.abort(), timeout);
    // Only a question: what is on its way out is to arrive.
    const onGone = (): void => cancel.abort();
    if (method === 'GET') this.#gone.signal.addEventListener('abort', onGone);
    try {
      const response = await fetch(address, { ...init, method, cache: 'no-store', signal: cancel.signal });
      // The body may be cut too.
      const body = await response.arrayBuffer();
      if (response.status >= 500 || response.status === 429 || response.status === 408)
        throw new Failed(`http-socket: ${response.status}`);
      if (!response.ok) throw new Error(`http-socket: ${response.status}`);
      return new Response(response.status === 204 ? null : body, response);
    } catch (error) {
      if (error instanceof TypeError || cancel.signal.aborted)
        throw new Failed('http-socket: no answer', { cause: error });
      throw error;
    } finally {
      clearTimeout(timer);
      this.#gone.signal.removeEventListener('abort', onGone);
    }
  }

  #addressOf(query: Readonly<Record<string, string>>): URL {
    const address = new URL(this.#territory);
    address.pathname += `/${this.#channel}`;
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    return address;
  }

  /** Shorter when the socket ends. */
  async #rest(milliseconds: number): Promise<void> {
    const { signal } = this.#gone;
    if (signal.aborted) return;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
  }
}

async function readAnswer(response: Response): Promise<Uint8Array | Farewell | undefined> {
  if (response.status === 204) return undefined;
  if (isJson(response)) return parseFarewell(await readJson(response));
  if (response.headers.get('content-type') !== 'application/octet-stream')
    throw new Failed('http-socket: somebody else answers');
  return new Uint8Array(await response.arrayBuffer());
}

/** A page to sign in to the network, for one, is not what was asked for. */
async function readJson(response: Response): Promise<unknown> {
  if (!isJson(response)) throw new Failed('http-socket: somebody else answers');
  return response.json();
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('application/json') ?? false;
}

function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>(settle => {
    resolve = settle;
  });
  return { promise, resolve };
}
