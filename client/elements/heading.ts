/** A heading whose level depends on where it is shown: the same part of a page stands alone or beside another. */
import { html, type TemplateResult } from 'lit';

/** @param level 1 to 4; what is deeper is a fourth */
export function renderHeading(level: number, text: string, look: string): TemplateResult {
  switch (level) {
    case 1:
      return html`<h1 class=${look}>${text}</h1>`;
    case 2:
      return html`<h2 class=${look}>${text}</h2>`;
    case 3:
      return html`<h3 class=${look}>${text}</h3>`;
    default:
      return html`<h4 class=${look}>${text}</h4>`;
  }
}
