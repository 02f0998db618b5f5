import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Seance, spacedCode, tellEnd } from '../invitation.ts';
import { PosterPrintEvent, SeanceEndEvent } from '../invitation-events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import './confirm-dialog.ts';
import './copy-field.ts';
import './qr-code.ts';

/** A séance that is open: how to join it, in large; how many have; its sheet to print, and its end. */
@customElement('seance-card')
export class SeanceCard extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .card {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s4) var(--s5);
        padding: var(--s4) var(--s5);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      qr-code {
        flex: none;
        width: 190px;
        max-width: 100%;
      }
      .about {
        flex: 1 1 18rem;
        min-width: 0;
      }
      h4 {
        margin: 0;
        font-size: var(--t-l);
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      p {
        margin: 2px 0 0;
        color: var(--ink-soft);
      }
      .code {
        margin: var(--s2) 0;
        color: var(--ink);
        font-size: clamp(1.6rem, 9vw, 3rem);
        font-weight: 800;
        line-height: 1.1;
        letter-spacing: 0.1em;
        /* In two lines where letters are large for the screen: it has a space in its middle. */
        overflow-wrap: anywhere;
      }
      .people {
        margin-bottom: var(--s3);
        color: var(--ink);
        font-weight: 600;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        margin-top: var(--s4);
      }
      .btn {
        min-height: 44px;
      }
    `,
  ];

  @property({ attribute: false }) seance: Seance | undefined;

  @state() private isEnding = false;

  override render(): TemplateResult | typeof nothing {
    const { seance } = this;
    if (!seance) return nothing;
    const right =
      seance.role === 'editor' ? 'Les participants modifient le plan' : 'Les participants lisent le plan';
    return html`<div class="card">
        <qr-code .text=${seance.link} label=${`Code QR : rejoindre « ${seance.name} »`}></qr-code>
        <div class="about">
          <h4>${typeset(seance.name)}</h4>
          <p>${typeset(`${right}, ${tellEnd(seance.endsAt)}.`)}</p>
          <p class="code"><span class="sr">Code : </span>${spacedCode(seance.code)}</p>
          <p class="people" role="status">${tellPeople(seance.people)}</p>
          <copy-field label="Adresse à projeter ou à envoyer" .text=${seance.link}></copy-field>
          <div class="actions">
            <button class="btn" @click=${() => this.dispatchEvent(new PosterPrintEvent(seance))}>
              Imprimer l’affiche
            </button>
            <button
              class="btn"
              @click=${() => {
                this.isEnding = true;
              }}
            >
              Terminer la séance
            </button>
          </div>
        </div>
      </div>
      ${this.isEnding ? this.#renderQuestion(seance) : nothing}`;
  }

  #renderQuestion(seance: Seance): TemplateResult {
    return html`<confirm-dialog
      heading=${typeset(`Terminer « ${seance.name} » ?`)}
      act="Terminer la séance"
      @dismiss=${this.#onClose}
      @confirm=${() => {
        this.isEnding = false;
        this.dispatchEvent(new SeanceEndEvent(seance));
      }}
    >
      <p>
        Le code n’ouvrira plus rien. Les participants sortent du plan tout de suite, rien n’en reste sur leur téléphone, et
        leurs noms sont effacés de la séance. Ce qu’ils ont écrit reste.
      </p>
    </confirm-dialog>`;
  }

  /** The page above has dialogs of its own. */
  readonly #onClose = (event: Event): void => {
    event.stopPropagation();
    this.isEnding = false;
  };
}

function tellPeople(people: number): string {
  if (people === 0) return 'Personne n’a encore rejoint la séance';
  return people === 1 ? '1 personne a rejoint la séance' : `${people} personnes ont rejoint la séance`;
}

declare global {
  interface HTMLElementTagNameMap {
    'seance-card': SeanceCard;
  }
}
