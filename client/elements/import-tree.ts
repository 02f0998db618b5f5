import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import { countOf } from '../../shared/words.ts';
import { axisHue, controls } from '../styles/controls.ts';
import { importParts } from '../styles/import.ts';

type FileAction = TerritoryFile['actions'][number];

/** The tree that a table gives: its levels, its actions and how many of them. */
@customElement('import-tree')
export class ImportTree extends LitElement {
  static override readonly styles = [
    controls,
    importParts,
    css`
      details {
        margin-bottom: var(--s2);
        border: 1px solid var(--line);
        border-left: 5px solid var(--hue, var(--line-strong));
        border-radius: var(--radius-s);
        background: var(--surface);
      }
      summary {
        padding: var(--s2) var(--s3);
        font-weight: 700;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      summary small {
        color: var(--ink-soft);
        font-size: var(--t-s);
        font-weight: 400;
      }
      .inside {
        padding: 0 var(--s4) var(--s3) var(--s5);
      }
      h4 {
        margin: var(--s3) 0 var(--s1);
        font-size: var(--t-m);
        overflow-wrap: anywhere;
      }
      li {
        padding: 3px 0 3px 2.4em;
        text-indent: -2.4em;
        overflow-wrap: anywhere;
      }
      li span {
        display: inline-block;
        min-width: 2.4em;
        text-indent: 0;
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      @media (pointer: coarse) {
        summary {
          min-height: 44px;
          line-height: 1.7;
        }
      }
    `,
  ];

  @property({ attribute: false }) file: TerritoryFile | undefined;

  override render(): TemplateResult | typeof nothing {
    if (!this.file) return nothing;
    const { axes, actions, territory } = this.file;
    const word = territory.vocabulary.action;
    const unfiled = actions.filter(({ axis }) => axis === null);
    return html`${axes.map(({ id, number, title, orientations }, rank) => {
      const inside = actions.filter(({ axis }) => axis === id);
      return html`<details ?open=${axes.length < 3 && actions.length < 40} .style=${`--hue:${axisHue(rank)}`}>
        <summary>${withNumber(number, title)} <small>${countOf(inside.length, word)}</small></summary>
        <div class="inside">
          ${renderActions(inside.filter(({ orientation }) => orientation === null))}
          ${orientations.map(
            own =>
              html`<h4>${withNumber(own.number, own.title)}</h4>
                ${renderActions(inside.filter(({ orientation }) => orientation === own.id))}`,
          )}
        </div>
      </details>`;
    })}
    ${
      unfiled.length > 0
        ? html`<details ?open=${axes.length === 0 && unfiled.length < 60}>
            <summary>À classer <small>${countOf(unfiled.length, word)}</small></summary>
            <div class="inside">${renderActions(unfiled)}</div>
          </details>`
        : nothing
    }`;
  }
}

function renderActions(actions: readonly FileAction[]): TemplateResult | typeof nothing {
  if (actions.length === 0) return nothing;
  return html`<ul>
    ${actions.map(({ number, title }) => html`<li><span>${number ?? '–'}</span>${title}</li>`)}
  </ul>`;
}

function withNumber(number: string | null, title: string): string {
  return number === null ? title : `${number}. ${title}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'import-tree': ImportTree;
  }
}
