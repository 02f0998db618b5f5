import { expect } from 'chai';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import { Doc, encodeStateVector } from 'yjs';
import { sendOnceAsked } from '../../client/provider.ts';

/** A socket that a test opens and speaks into. */
class FakeSocket {
  static readonly all: FakeSocket[] = [];
  readonly OPEN = WebSocket.OPEN;
  readonly sent: Uint8Array[] = [];
  readyState = WebSocket.CONNECTING as number;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;

  constructor() {
    FakeSocket.all.push(this);
  }

  send(frame: Uint8Array): void {
    this.sent.push(frame);
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
  }

  open(): void {
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
  }

  /** The server asks for what it lacks, and has nothing. */
  ask(): void {
    const encoder = createEncoder();
    for (const type of [0, 0]) writeVarUint(encoder, type);
    writeVarUint8Array(encoder, encodeStateVector(new Doc()));
    this.onmessage?.({ data: new Uint8Array(toUint8Array(encoder)).buffer });
  }
}

describe('a provider that sends once asked', () => {
  const doc = new Doc();
  const provider = new WebsocketProvider('wss://tablee.example', 'x', doc, {
    disableBc: true,
    // biome-ignore lint/suspicious/noExplicitAny: y-websocket types its polyfill as the browser's own class
    WebSocketPolyfill: FakeSocket as any,
  });
  sendOnceAsked(provider);
  afterEach(() => provider.destroy());
  const type = (text: string): void => doc.getText('title').insert(0, text);
  const updates = (socket: FakeSocket | undefined): number[] =>
    (socket?.sent ?? []).filter(([kind]) => kind === 0).map(([, kind]) => kind ?? -1);

  it('answers with what was typed before, then sends each edit, and waits again after a cut', () => {
    FakeSocket.all[0]?.open();
    type('a');
    expect(updates(FakeSocket.all[0])).to.deep.equal([0]);
    FakeSocket.all[0]?.ask();
    expect(updates(FakeSocket.all[0])).to.deep.equal([0, 1]);
    type('b');
    expect(updates(FakeSocket.all[0])).to.deep.equal([0, 1, 2]);
    provider.disconnect();
    provider.connect();
    FakeSocket.all[1]?.open();
    type('c');
    expect(updates(FakeSocket.all[1])).to.deep.equal([0]);
  });
});
