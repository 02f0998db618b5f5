import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type AccessRole, accessRoles } from '../../shared/model.ts';
import { controls } from '../styles/controls.ts';
import './copy-field.ts';

const roleTexts: Readonly<Record<AccessRole, { readonly name: string; readonly about: string }>> = {
  coordinator: { name: 'Coordination', about: 'Pour vous : tout modifier, tout régler.' },
  editor: {
    name: 'Modification',
    about: 'Pour les communes, la Caf et les partenaires qui écrivent le plan.',
  },
  reader: { name: 'Lecture', about: 'Pour ceux qui le suivent : élus, comité de pilotage.' },
};

/** The links that open a plan, to be copied and handed out. */
@customElement('link-list')
export class LinkList extends LitElement {
  static override readonly styles = [
    controls,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: var(--s3);
      }
      li {
        padding: var(--s3) var(--s4) var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
    `,
  ];

  @property({ attribute: false }) links: Readonly<Record<AccessRole, string>> | undefined;

  override render(): TemplateResult {
    return html`<ul>
      ${accessRoles.map(role => renderLink(role, this.links?.[role] ?? ''))}
    </ul>`;
  }
}

function renderLink(role: AccessRole, link: string): TemplateResult {
  const { name, about } = roleTexts[role];
  return html`<li><copy-field label=${name} about=${about} .text=${link}></copy-field></li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'link-list': LinkList;
  }
}
