import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { HistoryEntry } from '../../shared/history.ts';
import { authorsOf, type ToldChange, tellChange } from '../../shared/views/history-words.ts';
import { tellSpan } from '../../shared/views/moments.ts';
import type { Piece } from '../../shared/views/word-changes.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';

/** Who changed what, from what to what, the last first. */
@customElement('history-list')
export class HistoryList extends LitElement {
  static override readonly styles = [
    controls,
    css`
      ol {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        padding: var(--s3) 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      li:first-child {
        border-top: none;
      }
      p {
        margin: 0;
      }
      .who {
        font-size: var(--t-s);
        color: var(--ink-soft);
      }
      .who strong {
        color: var(--ink);
      }
      .text {
        white-space: pre-line;
      }
      .old {
        color: var(--ink-soft);
      }
      ins,
      del {
        border-radius: 3px;
        padding: 0 2px;
      }
      /* Underlined and struck through: it must not take colours to tell one from the other. */
      ins {
        background: var(--accent-soft);
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      del {
        background: var(--sunken);
        color: var(--danger);
        text-decoration: line-through;
      }
      .note {
        font-size: var(--t-s);
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) entries: readonly HistoryEntry[] = [];
  /** Milliseconds since 1970. */
  @property({ type: Number }) now = 0;

  override render(): TemplateResult {
    return html`<ol>
      ${repeat(
        this.entries,
        ({ id }) => id,
        entry =>
          html`<li>
            <p class="who">
              <strong>${authorsOf(entry)}</strong>, ${tellSpan(entry.from, entry.to, this.now)}
            </p>
            ${renderChange(tellChange(entry))}
          </li>`,
      )}
    </ol>`;
  }
}

function renderChange(change: ToldChange): TemplateResult {
  switch (change.is) {
    case 'event':
      return html`<p><strong>${typeset(change.name)}</strong> ${typeset(change.detail)}</p>`;
    case 'values':
      return html`<p>
        <strong>${typeset(`${change.name} :`)}</strong> <span class="old">${typeset(change.before)}</span>
        <span aria-hidden="true">→</span><span class="sr">devient</span> ${typeset(change.after)}
      </p>`;
    case 'text':
      return html`<p class="text"><strong>${typeset(`${change.name} :`)}</strong> ${change.pieces.map(renderPiece)}</p>
        ${
          change.isCut
            ? html`<p class="note">${typeset('Ce texte est trop long pour être gardé en entier : la fin n’est pas montrée.')}</p>`
            : nothing
        }`;
  }
}

/** Screen readers do not all tell what is inserted or deleted. */
function renderPiece({ is, text }: Piece): TemplateResult | string {
  switch (is) {
    case 'same':
      return typeset(text);
    case 'removed':
      return html`<span class="sr"> retiré : </span><del>${typeset(text)}</del><span class="sr"> ; </span>`;
    case 'added':
      return html`<span class="sr"> ajouté : </span><ins>${typeset(text)}</ins><span class="sr"> ; </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'history-list': HistoryList;
  }
}
