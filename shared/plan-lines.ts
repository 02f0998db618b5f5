/** Lists in the cells of annexes: a bullet per line, read with its blank lines, and revised line by line. */
import * as Y from 'yjs';
import { lineText, reviseText } from './plan-text.ts';
import { DEEPEST } from './sheet.ts';

/** The text of each bullet or paragraph, blank ones too: somebody may be about to write there. */
export function linesOf(fragment: unknown): readonly string[] {
  return fragment instanceof Y.XmlFragment ? lineNodes(fragment).map(lineText) : [];
}

/**
 * Turns a list into `next` by touching only the lines that differ, so that two people who write in two lines both keep
 * their words. A break inside a line parts it in two where it is touched.
 */
export function reviseLines(fragment: Y.XmlFragment, next: readonly string[]): void {
  const nodes = lineNodes(fragment);
  const lines = next.map(line => line.toWellFormed());
  let [first, from] = [0, 0];
  for (; first < nodes.length && isSame(nodes[first], lines, from); first++) from += heightOf(nodes[first]);
  let [last, to] = [nodes.length, lines.length];
  for (; last > first; last--) {
    const start = to - heightOf(nodes[last - 1]);
    if (start < from || !isSame(nodes[last - 1], lines, start)) break;
    to = start;
  }
  const changed = nodes.slice(first, last);
  const wanted = lines.slice(from, to);
  changed.slice(0, wanted.length).forEach((node, index) => {
    reviseLine(node, wanted[index] ?? '');
  });
  const above = nodes[first + Math.min(changed.length, wanted.length) - 1];
  if (wanted.length > changed.length) insertBelow(fragment, above, wanted.slice(changed.length));
  for (const node of changed.slice(wanted.length)) remove(node);
}

/** Every node that holds a line, in order. Loose words make their holder one. */
function lineNodes(node: Y.XmlFragment, depth = 0): readonly Y.XmlFragment[] {
  if (isLine(node)) return [node];
  if (depth > DEEPEST) return [];
  return node.toArray().flatMap(child => (child instanceof Y.XmlFragment ? lineNodes(child, depth + 1) : []));
}

function isLine(node: Y.XmlFragment): boolean {
  const isParagraph = node instanceof Y.XmlElement && node.nodeName === 'paragraph';
  return isParagraph || node.toArray().some(child => child instanceof Y.XmlText);
}

function isSame(node: Y.XmlFragment | undefined, lines: readonly string[], start: number): boolean {
  const end = start + heightOf(node);
  return node !== undefined && end <= lines.length && lines.slice(start, end).join('\n') === lineText(node);
}

function heightOf(node: Y.XmlFragment | undefined): number {
  return node ? lineText(node).split('\n').length : 0;
}

function reviseLine(node: Y.XmlFragment, line: string): void {
  const [text, ...others] = node.toArray();
  // Words that carry a format have other offsets: they are written anew.
  const isPlain = text instanceof Y.XmlText && others.length === 0 && text.toString() === lineText(node);
  if (isPlain) reviseText(text, line);
  else {
    node.delete(0, node.length);
    node.insert(0, [new Y.XmlText(line)]);
  }
}

function insertBelow(
  fragment: Y.XmlFragment,
  above: Y.XmlFragment | undefined,
  lines: readonly string[],
): void {
  const bullets = lines.map(newBullet);
  const item = itemOf(above);
  if (item?.parent instanceof Y.XmlFragment) {
    item.parent.insertAfter(item, bullets);
    return;
  }
  const [top] = above ? [] : fragment.toArray();
  if (top instanceof Y.XmlElement && top.nodeName === 'bulletList') {
    top.insert(0, bullets);
    return;
  }
  const list = new Y.XmlElement('bulletList');
  list.insert(0, bullets);
  const index = fragment.toArray().findIndex(child => above && isWithin(above, child));
  fragment.insert(index + 1, [list]);
}

/** Born with its text, so that two who write in it at once write in one. */
function newBullet(line: string): Y.XmlElement {
  const [item, paragraph] = [new Y.XmlElement('listItem'), new Y.XmlElement('paragraph')];
  paragraph.insert(0, [new Y.XmlText(line)]);
  item.insert(0, [paragraph]);
  return item;
}

/** Takes a line away, with the bullet it was alone in. */
function remove(node: Y.XmlFragment): void {
  const item = itemOf(node);
  const gone = item?.length === 1 ? item : node;
  const { parent } = gone;
  if (parent instanceof Y.XmlFragment) parent.delete(indexIn(parent, gone), 1);
  else gone.delete(0, gone.length);
}

function indexIn(parent: Y.XmlFragment, node: Y.XmlFragment): number {
  return parent.toArray().findIndex(child => Object.is(child, node));
}

function itemOf(node: Y.XmlFragment | undefined): Y.XmlElement | undefined {
  const parent = node?.parent;
  return parent instanceof Y.XmlElement && parent.nodeName === 'listItem' ? parent : undefined;
}

function isWithin(node: Y.XmlFragment, holder: unknown): boolean {
  for (let above: unknown = node; above instanceof Y.XmlFragment; above = above.parent)
    if (above === holder) return true;
  return false;
}
