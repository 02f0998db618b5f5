import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type AccessRole, accessRoles } from '../../shared/model.ts';
import { controls } from '../styles/controls.ts';
import './ui-icon.ts';

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
      label {
        font-weight: 700;
      }
      p {
        margin: 0 0 var(--s2);
        color: var(--ink-soft);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      .field {
        flex: 1 1 16rem;
        min-height: 44px;
      }
      .btn {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        min-height: 44px;
      }
    `,
  ];

  @property({ attribute: false }) links: Readonly<Record<AccessRole, string>> | undefined;

  @state() private copied: AccessRole | undefined;
  @state() private said = '';

  override render(): TemplateResult {
    return html`<ul>
        ${accessRoles.map(role => this.#renderLink(role, this.links?.[role] ?? ''))}
      </ul>
      <span class="sr" role="status">${this.said}</span>`;
  }

  #renderLink(role: AccessRole, link: string): TemplateResult {
    const { name, about } = roleTexts[role];
    const isCopied = this.copied === role;
    return html`<li>
      <label for=${role}>${name}</label>
      <p>${about}</p>
      <div class="row">
        <input class="field" id=${role} readonly .value=${link} @focus=${selectAll} />
        <button class="btn" aria-label="Copier le lien : ${name}" @click=${() => this.#copy(role, link)}>
          ${isCopied ? html`<ui-icon name="check"></ui-icon>Copié` : 'Copier'}
        </button>
      </div>
    </li>`;
  }

  async #copy(role: AccessRole, link: string): Promise<void> {
    // Browsers give no clipboard to the plain http:// of a town hall's own network.
    const isDone = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    this.copied = isDone === true ? role : undefined;
    this.said =
      isDone === true ? `Lien copié : ${roleTexts[role].name}` : 'Lien sélectionné : copiez-le avec Ctrl+C.';
    if (isDone !== true) this.renderRoot.querySelector<HTMLElement>(`#${role}`)?.focus();
  }
}

function selectAll({ currentTarget }: FocusEvent): void {
  if (currentTarget instanceof HTMLInputElement) currentTarget.select();
}

declare global {
  interface HTMLElementTagNameMap {
    'link-list': LinkList;
  }
}
