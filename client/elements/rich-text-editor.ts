/** The editor of one shared text: Tiptap on its fragment. Comes with the first fiche somebody may write in. */
import { Editor, Extension } from '@tiptap/core';
import { DOMParser } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import type { Carets } from '../carets.ts';
import { RedoEvent, UndoEvent } from '../events.ts';
import type { Peer } from '../peers.ts';
import { caretsPlugin, refreshCarets } from './rich-text-carets.ts';
import { cleanHtml, readText } from './rich-text-paste.ts';
import { textExtensions } from './rich-text-schema.ts';
import type { TextCommand, TextState } from './text-toolbar.ts';

/** Under what all editors of the page write in the plan. */
export const editorOrigin: unknown = ySyncPluginKey;

export interface EditorOptions {
  readonly host: HTMLElement;
  readonly text: Y.XmlFragment;
  readonly label: string;
  readonly placeholder: string;
  readonly carets: Carets | undefined;
  readonly company: () => readonly Peer[];
  /** Told whenever the text or the place in it changes. */
  readonly onChange: () => void;
}

export class TextEditor {
  readonly #editor: Editor;
  /** After Escape, Tab leaves the text even from a list. */
  #isLeaving = false;

  constructor({ host, text, label, placeholder, carets, company, onChange }: EditorOptions) {
    lendRanges(host);
    const shared = Extension.create({
      name: 'shared',
      addProseMirrorPlugins: () => [
        writeChanges(ySyncPlugin(text)),
        ...(carets ? [caretsPlugin(text, carets, company)] : []),
      ],
    });
    this.#editor = new Editor({
      element: host,
      injectCSS: false,
      extensions: [...textExtensions(() => this.#isLeaving), shared],
      onTransaction: onChange,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'aria-placeholder': placeholder,
        },
        handleKeyDown: (_view, event) => this.#onKeydown(event),
        handleDOMEvents: { beforeinput: (_view, event) => this.#onBeforeInput(event) },
        handleClick: (_view, _position, event) => openLink(event),
        transformPastedHTML: cleanHtml,
        clipboardTextParser: (plain, context) =>
          DOMParser.fromSchema(this.#editor.schema).parseSlice(readText(plain), { context }),
      },
    });
  }

  get state(): TextState {
    const editor = this.#editor;
    const href: unknown = editor.getAttributes('link').href;
    return {
      isEmpty: editor.isEmpty,
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      bulletList: editor.isActive('bulletList'),
      orderedList: editor.isActive('orderedList'),
      link: editor.isActive('link') && typeof href === 'string' ? href : null,
    };
  }

  run(command: TextCommand): void {
    this.#editor.view.focus();
    const chain = this.#editor.chain();
    switch (command) {
      case 'bold':
        chain.toggleBold().run();
        break;
      case 'italic':
        chain.toggleItalic().run();
        break;
      case 'bulletList':
        chain.toggleBulletList().run();
        break;
      case 'orderedList':
        chain.toggleOrderedList().run();
        break;
      case 'indent':
        chain.sinkListItem('listItem').run();
        break;
      case 'outdent':
        chain.liftListItem('listItem').run();
        break;
    }
  }

  /** @param href null takes the link away; where nothing is selected, the address itself becomes the words of the link */
  link(href: string | null): void {
    this.#editor.view.focus();
    const chain = this.#editor.chain().extendMarkRange('link');
    const isBare = this.#editor.state.selection.empty && !this.#editor.isActive('link');
    if (href === null) chain.unsetMark('link').run();
    else if (isBare)
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setMark('link', { href }).run();
  }

  /** Puts the caret where it was, or at a point of the window. */
  focus(point?: { readonly x: number; readonly y: number }): void {
    const { view, commands } = this.#editor;
    // At once: the library's own command would wait, and lose the first letters of a quick hand.
    view.focus();
    const found = point && view.posAtCoords({ left: point.x, top: point.y });
    if (found) commands.setTextSelection(found.pos);
  }

  /** Those present have changed: their names and colours are shown again. */
  refreshCompany(): void {
    if (!this.#editor.isDestroyed) refreshCarets(this.#editor.view);
  }

  destroy(): void {
    this.#editor.destroy();
  }

  #onKeydown(event: KeyboardEvent): boolean {
    const key = event.key.toLowerCase();
    // The library keeps these keys for a history of its own, which would know nothing of the plan.
    if ((event.ctrlKey || event.metaKey) && !event.altKey && (key === 'z' || key === 'y')) {
      const isRedo = key === 'y' || event.shiftKey;
      this.#editor.view.dom.dispatchEvent(isRedo ? new RedoEvent() : new UndoEvent());
      return true;
    }
    if (event.key === 'Escape' && !this.#isLeaving) {
      this.#isLeaving = true;
      // The next one is for the fiche.
      event.stopPropagation();
    } else if (!['Escape', 'Tab', 'Shift'].includes(event.key)) this.#isLeaving = false;
    return false;
  }

  /** The browser's own undo knows nothing of the plan: a menu or a shaken phone asks for the plan's. */
  #onBeforeInput(event: InputEvent): boolean {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
    event.preventDefault();
    this.#editor.view.dom.dispatchEvent(
      event.inputType === 'historyUndo' ? new UndoEvent() : new RedoEvent(),
    );
    return true;
  }
}

/**
 * The binding writes what is shown in the plan whatever has happened, a caret that moves too: the empty line shown for
 * a text that somebody else has emptied would be written in their stead.
 */
function writeChanges(binding: Plugin): Plugin {
  const { spec } = binding;
  return new Plugin({
    ...spec,
    view: view => {
      const bound = spec.view?.(view);
      return {
        ...bound,
        update: (shown, before) => {
          if (shown.state.doc !== before.doc) bound?.update?.(shown, before);
        },
      };
    },
  });
}

/** The binding asks the root of the editor for ranges, as if it were always the document. */
function lendRanges(host: HTMLElement): void {
  const root = host.getRootNode();
  if (root instanceof ShadowRoot) Object.assign(root, { createRange: () => document.createRange() });
}

function openLink(event: MouseEvent): boolean {
  const [target] = event.composedPath();
  const anchor = target instanceof Element ? target.closest('a[href]') : null;
  if (!(anchor instanceof HTMLAnchorElement) || !(event.ctrlKey || event.metaKey)) return false;
  window.open(anchor.href, '_blank', 'noopener,noreferrer');
  return true;
}
