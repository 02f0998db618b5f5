import { html, type TemplateResult } from 'lit';
import type { Created } from '../new-territory.ts';
import { typeset } from '../styles/typeset.ts';
import '../elements/copy-field.ts';
import '../elements/link-list.ts';

/** What is told once, and must be kept by whoever reads it. */
export type Told =
  | { readonly is: 'created'; readonly links: Created['links'] }
  | { readonly is: 'renewed'; readonly name: string; readonly link: string };

export function renderTold(told: Told, onKept: () => void): TemplateResult {
  return html`<section class="told">
    <h2 tabindex="-1">
      ${told.is === 'created' ? 'Le plan est prêt' : typeset(`Le lien de coordination de « ${told.name} »`)}
    </h2>
    <p>Copiez ce qu’il vous faut maintenant&nbsp;: rien de cela ne sera plus affiché.</p>
    ${
      told.is === 'created'
        ? html`<link-list .links=${told.links}></link-list>`
        : html`<copy-field label="Coordination" .text=${told.link}></copy-field>`
    }
    <button class="btn" @click=${onKept}>C’est fait, masquer</button>
  </section>`;
}
