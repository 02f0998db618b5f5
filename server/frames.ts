/** The frames of the wire, read and written: y-protocols' messages and ours (see shared/protocol.ts). No state. */
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';
import { messageType, type Notice } from '../shared/protocol.ts';

/** A frame that cannot be read. Its sender is at fault, and nobody else is touched. */
export class BadFrame extends Error {
  override readonly name = 'BadFrame';
}

/** Sub-types of a sync message, by y-protocols: "I have this", "you lacked this", "this is new". */
const sync = { step1: 0, step2: 1, update: 2 } as const;

/** y-protocols' "permission denied", which y-websocket clients write to their console, and "who is here?". */
const AUTH = 2;
const QUERY_PRESENCE = 3;

/** Bytes: reading more costs everyone time. A state vector this long tells of a hundred thousand visits. */
const MAX_STATE_VECTOR = 1024 * 1024;
const MAX_PRESENCE = 64 * 1024;

export type Frame =
  | { readonly is: 'state-vector'; readonly stateVector: Uint8Array }
  /** `answers` when it is all that the client had, as it was asked for. */
  | { readonly is: 'update'; readonly update: Uint8Array; readonly answers: boolean }
  | { readonly is: 'presence'; readonly entries: readonly PresenceEntry[] }
  | { readonly is: 'presence-query' }
  | { readonly is: 'barrier'; readonly n: number }
  /** Of a later version, perhaps: not understood, not harmful. */
  | { readonly is: 'unknown' };

/** `state` is JSON; `null` says that the client has left. */
export interface PresenceEntry {
  readonly id: number;
  readonly clock: number;
  readonly state: string;
}

/** @throws BadFrame */
export function parseFrame(frame: Uint8Array): Frame {
  try {
    return readFrame(frame);
  } catch (error) {
    throw new BadFrame('frames: truncated or malformed', { cause: error });
  }
}

export function answerFrame(update: Uint8Array): Uint8Array {
  return syncFrame(sync.step2, update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(sync.update, update);
}

/** Frame that asks a client for what the server lacks. */
export function stateVectorFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(sync.step1, stateVector);
}

export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const payload = encode(encoder => {
    writeVarUint(encoder, entries.length);
    for (const { id, clock, state } of entries) {
      writeVarUint(encoder, id);
      writeVarUint(encoder, clock);
      writeVarString(encoder, state);
    }
  });
  return encode(encoder => {
    writeVarUint(encoder, messageType.awareness);
    writeVarUint8Array(encoder, payload);
  });
}

/** Says nothing, to those who hang up when they hear nothing. */
export const silence: Uint8Array = presenceFrame([]);

export function barrierFrame(n: number): Uint8Array {
  return encode(encoder => {
    writeVarUint(encoder, messageType.barrier);
    writeVarUint(encoder, n);
  });
}

export function noticeFrame(notice: Notice): Uint8Array {
  return encode(encoder => {
    writeVarUint(encoder, messageType.notice);
    writeVarString(encoder, JSON.stringify(notice));
  });
}

/** @param gzip of an update in Yjs' second format */
export function compressedFrame(gzip: Uint8Array): Uint8Array {
  return encode(encoder => {
    writeVarUint(encoder, messageType.compressed);
    writeUint8Array(encoder, gzip);
  });
}

export function permissionDeniedFrame(reason: string): Uint8Array {
  return encode(encoder => {
    writeVarUint(encoder, AUTH);
    writeVarUint(encoder, 0);
    writeVarString(encoder, reason);
  });
}

/** Types are read as numbers, never compared as bytes: one number has several encodings. */
function readFrame(frame: Uint8Array): Frame {
  const decoder = createDecoder(frame);
  switch (readVarUint(decoder)) {
    case messageType.sync: {
      const step = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      if (step === sync.step1) return { is: 'state-vector', stateVector: atMost(MAX_STATE_VECTOR, payload) };
      if (step === sync.step2 || step === sync.update)
        return { is: 'update', update: payload, answers: step === sync.step2 };
      throw new Error(`sync step ${step}`);
    }
    case messageType.awareness:
      return { is: 'presence', entries: readEntries(atMost(MAX_PRESENCE, readVarUint8Array(decoder))) };
    case QUERY_PRESENCE:
      return { is: 'presence-query' };
    case messageType.barrier:
      return { is: 'barrier', n: readVarUint(decoder) };
    default:
      return { is: 'unknown' };
  }
}

function atMost(limit: number, payload: Uint8Array): Uint8Array {
  if (payload.length > limit) throw new Error(`${payload.length} bytes`);
  return payload;
}

function readEntries(payload: Uint8Array): readonly PresenceEntry[] {
  const decoder = createDecoder(payload);
  const entries: PresenceEntry[] = [];
  for (let left = readVarUint(decoder); left > 0; left--)
    entries.push({ id: readVarUint(decoder), clock: readVarUint(decoder), state: readVarString(decoder) });
  return entries;
}

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  return encode(encoder => {
    writeVarUint(encoder, messageType.sync);
    writeVarUint(encoder, step);
    writeVarUint8Array(encoder, payload);
  });
}

function encode(write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  write(encoder);
  return toUint8Array(encoder);
}
