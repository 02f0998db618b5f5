/**
 * The parts of a zipped document, unpacked one at a time and piece by piece: what unpacks without end is refused before
 * it fills the memory. Nothing is written to a disk, so a part's path is only a name to look up.
 */
import { Inflate } from 'fflate';
import { MAX_EXPANDED_BYTES } from './bounds.ts';
import { refuseDamaged, refuseLocked, refuseTooBig } from './refusals.ts';

export interface Archive {
  /** Lower case, with `/`. */
  readonly paths: ReadonlySet<string>;
  /** Gives the part's bytes in pieces; refuses the file when the part is missing or damaged. */
  readonly unpack: (path: string, give: (piece: Uint8Array) => void) => void;
}

interface Entry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

/** Deflate expands a thousandfold at most: 16 KB give 16 MB at once. */
const PACKED_PIECE = 16 * 1024;
const MAX_ENTRIES = 10_000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const UNKNOWN = 0xffffffff;

export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  /** What each part came to, the farthest that it was read: some are read twice. */
  const sizes = new Map<string, number>();
  let expanded = 0;
  const count = (path: string, size: number) => {
    const more = size - (sizes.get(path) ?? 0);
    if (more <= 0) return;
    sizes.set(path, size);
    expanded += more;
    if (expanded > MAX_EXPANDED_BYTES) refuseTooBig();
  };
  return {
    paths: new Set(entries.keys()),
    unpack: (path, give) => {
      const [entry, ...others] = entries.get(path.toLowerCase()) ?? [];
      // Of two parts with one name, readers differ on which counts.
      if (!entry || others.length > 0) return refuseDamaged();
      let crc = 0;
      let size = 0;
      inflate(packedBytes(entry, bytes, view), entry.method, piece => {
        size += piece.length;
        count(path, size);
        crc = addToCrc(crc, piece);
        give(piece);
      });
      if (crc !== entry.crc || size !== entry.size) refuseDamaged();
    },
  };
}

function readDirectory(bytes: Uint8Array, view: DataView): ReadonlyMap<string, readonly Entry[]> {
  const end = findEnd(view);
  if (end === undefined) return refuseDamaged();
  const total = view.getUint16(end + 10, true);
  if (total > MAX_ENTRIES) return refuseTooBig();
  const entries = new Map<string, Entry[]>();
  let at = view.getUint32(end + 16, true);
  for (let read = 0; read < total; read += 1) {
    if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY) return refuseDamaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + ENTRY_SIZE + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > end) return refuseDamaged();
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength));
    const path = name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
    const same = entries.get(path) ?? [];
    same.push(readEntry(view, at, at + ENTRY_SIZE + nameLength, extraLength));
    entries.set(path, same);
    at = next;
  }
  return entries;
}

/** It is last, but for a comment of up to 64 KB. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

function readEntry(view: DataView, at: number, extraAt: number, extraLength: number): Entry {
  const large = readLargeNumbers(view, extraAt, extraLength);
  const number = (offset: number): number => {
    const value = view.getUint32(at + offset, true);
    return value === UNKNOWN ? (large.shift() ?? value) : value;
  };
  // In this order, as the large ones are written.
  const size = number(24);
  const packedSize = number(20);
  const offset = number(42);
  return {
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    offset,
  };
}

/** Some programs write every size as one of a zip over 4 GB. */
function readLargeNumbers(view: DataView, extraAt: number, extraLength: number): number[] {
  const end = extraAt + extraLength;
  for (let at = extraAt; at + 4 <= end; ) {
    const length = view.getUint16(at + 2, true);
    const next = at + 4 + length;
    if (next > end) return [];
    if (view.getUint16(at, true) === 1) {
      return Array.from({ length: Math.floor(length / 8) }, (_, index) =>
        Number(view.getBigUint64(at + 4 + index * 8, true)),
      );
    }
    at = next;
  }
  return [];
}

function packedBytes(entry: Entry, bytes: Uint8Array, view: DataView): Uint8Array {
  if (entry.isEncrypted) return refuseLocked();
  const { offset, packedSize } = entry;
  if (offset + LOCAL_SIZE > bytes.length || view.getUint32(offset, true) !== LOCAL) return refuseDamaged();
  const start = offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) return refuseDamaged();
  return bytes.subarray(start, start + packedSize);
}

function inflate(packed: Uint8Array, method: number, give: (piece: Uint8Array) => void): void {
  if (method === 0) {
    for (let at = 0; at < packed.length; at += PACKED_PIECE) give(packed.subarray(at, at + PACKED_PIECE));
    return;
  }
  if (method !== 8) refuseDamaged();
  const pieces: Uint8Array[] = [];
  const inflater = new Inflate(piece => pieces.push(piece));
  for (let at = 0; at < packed.length; at += PACKED_PIECE) {
    const end = at + PACKED_PIECE;
    try {
      inflater.push(packed.subarray(at, end), end >= packed.length);
    } catch {
      refuseDamaged();
    }
    // Outside the try: what the reader itself throws is no damage.
    for (const piece of pieces.splice(0)) give(piece);
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** @param crc of what came before, 0 at first */
function addToCrc(crc: number, piece: Uint8Array): number {
  let sum = ~crc;
  for (const byte of piece) sum = (crcTable[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}
