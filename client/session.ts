/**
 * One person on one territory: the document, its connection, who else is there, and whether the work is on the
 * server's disk. What "saved" means is decided here and nowhere else in the client.
 */
import { readVarString, readVarUint } from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Author } from '../shared/comment.ts';
import type { AccessRole } from '../shared/model.ts';
import { Plan } from '../shared/plan.ts';
import { messageType, type Notice, type Standing, SYNC_PATH } from '../shared/protocol.ts';
import { Backlog, barrierFrame } from './backlog.ts';
import { readCompressed } from './greeting.ts';
import { LocalCopy } from './local-copy.ts';
import { parseNotice } from './notices.ts';
import { Presence } from './presence.ts';
import { createProvider } from './provider.ts';
import { erasesCopy, refusalOf } from './refusals.ts';
import { Rights } from './rights.ts';
import type { Refusal, Status } from './status.ts';
import { FIRST_TRIES, Transport } from './transport.ts';
import { onWake } from './waking.ts';

/** Without a word from the server for this long after a question, the connection is taken for dead. */
const ANSWER_TIMEOUT = 8_000;

/** The server says something at least every 15 s: who heard nothing for this long was cut off. */
const SILENCE = 20_000;

export interface SessionOptions {
  /** Where the server is: `wss://host`. */
  readonly server: string;
  readonly territory: string;
  readonly role: AccessRole;
  readonly standing?: Standing;
  /** True for who came by a séance. */
  readonly bySeance?: boolean;
}

export class Session {
  readonly territory: string;
  readonly plan: Plan;
  readonly presence: Presence;
  readonly #doc = new Y.Doc();
  readonly #provider: WebsocketProvider;
  readonly #transport: Transport;
  readonly #copy: LocalCopy;
  readonly #backlog: Backlog;
  readonly #listeners = new Set<() => void>();
  readonly #rights: Rights;
  readonly #bySeance: boolean;
  #durable = true;
  #hasConnected = false;
  #stage: 'reading' | 'open' | 'closed' = 'reading';
  /** Final: once the server will not have us, nothing that closes later says otherwise. */
  #refusal: Refusal | undefined;
  #status: Status = { is: 'connecting' };
  #answerTimer: ReturnType<typeof setTimeout> | undefined;
  #stopWaking: (() => void) | undefined;
  #askedAt = 0;
  /** How many gestures of the plan are counted already. */
  #gestures = 0;

  constructor({ server, territory, role, standing, bySeance = false }: SessionOptions) {
    this.territory = territory;
    this.#rights = new Rights(role, standing);
    this.#bySeance = bySeance;
    this.#copy = new LocalCopy(territory, this.#doc, () => this.#refresh());
    this.#backlog = new Backlog(this.#copy.pending);
    this.plan = new Plan(this.#doc);
    this.#transport = new Transport({
      isQuiet: () => this.#status.is === 'saved',
      reconnect: () => this.#reconnect(),
    });
    this.#provider = createProvider(server + SYNC_PATH, territory, this.#doc, this.#transport);
    readCompressed(this.#provider, update => Y.applyUpdateV2(this.#doc, update, this.#provider));
    this.presence = new Presence(this.#provider.awareness);
    this.#listen();
    this.#status = this.#statusNow();
    void this.#copy.ready.then(() => this.#onCopyReady());
    void this.#copy.loaded.then(() => this.#ask());
  }

  get status(): Status {
    return this.#status;
  }

  get role(): AccessRole {
    return this.#rights.role;
  }

  get mayEdit(): boolean {
    return this.#rights.readOnly === undefined && this.#refusal === undefined;
  }

  /** True while the plan is locked or archived for somebody whose link lets them write otherwise. */
  get isLockedOut(): boolean {
    return (this.#rights.readOnly ?? 'reader') !== 'reader' && this.#refusal === undefined;
  }

  get standing(): Standing {
    return this.#rights.standing;
  }

  /** Who a séance knows this person as; null for who came by a link. */
  get person(): Author | null {
    return this.#rights.person;
  }

  /** For coordinators: another number than before when a séance may have been opened or ended. */
  get seancesAt(): number | undefined {
    return this.#rights.seancesAt;
  }

  /** True once the plan has something to show: the server's state, or this device's copy. */
  get hasPlan(): boolean {
    return this.#provider.synced || this.plan.snapshot.territory.name !== '';
  }

  /** What was left here by another link, or under the lock: the server was not told of it, and must not be asked about it. */
  get #isUnsendable(): boolean {
    return !this.#rights.isHeard && this.#backlog.pending > 0;
  }

  /** Gives up what could not be sent. The page is to be reloaded: this session still shows it. */
  async startOver(): Promise<void> {
    this.#backlog.forget();
    await this.#copy.erase();
  }

  /** Calls back when the status or the rights change. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stage = 'closed';
    clearTimeout(this.#answerTimer);
    this.#stopWaking?.();
    window.removeEventListener('offline', this.#onOffline);
    this.#transport.destroy();
    this.#provider.destroy();
    this.plan.destroy();
    this.#copy.close();
    this.#doc.destroy();
    this.#listeners.clear();
  }

  #listen(): void {
    this.#doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== this.#provider && !this.#copy.isOrigin(origin)) this.#onEdit();
    });
    this.#provider.on('status', () => this.#refresh());
    this.#provider.on('sync', synced => this.#onSync(synced));
    this.#provider.on('connection-close', event => this.#onClose(event?.code));
    this.#provider.messageHandlers[messageType.barrier] = (_encoder, decoder) =>
      this.#onAnswer(readVarUint(decoder));
    this.#provider.messageHandlers[messageType.notice] = (_encoder, decoder) =>
      this.#onNotice(parseNotice(readVarString(decoder)));
    this.#stopWaking = onWake(this.#onWake);
    window.addEventListener('offline', this.#onOffline);
  }

  #onCopyReady(): void {
    if (this.#stage !== 'reading') return;
    this.#stage = 'open';
    this.#reconnect();
  }

  #onEdit(): void {
    const { gestures } = this.plan;
    this.#backlog.edit(gestures !== this.#gestures);
    this.#gestures = gestures;
    this.#copy.pending = this.#backlog.pending;
    this.#copy.confirm();
    this.#askSoon();
    this.#refresh();
  }

  #onSync(synced: boolean): void {
    if (synced) {
      this.#hasConnected = true;
      this.presence.renew();
      this.#ask();
    }
    this.#refresh();
  }

  #onClose(code: number | undefined): void {
    this.#backlog.disconnect();
    this.#rights.disconnect();
    clearTimeout(this.#answerTimer);
    this.#refusal ??= code === undefined ? undefined : refusalOf(code, this.#bySeance);
    // Another tab's work is in the same copy.
    const isAllSent = this.#backlog.pending === 0 && this.#copy.pending === 0;
    if (this.#refusal && erasesCopy[this.#refusal] && isAllSent) void this.#copy.erase();
    // The provider clears its own flags after this event.
    queueMicrotask(() => this.#refresh());
  }

  #onAnswer(upTo: number): void {
    this.#backlog.acknowledge(upTo);
    // One that was asked again is answered as often: what was asked since is still waited for.
    if (!this.#backlog.isWaiting) clearTimeout(this.#answerTimer);
    this.#copy.pending = this.#backlog.pending;
    this.#askSoon();
    this.#refresh();
  }

  #onNotice(notice: Notice | undefined): void {
    if (!notice) return;
    const couldEdit = this.mayEdit;
    const isNews = this.#rights.hear(notice);
    this.#durable = notice.durable;
    if (notice.shown) this.presence.hearShown(notice.shown);
    if (this.#copy.isVoid(notice.epoch)) {
      this.#leaveHistory();
      return;
    }
    this.#copy.epoch = notice.epoch;
    // What was kept under the lock has just been sent.
    if (this.mayEdit && !couldEdit) this.#ask();
    this.#refresh(isNews);
  }

  /** This device's copy is of a history the server no longer has. What another tab left in it, the next page tells. */
  #leaveHistory(): void {
    this.#provider.disconnect();
    if (this.#backlog.pending > 0) this.#refusal = 'replaced';
    else if (this.#copy.pending > 0) location.reload();
    else void this.startOver().then(() => location.reload());
    this.#refresh();
  }

  /** Timers and sockets of a page that slept tell it late, or never, that it is alone. */
  readonly #onWake = (): void => {
    const isDeaf = Date.now() - this.#provider.wsLastMessageReceived > SILENCE;
    if (!this.#provider.wsconnected || isDeaf) this.#reconnect();
  };

  /** The browser knows before the socket does. */
  readonly #onOffline = (): void => this.#reconnect();

  /** In the same packet as the edit: later by itself, it would wake the server and the phone once more for each. */
  #askSoon(): void {
    queueMicrotask(() => {
      if (this.#backlog.hasToAsk) this.#ask();
    });
  }

  /** Asks the server to say when all that was sent so far is on its disk. */
  #ask(): void {
    const { ws, synced } = this.#provider;
    if (this.#copy.mayHoldUnsent || this.#isUnsendable) return;
    if (!ws || !synced || ws.readyState !== WebSocket.OPEN) return;
    ws.send(barrierFrame(this.#backlog.ask()));
    this.#askedAt = Date.now();
    clearTimeout(this.#answerTimer);
    this.#answerTimer = setTimeout(() => this.#onSilence(), ANSWER_TIMEOUT);
  }

  /** A server that is up but cannot write says so; one that says nothing at all is out of reach. */
  #onSilence(): void {
    const heard = this.#provider.wsLastMessageReceived > this.#askedAt;
    if (heard || !this.#durable) this.#ask();
    else this.#reconnect();
  }

  /** Not before this device's copy is read: what it holds is to be sent first. */
  #reconnect(): void {
    if (this.#refusal || this.#stage !== 'open') return;
    this.#provider.disconnect();
    this.#provider.connect();
  }

  #refresh(isNews = false): void {
    const status = this.#statusNow();
    if (!isNews && JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }

  #statusNow(): Status {
    const { pending } = this.#backlog;
    if (this.#refusal) return { is: 'refused', reason: this.#refusal, pending };
    if (!this.#provider.wsconnected) {
      const isFirst =
        !this.#hasConnected && pending === 0 && this.#provider.wsUnsuccessfulReconnects < FIRST_TRIES;
      return isFirst || this.#transport.isReturning
        ? { is: 'connecting' }
        : { is: 'offline', pending, kept: this.#copy.kept };
    }
    const why = this.#rights.readOnly;
    if (why && this.#isUnsendable) return { is: 'unsendable', why, pending, kept: this.#copy.kept };
    if (!this.#durable) return { is: 'not-saved', pending };
    if (!this.#provider.synced) return pending > 0 ? { is: 'saving', pending } : { is: 'connecting' };
    return pending > 0 || !this.#backlog.isSettled ? { is: 'saving', pending } : { is: 'saved' };
  }
}
