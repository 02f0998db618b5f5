/** Somebody at a territory's table, by the npm client as it is, who also asks what is on disk. */
import { readVarString, readVarUint } from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { messageType, type Notice } from '../../shared/protocol.ts';
import { barrier } from './wire.ts';

export class Guest {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  readonly synced: Promise<void>;
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly acknowledged: number[] = [];
  readonly notices: Notice[] = [];
  #asked = 0;
  readonly #waiting = new Map<number, () => void>();

  /**
   * @param server `ws://host:port`
   * @param socketClass what carries the frames: `ws` unless told otherwise
   */
  constructor(server: string, territory: string, token: string, socketClass: unknown = WebSocket) {
    this.provider = new WebsocketProvider(`${server}/sync`, territory, this.doc, {
      params: { cle: token },
      disableBc: true,
      // biome-ignore lint/suspicious/noExplicitAny: y-websocket types its polyfill as the browser's own class
      WebSocketPolyfill: socketClass as any,
    });
    this.synced = new Promise(resolve => this.provider.on('sync', isSynced => isSynced && resolve()));
    this.closed = new Promise(resolve => this.provider.on('closed', resolve));
    this.provider.messageHandlers[messageType.barrier] = (_encoder, decoder) =>
      this.#onAnswer(readVarUint(decoder));
    this.provider.messageHandlers[messageType.notice] = (_encoder, decoder) => {
      this.notices.push(JSON.parse(readVarString(decoder)));
    };
  }

  get name(): unknown {
    return this.doc.getMap('meta').get('name');
  }

  set name(name: unknown) {
    this.doc.getMap('meta').set('name', name);
  }

  /** Asks the server to say when what was sent so far is on disk. */
  ask(): number {
    this.#asked++;
    this.provider.ws?.send(barrier(this.#asked));
    return this.#asked;
  }

  /** Resolves when the server says that all that was sent so far is on disk; never, if it does not. */
  saved(): Promise<void> {
    const asked = this.ask();
    return new Promise(resolve => this.#waiting.set(asked, resolve));
  }

  /** Hears no more, and says nothing of it. */
  freeze(): void {
    const socket: unknown = this.provider.ws;
    if (socket instanceof WebSocket) socket.pause();
  }

  async save(name: string): Promise<void> {
    this.name = name;
    await this.saved();
  }

  leave(): void {
    this.provider.destroy();
    this.doc.destroy();
  }

  #onAnswer(n: number): void {
    this.acknowledged.push(n);
    this.#waiting.get(n)?.();
    this.#waiting.delete(n);
  }
}
