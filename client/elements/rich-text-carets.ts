/** Shows in a text where the others write, and tells them where this person does. Positions follow the words. */

import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { signature } from '../../shared/people.ts';
import { isRecord } from '../../shared/values.ts';
import type { Caret, Carets } from '../carets.ts';
import type { Peer } from '../peers.ts';

const caretsKey = new PluginKey<DecorationSet>('carets');

/** Those present as they are now: names and colours come from presence. */
type Company = () => readonly Peer[];

export function caretsPlugin(text: Y.XmlFragment, carets: Carets, company: Company): Plugin<DecorationSet> {
  return new Plugin({
    key: caretsKey,
    state: {
      init: (_config, state) => decorate(state, text, carets, company),
      apply: (transaction, shown, _before, state) => {
        // The binding replaces all of the text when others have changed it: nothing can be followed through that.
        const isTheirs = ySyncPluginKey.getState(state)?.isChangeOrigin === true;
        return isTheirs || transaction.getMeta(caretsKey) === true
          ? decorate(state, text, carets, company)
          : shown.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: state => caretsKey.getState(state) },
    view: view => new CaretView(view, text, carets),
  });
}

/** Shows again who is where. */
export function refreshCarets(view: EditorView): void {
  view.dispatch(view.state.tr.setMeta(caretsKey, true));
}

/** Most moves are in other texts: those of this page have nothing to show for them. */
function hasAny(state: EditorState, text: Y.XmlFragment, carets: Carets): boolean {
  const isShown = caretsKey.getState(state)?.find().length ?? 0;
  return (
    isShown > 0 || [...carets.others.values()].some(({ head }) => positionOf(state, text, head) !== undefined)
  );
}

class CaretView {
  readonly #view: EditorView;
  readonly #text: Y.XmlFragment;
  readonly #carets: Carets;
  readonly #stop: () => void;
  #isHere = false;
  #isWaiting = false;

  constructor(view: EditorView, text: Y.XmlFragment, carets: Carets) {
    this.#view = view;
    this.#text = text;
    this.#carets = carets;
    this.#stop = carets.subscribe(this.#onMove);
    view.dom.addEventListener('focus', this.#tell);
    view.dom.addEventListener('blur', this.#leave);
  }

  update(): void {
    if (this.#view.hasFocus()) this.#tell();
  }

  destroy(): void {
    this.#stop();
    this.#view.dom.removeEventListener('focus', this.#tell);
    this.#view.dom.removeEventListener('blur', this.#leave);
    this.#leave();
  }

  readonly #tell = (): void => {
    const { anchor, head } = this.#view.state.selection;
    const mapping = ySyncPluginKey.getState(this.#view.state)?.binding.mapping;
    const place = (position: number): unknown =>
      Y.relativePositionToJSON(absolutePositionToRelativePosition(position, this.#text, mapping));
    this.#isHere = true;
    this.#carets.place({ anchor: place(anchor), head: place(head) });
  };

  readonly #leave = (): void => {
    if (this.#isHere) this.#carets.place(null);
    this.#isHere = false;
  };

  /** Ten people who write at once are shown once. */
  readonly #onMove = (): void => {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    requestAnimationFrame(() => {
      this.#isWaiting = false;
      const { isDestroyed, state } = this.#view;
      if (!isDestroyed && hasAny(state, this.#text, this.#carets)) refreshCarets(this.#view);
    });
  };
}

function decorate(state: EditorState, text: Y.XmlFragment, carets: Carets, company: Company): DecorationSet {
  const peers = new Map(company().map(peer => [peer.id, peer]));
  const decorations = [...carets.others].flatMap(([id, caret]) => {
    const peer = peers.get(id);
    return peer ? decorateOne(state, text, caret, peer) : [];
  });
  return DecorationSet.create(state.doc, decorations);
}

function decorateOne(state: EditorState, text: Y.XmlFragment, caret: Caret, peer: Peer): Decoration[] {
  const anchor = positionOf(state, text, caret.anchor);
  const head = positionOf(state, text, caret.head);
  if (anchor === undefined || head === undefined) return [];
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
  const key = `${peer.id} ${head} ${peer.color} ${signature(peer)}`;
  const mark = Decoration.widget(head, () => renderCaret(peer), { key, side: 10, ignoreSelection: true });
  return from === to
    ? [mark]
    : [mark, Decoration.inline(from, to, { style: `background-color: ${peer.color}33` })];
}

/** Undefined when it is a place in another text, or none at all. */
function positionOf(state: EditorState, text: Y.XmlFragment, place: unknown): number | undefined {
  const mapping = ySyncPluginKey.getState(state)?.binding.mapping;
  if (!text.doc || !isRecord(place) || !mapping) return undefined;
  try {
    const relative = Y.createRelativePositionFromJSON(place);
    const found = relativePositionToAbsolutePosition(text.doc, text, relative, mapping);
    return found === null ? undefined : Math.min(Math.max(found, 0), state.doc.content.size);
  } catch {
    // What others say of themselves may be anything: what the library cannot follow is no place of this text.
    return undefined;
  }
}

/** The name is drawn, not written: it is no part of the text, to copy or to read aloud. */
function renderCaret(peer: Peer): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.ariaHidden = 'true';
  caret.style.setProperty('--peer', peer.color);
  caret.dataset.name = signature(peer);
  return caret;
}
