import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PlanDocument, PlanDocumentId } from '../../shared/formats/plan-documents.ts';
import { DismissEvent } from '../events.ts';
import {
  type ExportFormat,
  type ExportFormatId,
  type ExportProgress,
  ExportStartEvent,
  type ReadyFile,
} from '../export-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './modal-dialog.ts';

/** What of the plan to take away, in what format; then the files themselves. */
@customElement('export-dialog')
export class ExportDialog extends LitElement {
  static override readonly styles = [
    controls,
    css`
      fieldset {
        margin: 0 0 var(--s3);
        padding: 0;
        border: none;
        min-width: 0;
      }
      legend {
        padding: 0;
        margin-bottom: var(--s1);
        font-weight: 700;
      }
      label {
        display: flex;
        gap: var(--s2);
        align-items: center;
        min-height: 36px;
        cursor: pointer;
      }
      label:has(:disabled) {
        color: var(--ink-soft);
        cursor: default;
      }
      input {
        width: 20px;
        height: 20px;
        flex: none;
        accent-color: var(--accent);
      }
      p {
        margin: 0 0 var(--s2);
      }
      .note {
        color: var(--ink-soft);
        font-size: var(--t-s);
      }
      .fault {
        color: var(--danger);
      }
      /* What takes less than half a second needs no word. */
      .working {
        animation: appear 0.01s 0.5s both;
      }
      @keyframes appear {
        from {
          visibility: hidden;
        }
      }
      ul {
        margin: 0 0 var(--s2);
        padding: 0;
        list-style: none;
      }
      li {
        overflow-wrap: anywhere;
      }
      a {
        display: inline-block;
        padding: 4px 0;
        color: var(--accent);
      }
      @media (pointer: coarse) {
        label,
        a {
          min-height: 44px;
        }
        a {
          padding: 10px 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) formats: readonly ExportFormat[] = [];
  @property({ attribute: false }) progress: ExportProgress = { is: 'choosing' };

  @state() private chosenFormat: ExportFormatId | undefined;
  /** Documents that are not wanted: new ones are. */
  @state() private leftOut: ReadonlySet<PlanDocumentId> = new Set();
  @state() private isSeparate = false;
  @state() private fault = '';

  get #format(): ExportFormat | undefined {
    return this.formats.find(({ id }) => id === this.chosenFormat) ?? this.formats[0];
  }

  get #wanted(): readonly PlanDocumentId[] {
    const documents = this.#format?.documents ?? [];
    return documents.filter(({ id, isEmpty }) => !isEmpty && !this.leftOut.has(id)).map(({ id }) => id);
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('progress') || this.progress.is !== 'ready') return;
    const links = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('a[download]')];
    // Handed over at once; the links stay for whoever has a browser that keeps all but the first.
    for (const link of links) link.click();
    // The button that was pressed is gone.
    links[0]?.focus();
  }

  override render(): TemplateResult {
    const { progress } = this;
    const isReady = progress.is === 'ready';
    return html`<modal-dialog heading="Exporter le plan">
      ${isReady ? nothing : this.#renderChoices()}
      <div role="status">
        ${progress.is === 'working' ? html`<p class="working">Préparation des documents…</p>` : nothing}
        ${isReady ? html`<p>${readyText(progress.files)}</p>` : nothing}
      </div>
      ${isReady ? renderLinks(progress.files) : nothing}
      <p class="fault" role="alert">${progress.is === 'failed' ? typeset(progress.text) : this.fault}</p>
      <button class="btn" slot="actions" @click=${() => this.dispatchEvent(new DismissEvent())}>
        ${isReady ? 'Fermer' : 'Annuler'}
      </button>
      ${
        isReady
          ? nothing
          : html`<button
              class="btn main"
              slot="actions"
              aria-disabled=${progress.is === 'working'}
              @click=${this.#onExport}
            >
              Exporter
            </button>`
      }
    </modal-dialog>`;
  }

  #renderChoices(): TemplateResult | typeof nothing {
    const format = this.#format;
    if (!format) return nothing;
    return html`${this.formats.length > 1 ? this.#renderFormats(format) : nothing}
      ${format.documents.length > 0 ? this.#renderDocuments(format) : nothing}
      <p class="note">${typeset(`${format.detail} Toutes les actions y sont, quels que soient les filtres.`)}</p>`;
  }

  #renderFormats(format: ExportFormat): TemplateResult {
    return html`<fieldset>
      <legend>Format</legend>
      ${this.formats.map(
        ({ id, name }) =>
          html`<label
            ><input
              type="radio"
              name="format"
              .checked=${id === format.id}
              @change=${() => {
                this.chosenFormat = id;
              }}
            />${name}</label
          >`,
      )}
    </fieldset>`;
  }

  #renderDocuments({ name, documents }: ExportFormat): TemplateResult {
    return html`<fieldset>
        <legend>Documents ${name}</legend>
        ${documents.map(document => this.#renderDocument(document))}
      </fieldset>
      <fieldset>
        <legend>Fichiers</legend>
        ${[false, true].map(
          isSeparate =>
            html`<label
              ><input
                type="radio"
                name="separate"
                .checked=${isSeparate === this.isSeparate}
                @change=${() => {
                  this.isSeparate = isSeparate;
                }}
              />${isSeparate ? 'Un fichier pour chacun' : 'Un seul fichier pour tous'}</label
            >`,
        )}
      </fieldset>`;
  }

  #renderDocument({ id, title, isEmpty }: PlanDocument): TemplateResult {
    return html`<label
      ><input
        type="checkbox"
        .checked=${!isEmpty && !this.leftOut.has(id)}
        ?disabled=${isEmpty}
        @change=${() => this.#onToggle(id)}
      /><span>${title}${isEmpty ? ' (rien dans ce plan)' : ''}</span></label
    >`;
  }

  #onToggle(id: PlanDocumentId): void {
    const leftOut = new Set(this.leftOut);
    if (!leftOut.delete(id)) leftOut.add(id);
    this.leftOut = leftOut;
    this.fault = '';
  }

  readonly #onExport = (): void => {
    const format = this.#format;
    if (!format || this.progress.is === 'working') return;
    const documents = this.#wanted;
    this.fault =
      format.documents.length > 0 && documents.length === 0 ? 'Choisissez au moins un document.' : '';
    if (this.fault !== '') return;
    this.dispatchEvent(new ExportStartEvent({ format: format.id, documents, isSeparate: this.isSeparate }));
  };
}

function readyText({ length }: readonly ReadyFile[]): string {
  return typeset(
    length > 1
      ? 'Vos documents sont prêts : votre navigateur les range dans ses téléchargements.'
      : 'Votre document est prêt : votre navigateur le range dans ses téléchargements.',
  );
}

function renderLinks(files: readonly ReadyFile[]): TemplateResult {
  return html`<ul>
      ${files.map(({ name, address }) => html`<li><a href=${address} download=${name}>${typeset(name)}</a></li>`)}
    </ul>
    ${files.length > 1 ? html`<p class="note">S’il en manque un, cliquez sur son nom.</p>` : nothing}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'export-dialog': ExportDialog;
  }
}
