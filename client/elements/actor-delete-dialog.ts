import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Actor } from '../../shared/model.ts';
import { ActorDeleteEvent } from '../directory-events.ts';
import { DismissEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './modal-dialog.ts';

/** Says what names an actor before it is deleted. */
@customElement('actor-delete-dialog')
export class ActorDeleteDialog extends LitElement {
  static override readonly styles = [
    controls,
    css`
      p {
        margin: 0;
      }
      ul {
        margin: var(--s3) 0;
        padding-left: 1.2em;
        overflow-wrap: anywhere;
      }
      .danger {
        border-color: var(--danger);
        background: var(--danger);
        color: #fff;
      }
      .danger:hover {
        background: color-mix(in srgb, var(--danger) 85%, #000);
      }
    `,
  ];

  @property({ attribute: false }) actor: Actor | undefined;
  /** What names it, a line each. */
  @property({ attribute: false }) uses: readonly string[] = [];

  override render(): TemplateResult | typeof nothing {
    const { actor } = this;
    if (!actor) return nothing;
    return html`<modal-dialog heading=${typeset(`Supprimer « ${actor.label} » ?`)}>
      <p>Cet acteur est utilisé dans le plan.</p>
      <ul>
        ${this.uses.map(use => html`<li>${typeset(use)}</li>`)}
      </ul>
      <p>Son nom et ses croix n’y paraîtront plus. Ils reviennent si vous annulez.</p>
      <button class="btn" slot="actions" autofocus @click=${this.#onClose}>Garder</button>
      <button class="btn danger" slot="actions" @click=${() => this.#delete(actor)}>Supprimer quand même</button>
    </modal-dialog>`;
  }

  #delete({ id }: Actor): void {
    this.#onClose();
    this.dispatchEvent(new ActorDeleteEvent(id));
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new DismissEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'actor-delete-dialog': ActorDeleteDialog;
  }
}
