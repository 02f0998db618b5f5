/**
 * XML read as it arrives, never held whole. A part that declares entities is refused: none of these formats has any, and
 * they are the way to make a small file swell.
 */
import { Parser } from 'htmlparser2';
import { MAX_DEPTH, MAX_ELEMENTS } from './bounds.ts';
import { refuseDamaged, refuseTooBig } from './refusals.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlEvents {
  /** @param name as written, prefix included */
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** One tag or comment as long as this is no document. */
const MAX_BYTES_WITHOUT_EVENT = 4 * 1024 * 1024;
/** A piece given at once is parsed in steps: the parser holds on to what a step leaves open. */
const STEP = 64 * 1024;

/** @param unpack gives the document's bytes in pieces */
export function readXml(unpack: (give: (piece: Uint8Array) => void) => void, events: XmlEvents): void {
  let depth = 0;
  let roots = 0;
  let elements = 0;
  let silence = 0;
  /** A tag that closes itself is told as closed for want of a closing tag, right after it opened. */
  let isFresh = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        silence = 0;
        isFresh = true;
        depth += 1;
        elements += 1;
        if (elements > MAX_ELEMENTS) refuseTooBig();
        if (depth === 1) roots += 1;
        if (depth > MAX_DEPTH || roots > 1) refuseDamaged();
        events.open(name, attributes);
      },
      ontext: text => {
        silence = 0;
        isFresh = false;
        if (depth > 0) events.text(text);
      },
      onclosetag: (name, isImplied) => {
        silence = 0;
        if (isImplied && !isFresh) refuseDamaged();
        isFresh = false;
        depth -= 1;
        events.close(name);
      },
      onprocessinginstruction: name => {
        if (name.startsWith('!')) refuseDamaged();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  let decoder: TextDecoder | undefined;
  unpack(piece => {
    decoder ??= new TextDecoder(encodingOf(piece));
    for (let at = 0; at < piece.length; at += STEP) {
      const step = piece.subarray(at, at + STEP);
      silence += step.length;
      if (silence > MAX_BYTES_WITHOUT_EVENT) refuseTooBig();
      parser.write(decoder.decode(step, { stream: true }));
    }
  });
  parser.end(decoder?.decode());
  if (roots === 0) refuseDamaged();
}

/** XML says itself when it is not UTF-8, by its first two bytes. */
function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute whatever its prefix: programs choose them at will. */
export function attribute(attributes: Attributes, local: string): string | undefined {
  const plain = attributes[local];
  if (plain !== undefined) return plain;
  const key = Object.keys(attributes).find(name => name.endsWith(`:${local}`));
  return key === undefined ? undefined : attributes[key];
}

/** What XML calls true. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
