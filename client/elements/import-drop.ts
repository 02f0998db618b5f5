import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ImportGiveEvent, ImportRefuseEvent } from '../import-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';

/** Where a table is given: dropped, chosen, or pasted, anywhere on the page or in the field for it. */
@customElement('import-drop')
export class ImportDrop extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--s5);
      }
      .zone {
        display: grid;
        justify-items: center;
        gap: var(--s3);
        padding: var(--s6) var(--s4);
        border: 2px dashed var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        text-align: center;
      }
      .zone.over {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .zone p {
        margin: 0;
      }
      .zone strong {
        display: block;
        font-size: var(--t-l);
      }
      .formats,
      .hint {
        color: var(--ink-soft);
        font-size: 0.9rem;
      }
      .refusal {
        margin: 0;
        padding: var(--s3) var(--s4);
        border-left: 4px solid var(--danger);
        background: var(--surface);
        color: var(--danger);
      }
      .btn {
        min-height: 44px;
        padding: 9px 20px;
      }
      label {
        display: block;
        margin-bottom: var(--s1);
        font-weight: 600;
      }
      textarea {
        display: block;
        min-height: 5.5rem;
        resize: vertical;
      }
      .hint {
        margin: var(--s1) 0 0;
      }
      .read {
        margin-top: var(--s2);
      }
    `,
  ];

  /** Why the last one was not taken. */
  @property() refusal = '';

  @state() private isOver = false;
  @state() private hasText = false;

  @query('input') private readonly chooser!: HTMLInputElement;
  @query('textarea') private readonly field!: HTMLTextAreaElement;
  @query('.choose') private readonly button!: HTMLButtonElement;

  override focus(): void {
    // It may have come just now.
    void this.updateComplete.then(() => this.button.focus());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('paste', this.#onPaste);
    window.addEventListener('dragover', this.#onDragOver);
    window.addEventListener('dragleave', this.#onDragLeave);
    window.addEventListener('drop', this.#onDrop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('paste', this.#onPaste);
    window.removeEventListener('dragover', this.#onDragOver);
    window.removeEventListener('dragleave', this.#onDragLeave);
    window.removeEventListener('drop', this.#onDrop);
  }

  override render(): TemplateResult {
    return html`<div class=${this.isOver ? 'zone over' : 'zone'}>
        <p><strong>Déposez ici le tableau de votre plan</strong>ou choisissez-le sur votre appareil</p>
        <button class="btn main choose" @click=${() => this.chooser.click()}>
          ${this.refusal === '' ? 'Choisir un fichier' : 'Choisir un autre fichier'}
        </button>
        <input
          hidden
          type="file"
          aria-label="Fichier du tableau"
          accept=".xlsx,.xlsm,.ods,.fods,.csv,.tsv,.txt,.html,.htm,.xls,.json,text/csv,application/json"
          @change=${this.#onChoose}
        />
        <p class="formats">${typeset('Excel (.xlsx), LibreOffice (.ods), .csv, ou un plan exporté de Tablée (.json)')}</p>
      </div>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${typeset(this.refusal)}</p>`}
      <div>
        <label for="paste">Ou collez-le</label>
        <textarea
          class="field"
          id="paste"
          spellcheck="false"
          autocomplete="off"
          aria-describedby="paste-hint"
          @input=${this.#onInput}
        ></textarea>
        <p class="hint" id="paste-hint">
          Dans Excel, LibreOffice ou Word, sélectionnez tout le tableau avec ses en-têtes, copiez-le, puis collez-le ici.
        </p>
        ${
          this.hasText
            ? html`<button class="btn read" @click=${this.#onRead}>Lire ce qui est collé</button>`
            : nothing
        }
      </div>`;
  }

  #give(files: readonly File[]): void {
    const [file, ...others] = files;
    if (others.length > 0) this.#refuse('Un seul fichier à la fois : choisissez celui qui contient le plan.');
    else if (file) this.dispatchEvent(new ImportGiveEvent({ is: 'file', file }));
  }

  #refuse(text: string): void {
    this.dispatchEvent(new ImportRefuseEvent(text));
  }

  readonly #onChoose = (): void => {
    const files = [...(this.chooser.files ?? [])];
    // The same file may be chosen again, once it was put right.
    this.chooser.value = '';
    this.#give(files);
  };

  /** What is pasted in another field is written there. */
  readonly #onPaste = (event: ClipboardEvent): void => {
    const [target] = event.composedPath();
    const isElsewhere =
      target instanceof HTMLElement &&
      target !== this.field &&
      (target.matches('input, textarea, select') || target.isContentEditable);
    const data = event.clipboardData;
    if (isElsewhere || !data || event.defaultPrevented) return;
    event.preventDefault();
    if (data.files.length > 0 && data.getData('text/plain') === '') this.#give([...data.files]);
    else
      this.dispatchEvent(
        new ImportGiveEvent({
          is: 'pasted',
          html: data.getData('text/html'),
          text: data.getData('text/plain'),
        }),
      );
  };

  /** A phone's keyboard may write what it has copied instead of pasting it. */
  readonly #onInput = (): void => {
    this.hasText = this.field.value.trim() !== '';
  };

  readonly #onRead = (): void => {
    this.dispatchEvent(new ImportGiveEvent({ is: 'pasted', html: '', text: this.field.value }));
  };

  readonly #onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // The browser would open the file instead of the page.
    event.preventDefault();
    this.isOver = true;
  };

  readonly #onDragLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.isOver = false;
  };

  readonly #onDrop = (event: DragEvent): void => {
    const data = event.dataTransfer;
    this.isOver = false;
    if (!data?.types.includes('Files')) return;
    event.preventDefault();
    const isFolder = [...data.items].some(item => item.webkitGetAsEntry?.()?.isDirectory === true);
    if (isFolder) this.#refuse('C’est un dossier : ouvrez-le, puis déposez le fichier qui contient le plan.');
    else this.#give([...data.files]);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'import-drop': ImportDrop;
  }
}
