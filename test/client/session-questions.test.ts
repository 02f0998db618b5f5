import { expect } from 'chai';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { Session } from '../../client/session.ts';
import { messageType } from '../../shared/protocol.ts';
import { type Clock, fakeTime } from './clock.ts';
import { until } from './page.ts';

/** A socket that a test opens and speaks into. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readonly OPEN = 1;
  readonly sent: Uint8Array[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;

  constructor() {
    super();
    FakeSocket.all.push(this);
  }

  send(frame: Uint8Array): void {
    this.sent.push(frame);
  }

  close(): void {
    this.readyState = 3;
    this.onclose?.(new CloseEvent('close', { code: 1006 }));
  }

  tell(write: (encoder: ReturnType<typeof createEncoder>) => void): void {
    const encoder = createEncoder();
    write(encoder);
    this.dispatchEvent(new Event('message'));
    this.onmessage?.({ data: new Uint8Array(toUint8Array(encoder)).buffer });
  }

  notice(durable: boolean): void {
    const standing = { role: 'editor', epoch: 'e', schema: 1, serverTime: 0, durable, editIgnored: false };
    this.tell(encoder => {
      writeVarUint(encoder, messageType.notice);
      writeVarString(encoder, JSON.stringify(standing));
    });
  }

  /** As the server greets who comes: it asks for what it lacks, then tells what it has. */
  greet(): void {
    this.readyState = 1;
    this.onopen?.();
    this.notice(true);
    const parts = [encodeStateVector(new Doc()), encodeStateAsUpdate(new Doc())];
    for (const [step, part] of parts.entries())
      this.tell(encoder => {
        for (const type of [messageType.sync, step]) writeVarUint(encoder, type);
        writeVarUint8Array(encoder, part);
      });
  }

  answer(n: number): void {
    this.tell(encoder => {
      for (const part of [messageType.barrier, n]) writeVarUint(encoder, part);
    });
  }

  /** What is sent: `-` for an edit, and the number of each question. */
  get said(): readonly (number | '-')[] {
    return this.sent.flatMap(([kind, one = 0]): readonly (number | '-')[] => {
      if (kind === messageType.barrier) return [one];
      return kind === messageType.sync && one === 2 ? ['-'] : [];
    });
  }
}

describe('a session that asks whether its edits are on the disk', () => {
  const { WebSocket: RealWebSocket } = window;
  let session: Session;
  let socket: FakeSocket;
  let clock: Clock | undefined;
  beforeEach(async () => {
    localStorage.clear();
    FakeSocket.all = [];
    window.WebSocket = FakeSocket as unknown as typeof WebSocket;
    const server = location.origin.replace('http', 'ws');
    session = new Session({ server, territory: 'session-questions', role: 'editor' });
    await until(() => FakeSocket.all.length === 1, 'the connection');
    const [first] = FakeSocket.all;
    if (!first) throw new Error('session: no socket');
    socket = first;
    socket.greet();
    socket.answer(0);
    socket.sent.length = 0;
  });
  afterEach(() => {
    clock?.restore();
    clock = undefined;
    session.close();
    window.WebSocket = RealWebSocket;
    localStorage.clear();
  });

  /** An axis is two edits: it comes, and is shown. */
  const add = async (title: string): Promise<void> => {
    session.plan.addAxis(title);
    await Promise.resolve();
  };
  const answer = async (n: number): Promise<void> => {
    socket.answer(n);
    await Promise.resolve();
  };

  it('asks with the edit, one question at a time, and says « Enregistré » at the last answer alone', async () => {
    expect(session.status.is).to.equal('saved');
    await add('Un');
    expect(socket.said).to.deep.equal(['-', '-', 2]);
    await add('Deux');
    await add('Trois');
    expect(socket.said).to.deep.equal(['-', '-', 2, '-', '-', '-', '-']);
    await answer(2);
    expect(session.status).to.deep.equal({ is: 'saving', pending: 2 });
    expect(socket.said.slice(7)).to.deep.equal([6]);
    await answer(6);
    expect(session.status.is).to.equal('saved');
    expect(socket.said).to.have.length(8);
  });

  it('goes on waiting for the question it has asked again, when the one before is answered', async () => {
    clock = fakeTime();
    await add('Un');
    await add('Deux');
    socket.notice(false);
    clock.pass(8_000);
    socket.notice(true);
    expect(socket.said).to.deep.equal(['-', '-', 2, '-', '-', 4]);
    await answer(2);
    expect(session.status).to.deep.equal({ is: 'saving', pending: 1 });
    // The network drops everything from here on.
    clock.pass(8_000);
    clock.pass(8_000);
    // How many times by now is for chance to say.
    expect(FakeSocket.all).to.have.length.of.at.least(2);
  });
});
