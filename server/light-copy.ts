/**
 * A plan written anew: all that its document holds now, in a fresh one by one author, without the marks that years of edits
 * leave. Nothing stored in a plan names Yjs authors or positions, so nothing in it changes its meaning.
 */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { readPlan } from '../shared/plan-reader.ts';

/** Why a plan stays as it is. */
export type Obstacle = 'busy' | 'damaged' | 'waiting' | 'different';

export class CannotLighten extends Error {
  override readonly name = 'CannotLighten';
  readonly obstacle: Obstacle;
  constructor(obstacle: Obstacle, options?: ErrorOptions) {
    super(`light-copy: ${obstacle}`, options);
    this.obstacle = obstacle;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: Yjs types what a type tells its observers, which is of no interest here
type Content = Y.AbstractType<any>;

/**
 * The copy as one update, once a document read from it has proved to hold the same.
 * @throws CannotLighten
 */
export function lightCopy(doc: Y.Doc): Uint8Array {
  // They would be lost, though somebody may have been told that they are saved.
  if (doc.store.pendingStructs ?? doc.store.pendingDs) throw new CannotLighten('waiting');
  const copy = new Y.Doc();
  const reread = new Y.Doc();
  try {
    copy.transact(() => {
      for (const name of doc.share.keys()) copyRoot(rootOf(doc, name), copy, name);
    });
    const bytes = Y.encodeStateAsUpdate(copy);
    Y.applyUpdate(reread, bytes);
    if (!isDeepStrictEqual(contentOf(reread), contentOf(doc))) throw new CannotLighten('different');
    if (!isDeepStrictEqual(readPlan(reread), readPlan(doc))) throw new CannotLighten('different');
    return bytes;
  } finally {
    copy.destroy();
    reread.destroy();
  }
}

/** The roots of a plan are maps. Others were put there by another program, and are kept as what they look like. */
function rootOf(doc: Y.Doc, name: string): Content {
  const root: Content | undefined = doc.share.get(name);
  if (root && root.constructor !== Y.AbstractType) return root;
  const first = root?._first?.content;
  if (first === undefined) return doc.getMap(name);
  if (first instanceof Y.ContentString || first instanceof Y.ContentFormat) return doc.getText(name);
  const type = first instanceof Y.ContentType ? first.type : undefined;
  const isXml = type instanceof Y.XmlElement || type instanceof Y.XmlText;
  return isXml ? doc.getXmlFragment(name) : doc.getArray(name);
}

function copyRoot(from: Content, copy: Y.Doc, name: string): void {
  if (from instanceof Y.Map) {
    const to = copy.getMap(name);
    for (const [key, value] of from) to.set(key, value instanceof Y.AbstractType ? value.clone() : value);
  } else if (from instanceof Y.Text) copy.getText(name).applyDelta(from.toDelta());
  else if (from instanceof Y.XmlFragment)
    copy.getXmlFragment(name).insert(
      0,
      from.toArray().flatMap(part => (part instanceof Y.XmlHook ? [] : part.clone())),
    );
  else if (from instanceof Y.Array)
    copy.getArray(name).insert(
      0,
      from.toArray().map(part => (part instanceof Y.AbstractType ? part.clone() : part)),
    );
}

/** All that can be read in a document, formatting and all: `toJSON` forgets that of texts. Empty roots are nothing. */
function contentOf(doc: Y.Doc): unknown {
  const roots = [...doc.share.keys()].map(name => [name, heldBy(rootOf(doc, name))] as const);
  return Object.fromEntries(roots.filter(([, value]) => !isEmpty(value)));
}

function heldBy(value: unknown): unknown {
  if (value instanceof Y.Map)
    return Object.fromEntries([...value].map(([key, inside]) => [key, heldBy(inside)]));
  if (value instanceof Y.Text) return { text: value.toDelta() };
  if (value instanceof Y.XmlElement)
    return {
      name: value.nodeName,
      attributes: value.getAttributes(),
      inside: value.toArray().map(heldBy),
    };
  if (value instanceof Y.XmlFragment || value instanceof Y.Array) return value.toArray().map(heldBy);
  return value instanceof Y.AbstractType ? value.toJSON() : value;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
