import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type * as Y from 'yjs';
import type { RichBlock } from '../../shared/sheet.ts';
import type { Carets } from '../carets.ts';
import { whenIdle } from '../idle.ts';
import type { Peer } from '../peers.ts';
import { EditorOpenEvent } from '../sheet-events.ts';
import { controls } from '../styles/controls.ts';
import './link-dialog.ts';
import type { LinkChooseEvent } from './link-dialog.ts';
import { richTextStyles } from './rich-text.styles.ts';
import type { TextEditor } from './rich-text-editor.ts';
import { canEdit } from './rich-text-guard.ts';
import { renderBlocks } from './rich-text-view.ts';
import type { TextCommandEvent, TextState } from './text-toolbar.ts';
import './text-toolbar.ts';

const loadEditor = () => import('./rich-text-editor.ts');
type EditorCode = Awaited<ReturnType<typeof loadEditor>>;

/** Milliseconds after which an editor opens though the page is never idle. */
const PATIENCE = 2_000;

const nobody: readonly Peer[] = [];

/**
 * One text of a fiche, written together. It is shown at once as it reads; the editor takes its place when the browser
 * has time, or as soon as somebody points at it. A text with something the editor does not know is shown and left alone.
 */
@customElement('rich-text')
export class RichText extends LitElement {
  static override readonly styles = [controls, richTextStyles];

  /** The shared text itself, which the editor writes in. */
  @property({ attribute: false }) text: Y.XmlFragment | undefined;
  /** What it says, as the plan reads it. */
  @property({ attribute: false }) blocks: readonly RichBlock[] = [];
  @property() label = '';
  @property() placeholder = 'À compléter ensemble';
  @property({ type: Boolean }) readOnly = false;
  @property({ attribute: false }) carets: Carets | undefined;
  /** Everyone who is here: who writes where is known by their carets. */
  @property({ attribute: false }) company: readonly Peer[] = nobody;
  /** The others who are on this text; whoever shows it names them. */
  @property({ attribute: false }) peers: readonly Peer[] = nobody;

  @state() private code: EditorCode | undefined;
  @state() private editor: TextEditor | undefined;
  @state() private textState: TextState | undefined;
  @state() private isStrange = false;
  @state() private hasFailed = false;
  @state() private isLinking = false;

  @query('.place') private readonly place!: HTMLElement;

  #watched: Y.XmlFragment | undefined;
  #cancelWait: (() => void) | undefined;

  get #emptyWords(): string {
    if (this.readOnly || this.hasFailed) return '–';
    return this.code ? this.placeholder : 'Un instant…';
  }

  override focus(): void {
    if (this.editor) this.editor.focus();
    else this.renderRoot.querySelector<HTMLElement>('.content')?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Put back on the page: the text may have changed meanwhile.
    if (!this.hasUpdated) return;
    this.isStrange = this.text !== undefined && !canEdit(this.text);
    this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (isOther(changed)) this.#close();
    if (changed.has('text')) this.isStrange = this.text !== undefined && !canEdit(this.text);
  }

  override updated(changed: PropertyValues<this>): void {
    if (isOther(changed)) this.#open();
    else if (changed.has('company')) this.editor?.refreshCompany();
  }

  override render(): TemplateResult {
    const [peer] = this.peers;
    // Until the editor is there to take what is typed, the text must not look as if it could be written in.
    const isStill = this.readOnly || this.isStrange || !this.code;
    const isEmpty = this.editor ? this.textState?.isEmpty === true : this.blocks.length === 0;
    return html`<div
        class="frame ${peer ? 'live' : ''} ${isStill ? 'still' : ''}"
        .style=${peer ? `--peer: ${peer.color}` : ''}
        @pointerover=${this.#onPointerOver}
      >
        ${isEmpty ? html`<span class="placeholder">${this.#emptyWords}</span>` : nothing}
        ${this.editor ? nothing : this.#renderReading(isStill)}
        <div class="place"></div>
        ${
          this.editor
            ? html`<text-toolbar
                .state=${this.textState}
                .label=${this.label}
                @text-command=${this.#onCommand}
              ></text-toolbar>`
            : nothing
        }
      </div>
      ${this.#renderNote()}
      ${
        this.isLinking
          ? html`<link-dialog
              .href=${this.textState?.link ?? null}
              @link-choose=${this.#onLink}
              @dismiss=${this.#onLinkDismiss}
            ></link-dialog>`
          : nothing
      }`;
  }

  #renderReading(isStill: boolean): TemplateResult {
    const words = renderBlocks(this.blocks);
    if (isStill) return html`<div class="content">${words}</div>`;
    return html`<div
      class="content"
      role="textbox"
      aria-multiline="true"
      aria-label=${this.label}
      aria-placeholder=${this.placeholder}
      tabindex="0"
      @mousedown=${this.#onMouseDown}
      @focus=${() => this.#edit()}
    >
      ${words}
    </div>`;
  }

  #renderNote(): TemplateResult | typeof nothing {
    if (this.hasFailed)
      return html`<p class="note" role="alert">
        L’éditeur n’a pas pu être chargé : vérifiez votre connexion, puis rechargez la page.
      </p>`;
    if (!this.isStrange || this.readOnly) return nothing;
    return html`<p class="note">Ce texte a une mise en forme que Tablée ne sait pas modifier : il se lit seulement.</p>`;
  }

  #open(): void {
    const { text } = this;
    if (!text) return;
    // Before the editor listens: what it does not know must not reach it.
    text.observeDeep(this.#onText);
    this.#watched = text;
    if (this.readOnly || this.isStrange) return;
    void loadEditor().then(
      code => {
        this.code = code;
        this.hasFailed = false;
        if (this.#watched !== text) return;
        // Ten editors at once would hold up the page.
        this.#cancelWait = whenIdle(() => this.#mount(), { patience: PATIENCE });
      },
      () => {
        this.hasFailed = true;
      },
    );
  }

  #close(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
    this.#watched?.unobserveDeep(this.#onText);
    this.#watched = undefined;
    this.#unmount();
  }

  #mount(): void {
    const { text } = this;
    if (!this.code || !text || this.editor || this.readOnly || this.isStrange || !this.isConnected) return;
    this.#cancelWait?.();
    this.dispatchEvent(new EditorOpenEvent(this.code.editorOrigin));
    this.editor = new this.code.TextEditor({
      host: this.place,
      text,
      label: this.label,
      placeholder: this.placeholder,
      carets: this.carets,
      company: () => this.company,
      onChange: () => this.#onChange(),
    });
    this.#onChange();
  }

  #unmount(): void {
    this.editor?.destroy();
    this.editor = undefined;
    this.isLinking = false;
    this.place?.replaceChildren();
  }

  /** Goes on in the editor, with the caret at a point of the window. */
  #edit(point?: { readonly x: number; readonly y: number }): void {
    this.#mount();
    this.editor?.focus(point);
  }

  #onChange(): void {
    const next = this.editor?.state;
    if (JSON.stringify(next) !== JSON.stringify(this.textState)) this.textState = next;
  }

  readonly #onText = (): void => {
    if (!this.#watched || canEdit(this.#watched)) return;
    this.#unmount();
    this.isStrange = true;
  };

  readonly #onPointerOver = (): void => this.#mount();

  readonly #onMouseDown = (event: MouseEvent): void => {
    event.preventDefault();
    this.#edit({ x: event.clientX, y: event.clientY });
  };

  readonly #onCommand = ({ command }: TextCommandEvent): void => {
    if (command === 'link') this.isLinking = true;
    else this.editor?.run(command);
  };

  readonly #onLink = ({ href }: LinkChooseEvent): void => {
    this.isLinking = false;
    // Once the dialog has given the focus back.
    setTimeout(() => this.editor?.link(href));
  };

  readonly #onLinkDismiss = (event: Event): void => {
    event.stopPropagation();
    this.isLinking = false;
  };
}

/** What an editor is opened on has changed: it begins again. */
function isOther(changed: PropertyValues<RichText>): boolean {
  return changed.has('text') || changed.has('readOnly') || changed.has('carets');
}

declare global {
  interface HTMLElementTagNameMap {
    'rich-text': RichText;
  }
}
