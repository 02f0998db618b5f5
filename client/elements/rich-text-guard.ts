/**
 * Tells which shared texts the editor can hold. The binding deletes from the document, for everyone, what its schema
 * does not know: a text with anything of the kind is shown and left alone.
 */
import * as Y from 'yjs';
import { DEEPEST } from '../../shared/sheet.ts';
import { isRecord } from '../../shared/values.ts';

const blocks = ['paragraph', 'bulletList', 'orderedList'];

/** Element → the elements it may have inside. Text stands in paragraphs only. */
const content: Readonly<Record<string, readonly string[]>> = {
  paragraph: ['hardBreak'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: blocks,
  hardBreak: [],
};

const marks = ['bold', 'italic', 'link'];

export function canEdit(text: Y.XmlFragment): boolean {
  return text.toArray().every(child => isKnown(child, blocks, 1));
}

function isKnown(node: unknown, allowed: readonly string[], depth: number): boolean {
  if (!(node instanceof Y.XmlElement) || depth > DEEPEST || !allowed.includes(node.nodeName)) return false;
  const children = node.toArray();
  const inside = content[node.nodeName] ?? [];
  const isParagraph = node.nodeName === 'paragraph';
  const areKnown = children.every(child =>
    child instanceof Y.XmlText ? isParagraph && isKnownText(child) : isKnown(child, inside, depth + 1),
  );
  // The binding takes away an item that does not begin with a paragraph, with all that is in it.
  const [first] = children;
  const begins = !(first instanceof Y.XmlElement) || first.nodeName === 'paragraph';
  return areKnown && (node.nodeName !== 'listItem' || begins);
}

function isKnownText(text: Y.XmlText): boolean {
  const parts: { insert?: unknown; attributes?: unknown }[] = text.toDelta();
  return parts.every(({ insert, attributes }) => {
    const names = isRecord(attributes) ? Object.keys(attributes) : [];
    return typeof insert === 'string' && names.every(name => marks.includes(name));
  });
}
