/** Shared texts: titles (`Y.Text`) and boxes of paragraphs and bullets (`Y.XmlFragment`, in the shape Tiptap edits). */
import * as Y from 'yjs';
import { DEEPEST } from './sheet.ts';
import { findChange } from './text-change.ts';

/** Turns a title into `next` by touching only what differs, so that what others type elsewhere in it stays. */
export function reviseText(text: Y.Text, next: string): void {
  const { start, endBefore, endAfter } = findChange(text.toString(), next);
  if (endBefore > start) text.delete(start, endBefore - start);
  if (endAfter > start) text.insert(start, next.slice(start, endAfter));
}

/** A bullet list with one item per string; a line break inside a string becomes a hard break. Empty for no string. */
export function bulletsFragment(items: readonly string[]): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  if (items.length === 0) return fragment;
  const list = new Y.XmlElement('bulletList');
  list.insert(
    0,
    items.map(item => {
      const bullet = new Y.XmlElement('listItem');
      bullet.insert(0, [paragraph(item)]);
      return bullet;
    }),
  );
  fragment.insert(0, [list]);
  return fragment;
}

/** One paragraph per string. */
export function paragraphsFragment(items: readonly string[]): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, items.map(paragraph));
  return fragment;
}

/** The text of each paragraph or bullet, blank ones left out, whatever elements they are nested in. */
export function fragmentLines(fragment: unknown): readonly string[] {
  if (!(fragment instanceof Y.XmlFragment)) return [];
  return childLines(fragment).filter(line => line.trim() !== '');
}

function paragraph(item: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  item.split('\n').forEach((line, index) => {
    if (index > 0) children.push(new Y.XmlElement('hardBreak'));
    if (line !== '') children.push(new Y.XmlText(line));
  });
  element.insert(0, children);
  return element;
}

/** A node whose children are texts and breaks is one line; any other gives the lines of its children in turn. */
function childLines(node: Y.XmlFragment, depth = 0): string[] {
  if (depth > DEEPEST) return [];
  const children = node.toArray();
  const inline = children.some(child => child instanceof Y.XmlText);
  if (inline) return [lineText(node)];
  return children.flatMap(child => (child instanceof Y.XmlFragment ? childLines(child, depth + 1) : []));
}

/** All the words in a node, on one line but for its breaks. */
export function lineText(node: Y.XmlFragment): string {
  return node
    .toArray()
    .map(child => inlineText(child))
    .join('');
}

function inlineText(node: unknown, depth = 0): string {
  if (node instanceof Y.XmlText) {
    const parts: { insert?: unknown }[] = node.toDelta();
    return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
  }
  if (!(node instanceof Y.XmlElement) || depth > DEEPEST) return '';
  if (node.nodeName === 'hardBreak') return '\n';
  return node
    .toArray()
    .map(child => inlineText(child, depth + 1))
    .join('');
}
