/** Cards as they are while they are far from the screen: read and found, and without all that one acts with. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Axis, Orientation } from '../../shared/model.ts';
import { type NumberedAction, shownTitle } from '../../shared/views/outline.ts';
import { wordsOf } from '../../shared/views/search.ts';
import { renderMarked } from './marked-text.ts';

/** As large as a card is most often: what is under it does not move when it comes near. */
export const sketchStyles = css`
  .sketch {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .sketch li {
    margin-bottom: 8px;
    padding: 15px 76px 50px 14px;
    border-radius: var(--radius-s);
    background: var(--surface);
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: break-word;
  }
`;

/** @param height pixels that all of them took when they were last near, or 0 */
export function renderSketches(
  entries: readonly NumberedAction[],
  words: string,
  height = 0,
): TemplateResult {
  return html`<ol class="sketch" .style=${height > 0 ? `height: ${height}px; overflow: hidden` : 'min-height: 10px'}>
    ${entries.map(
      ({ action, number }) =>
        html`<li data-action=${action.id}>${number} ${renderMarked(shownTitle(action.title), wordsOf(words))}</li>`,
    )}
  </ol>`;
}

/** That of an axis or an orientation, where it is only read. */
export function renderSketchedTitle(
  { title }: Axis | Orientation,
  number: string | null,
  words: string,
): TemplateResult {
  return html`${number === null ? nothing : html`<span class="number">${number}.</span>`}<span
      >${renderMarked(shownTitle(title), wordsOf(words))}</span
    >`;
}
