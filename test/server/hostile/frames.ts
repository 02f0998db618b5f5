/** Frames that are nearly right: real ones with bytes flipped, cut, spliced, of another type, or with lengths that lie. */
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import type { Chance } from '../../random.ts';
import { barrier, syncFrame } from '../wire.ts';

const lies = [0, 1, 127, 128, 2 ** 16, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 52, Number.MAX_SAFE_INTEGER];

export function spoil(frame: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  switch (chance.below(8)) {
    case 0:
      return flip(frame, 1, chance);
    case 1:
      return flip(frame, 1 + chance.below(8), chance);
    case 2:
      return frame.slice(0, chance.below(frame.length));
    case 3:
      return join(frame.subarray(0, chance.below(frame.length)), other.subarray(chance.below(other.length)));
    case 4:
      return join(new Uint8Array([chance.below(8)]), frame.subarray(1));
    case 5:
      return join(frame, chance.bytes(1 + chance.below(20)));
    case 6:
      return putLie(frame, chance);
    default:
      return chance.bytes(1 + chance.below(60));
  }
}

/** The beginning of an update, true or false, that promises far more than it brings. */
export function boast(chance: Chance): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, chance.percent(70) ? 1 : chance.among(2, ...lies));
  writeVarUint(encoder, chance.percent(50) ? 1 : chance.among(0, ...lies));
  writeVarUint(encoder, chance.below(2 ** 31));
  writeVarUint(encoder, chance.percent(60) ? 0 : chance.among(0, ...lies));
  // A struct of any kind: collected, skipped, deleted, a text, a type…
  writeVarUint(encoder, chance.among(0, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0x21, 0x28, 0x84, 0x44, 0xc4));
  for (let n = chance.below(6); n > 0; n--) writeVarUint(encoder, chance.among(0, 1, ...lies));
  if (chance.percent(60))
    writeVarString(encoder, chance.among('items', '__proto__', 'meta', 'a'.repeat(300)));
  for (let n = chance.below(4); n > 0; n--) writeVarUint(encoder, chance.among(0, 1, ...lies));
  if (chance.percent(70)) writeVarUint(encoder, chance.among(0, 0, 0, ...lies));
  return syncFrame([0, chance.among(2, 2, 1, 0)], toUint8Array(encoder));
}

/** Presence that lies on who and how many, or says more of itself than anybody can hear. */
export function pretend(chance: Chance): Uint8Array {
  const payload = createEncoder();
  const count = chance.percent(5) ? 2_000 : chance.below(6);
  writeVarUint(payload, chance.percent(80) ? count : chance.among(0, ...lies));
  for (let n = 0; n < count; n++) {
    writeVarUint(payload, chance.percent(70) ? 1 + chance.below(3) : chance.among(0, ...lies));
    writeVarUint(payload, chance.among(0, ...lies));
    writeVarString(payload, state(chance, count > 100));
  }
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint8Array(encoder, toUint8Array(payload));
  return toUint8Array(encoder);
}

function state(chance: Chance, short: boolean): string {
  const name = chance.among('Nadia', '__proto__', '\u0000', '<b>', '‮', 'é'.repeat(short ? 1 : 300));
  return chance.among(
    'null',
    '{',
    '[]',
    '7',
    `{"user":{"name":"${name}${chance.below(9)}"}}`,
    `{"user":{"name":"${name}"},"color":${chance.below(20) - 5},"key":"k"}`,
    '{"__proto__":{"a":1},"user":[]}',
    '{"user":{"name":7,"institution":{}},"color":"x","lead":{},"remote":{},"slide":{}}',
    short ? '{}' : `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
    short ? '{}' : `{"a":${'{"a":'.repeat(20)}1${'}'.repeat(20)}}`,
    short ? '{}' : JSON.stringify({ a: 'x'.repeat(20_000) }),
  );
}

export function chatter(chance: Chance): Uint8Array {
  return chance.among(
    barrier(chance.among(0, ...lies.filter(Number.isSafeInteger))),
    new Uint8Array([3]),
    new Uint8Array([2, 0, 0]),
    new Uint8Array(),
    syncFrame([0, 0], new Uint8Array([0])),
    syncFrame([0, 0], chance.bytes(chance.below(30))),
    syncFrame([chance.below(5), chance.below(5)], chance.bytes(chance.below(30))),
  );
}

function flip(frame: Uint8Array, times: number, chance: Chance): Uint8Array {
  const copy = frame.slice();
  for (let n = 0; n < times; n++) {
    const at = chance.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << chance.below(8));
  }
  return copy;
}

function putLie(frame: Uint8Array, chance: Chance): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, chance.among(0, ...lies));
  const at = chance.below(frame.length);
  return join(frame.subarray(0, at), toUint8Array(encoder), frame.subarray(at + 1));
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
