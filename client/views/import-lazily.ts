/** The import of a table on pages where few people need it: its code comes once it is asked for. */
import { html, type TemplateResult } from 'lit';
import type { LazyCode } from '../controllers/lazy-code.ts';

const loadDesk = (): Promise<unknown> => import('./import-desk.ts');

/** @param desk to be shown once the code is there */
export function renderLazily(code: LazyCode, desk: TemplateResult): TemplateResult {
  switch (code.need(loadDesk)) {
    case 'ready':
      return desk;
    case 'loading':
      return html`<p role="status">Un instant…</p>`;
    case 'failed':
      return html`<p role="alert">
        L’import n’a pas pu être chargé. Vérifiez votre connexion, puis
        <a href=${location.pathname} target="_self">rechargez la page</a>.
      </p>`;
  }
}
