/** What a section's text may hold: paragraphs, two kinds of lists, bold, italic, links. The elements are the plan's. */
import { type Extensions, Mark } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Italic } from '@tiptap/extension-italic';
import { BulletList } from '@tiptap/extension-list/bullet-list';
import { ListItem } from '@tiptap/extension-list/item';
import { ListKeymap } from '@tiptap/extension-list/keymap';
import { OrderedList } from '@tiptap/extension-list/ordered-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { isSafeLink } from '../../shared/sheet.ts';

/** Its address is checked when it is read and when it is shown: others write in the same text. */
const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: anchor => isSafeLink(anchor.getAttribute('href') ?? '') && null },
  ],
  renderHTML: ({ HTMLAttributes }) => {
    const href: unknown = HTMLAttributes.href;
    const isSafe = typeof href === 'string' && isSafeLink(href);
    return ['a', isSafe ? { href, title: 'Ctrl + clic pour ouvrir', rel: 'noreferrer noopener' } : {}, 0];
  },
});

/** @param isLeaving tells that Tab is to go to the next field, as it does outside of lists */
export function textExtensions(isLeaving: () => boolean): Extensions {
  const item = ListItem.extend({
    addKeyboardShortcuts() {
      const { editor, name } = this;
      const isHere = (): boolean => editor.isActive(name) && !isLeaving();
      return {
        Enter: () => editor.commands.splitListItem(name),
        // The first item has nothing to go under: the key stays in the list all the same.
        Tab: () => isHere() && (editor.commands.sinkListItem(name) || true),
        'Shift-Tab': () => isHere() && (editor.commands.liftListItem(name) || true),
      };
    },
  });
  return [
    Document,
    Paragraph,
    Text,
    HardBreak,
    Bold,
    Italic,
    Link,
    BulletList,
    OrderedList,
    item,
    ListKeymap,
  ];
}
