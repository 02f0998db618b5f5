import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type AccessRole, accessRoles } from '../../shared/model.ts';
import { type AccessLink, nameAmong, roleNames, tellEnd, tellTime } from '../invitation.ts';
import { LinkRevokeEvent } from '../invitation-events.ts';
import { controls } from '../styles/controls.ts';
import { rows } from '../styles/rows.ts';
import { typeset } from '../styles/typeset.ts';
import './confirm-dialog.ts';

/** The links that open the plan, by right: whom each was given to, until when, and its end at once. */
@customElement('access-links')
export class AccessLinks extends LitElement {
  static override readonly styles = [
    controls,
    rows,
    css`
      h4 {
        margin: var(--s4) 0 var(--s2);
        font-size: var(--t-m);
      }
      .here {
        margin-left: var(--s2);
        padding: 1px 8px;
        border-radius: 9px;
        background: var(--accent-soft);
        color: var(--accent);
        font-size: var(--t-s);
        font-weight: 700;
        white-space: nowrap;
      }
      .none {
        margin: 0;
        color: var(--ink-soft);
      }
      .ended strong {
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) links: readonly AccessLink[] = [];

  /** The one that is about to be revoked. */
  @state() private asked: AccessLink | undefined;

  override render(): TemplateResult {
    return html`${accessRoles.map(role => this.#renderRole(role))} ${this.#renderQuestion()}`;
  }

  #renderRole(role: AccessRole): TemplateResult {
    const links = this.links.filter(link => link.role === role);
    return html`<h4>${roleNames[role]}</h4>
      ${
        links.length === 0
          ? html`<p class="none">Aucun lien.</p>`
          : html`<ul>
              ${repeat(
                links,
                ({ id }) => id,
                link => this.#renderLink(link),
              )}
            </ul>`
      }`;
  }

  #renderLink(link: AccessLink): TemplateResult {
    const name = nameAmong(link, this.links);
    return html`<li class="row beside ${isEnded(link) ? 'ended' : ''}">
      <div class="what">
        <strong>${name}</strong>${link.isCurrent ? html`<span class="here">Votre lien</span>` : nothing}
        <p>${typeset(tellLink(link))}</p>
      </div>
      <button
        class="btn"
        aria-label="Révoquer : ${name} (${roleNames[link.role]})"
        @click=${() => {
          this.asked = link;
        }}
      >
        Révoquer
      </button>
    </li>`;
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    const link = this.asked;
    if (!link) return nothing;
    return html`<confirm-dialog
      heading=${typeset(`Révoquer « ${nameAmong(link, this.links)} » ?`)}
      act="Révoquer"
      @dismiss=${this.#onClose}
      @confirm=${() => {
        this.asked = undefined;
        this.dispatchEvent(new LinkRevokeEvent(link));
      }}
    >
      <p>
        Les personnes entrées par ce lien sortent du plan tout de suite, et leur copie est effacée de leur appareil. Ce qu’elles
        ont écrit reste. Les autres liens ne changent pas.
      </p>
      ${
        link.isCurrent
          ? html`<p>
              <strong>C’est le lien par lequel vous êtes ici</strong> : vous sortirez aussi. Gardez d’abord un autre lien
              pour coordonner.
            </p>`
          : nothing
      }
    </confirm-dialog>`;
  }

  /** The page above has dialogs of its own. */
  readonly #onClose = (event: Event): void => {
    event.stopPropagation();
    this.asked = undefined;
  };
}

function isEnded({ endsAt }: AccessLink): boolean {
  return endsAt !== null && Date.parse(endsAt) <= Date.now();
}

function tellLink(link: AccessLink): string {
  const created = `Créé ${tellTime(link.createdAt)}`;
  const used = link.lastUse === null ? 'jamais utilisé' : `utilisé ${tellTime(link.lastUse)}`;
  if (link.endsAt === null) return `${created}, ${used}, sans date de fin.`;
  return isEnded(link)
    ? `${created}, ${used}. N’ouvre plus rien depuis ${tellTime(link.endsAt)}.`
    : `${created}, ${used}, valable ${tellEnd(link.endsAt)}.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'access-links': AccessLinks;
  }
}
