/** A formatted text as it is read: without the editor, which comes when somebody may write. */
import { html, type TemplateResult } from 'lit';
import { isSafeLink, type RichBlock, type RichInline } from '../../shared/sheet.ts';

export function renderBlocks(blocks: readonly RichBlock[]): TemplateResult {
  return html`${blocks.map(renderBlock)}`;
}

function renderBlock(block: RichBlock): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${block.content.map(renderInline)}</p>`;
    case 'bulletList':
      return html`<ul>
        ${block.items.map(renderItem)}
      </ul>`;
    case 'orderedList':
      return html`<ol start=${block.start ?? 1}>
        ${block.items.map(renderItem)}
      </ol>`;
  }
}

function renderItem(blocks: readonly RichBlock[]): TemplateResult {
  return html`<li>${renderBlocks(blocks)}</li>`;
}

function renderInline(inline: RichInline): unknown {
  if (inline.type === 'break') return html`<br />`;
  return (inline.marks ?? []).reduce<unknown>((shown, mark) => {
    if (mark.type === 'bold') return html`<strong>${shown}</strong>`;
    if (mark.type === 'italic') return html`<em>${shown}</em>`;
    // Others write in the plan: only what is known to be safe is followed.
    return isSafeLink(mark.href)
      ? html`<a href=${mark.href} target="_blank" rel="noreferrer noopener">${shown}</a>`
      : shown;
  }, inline.text);
}
