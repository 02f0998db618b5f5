import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type AccessRole, accessRoles } from '../../shared/model.ts';
import { controls } from '../styles/controls.ts';
import { rows } from '../styles/rows.ts';
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
  static override readonly styles = [controls, rows];

  @property({ attribute: false }) links: Readonly<Record<AccessRole, string>> | undefined;

  override render(): TemplateResult {
    return html`<ul>
      ${accessRoles.map(role => renderLink(role, this.links?.[role] ?? ''))}
    </ul>`;
  }
}

function renderLink(role: AccessRole, link: string): TemplateResult {
  const { name, about } = roleTexts[role];
  return html`<li class="row"><copy-field label=${name} about=${about} .text=${link}></copy-field></li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'link-list': LinkList;
  }
}
