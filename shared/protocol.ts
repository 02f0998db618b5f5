/**
 * What the client and the server must agree on: where the socket is, which messages it carries beside those
 * of y-websocket, why it closes, and what each role may do.
 *
 * Every frame is one message and starts with its type as a lib0 varuint. Types 0 (sync) and 1 (awareness) are
 * y-websocket's own, so that its unmodified client works. Ours are:
 *
 * - `barrier` `[100, n]`: the client asks "is everything I sent before this on disk?", the server answers the
 *   same frame once it is. `n` (varuint) is the client's to choose. A connection whose edits were ignored (a reader's,
 *   or anyone's while the plan is locked) gets no answer any more, until it may write and has given them again: the
 *   server asks for them, by a step 1, as soon as it may.
 * - `notice` `[101, json]`: the server tells what it knows (`Notice`, as a varstring), at the start and each time it
 *   changes. A client that does not know the type only logs it.
 * - `compressed` `[102, gzip]`: what a client that has nothing is told first, the whole plan, may come so: the rest of the
 *   frame is gzip of one update in Yjs' second format, and is to be taken as a step 2 when it is read. What changes
 *   meanwhile comes before or after it, as any update. Only to clients that say in the address of their socket (or channel)
 *   that they can read it, by `?gzip=2`: a browser that agreed to compress frames would do so with each of its thirty bytes.
 */
import * as v from 'valibot';
import { type AccessRole, accessRoles } from './model.ts';

export const SYNC_PATH = '/sync';

/** In the query of the socket's address: this client reads `compressed` frames, with updates of this format of Yjs'. */
export const GZIP = 'gzip';
export const GZIP_FORMAT = '2';

export const messageType = { sync: 0, awareness: 1, barrier: 100, notice: 101, compressed: 102 } as const;

export const noticeSchema = v.object({
  role: v.picklist(accessRoles),
  /** Identity of the territory's history. It changes when the history is replaced: a local copy is then void. */
  epoch: v.string(),
  schema: v.number(),
  /** Milliseconds since 1970, by the server's clock. */
  serverTime: v.number(),
  /** False while the server cannot write to its disk: nothing is acknowledged until it is true again. */
  durable: v.boolean(),
  /** True once the server has ignored an edit of this connection because its role may not write. */
  editIgnored: v.boolean(),
  /** How the others see this connection once it has presented itself: no two people are alike. */
  shown: v.optional(v.object({ name: v.string(), institution: v.string(), color: v.number() })),
  /** True while coordinators alone may write in the plan. */
  locked: v.optional(v.boolean()),
  /** True while nobody may. */
  archived: v.optional(v.boolean()),
  /** Who the server knows this connection as: a person of a séance. Null for who came by a link. */
  person: v.optional(v.nullable(v.object({ name: v.string(), institution: v.string() }))),
  /** Told to coordinators: another number than before when a séance may have been opened or ended since. */
  seancesAt: v.optional(v.number()),
});
export type Notice = Readonly<v.InferOutput<typeof noticeSchema>>;

/** 4400 to 4499 are final: y-websocket stops retrying. The others are transient and it tries again. */
export const closeCode = {
  badFrame: 4400,
  signInNeeded: 4401,
  noAccess: 4403,
  deleted: 4404,
  tooBig: 1009,
  serverError: 1011,
  restart: 1012,
  tryLater: 1013,
} as const;

/** The largest frame the server accepts, in bytes. */
export const MAX_FRAME_BYTES = 8 * 1024 * 1024;

/** Bytes a plan may take: well under what one frame can hold, so that whoever has it all can always give it back. */
export const MAX_PLAN_BYTES = 0.75 * MAX_FRAME_BYTES;

/** What is true of a territory for all who are in it. */
export interface Standing {
  /** Coordinators alone may write. */
  readonly locked: boolean;
  /** Nobody may. */
  readonly archived: boolean;
}

/** What the role alone allows. */
export function mayEdit(role: AccessRole): boolean {
  return role !== 'reader';
}

/** What the role allows as things stand. */
export function mayWrite(role: AccessRole, { locked, archived }: Standing): boolean {
  return mayEdit(role) && !archived && (!locked || role === 'coordinator');
}
