/** What a view shows when the filter leaves it nothing. */
import { html, type TemplateResult } from 'lit';

export function renderNothingFound(): TemplateResult {
  return html`<p class="empty">Rien dans le plan ne correspond à ce filtre. « Tout afficher » montre de nouveau le plan entier.</p>`;
}
