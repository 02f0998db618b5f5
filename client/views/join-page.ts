import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Access, AccessError, currentAccess, explain, handOver, rememberedAccess } from '../access.ts';
import { answersOf } from '../elements/answers.ts';
import { roleNames, type SeanceDoor, spacedCode, tellEnd, tidyCode } from '../invitation.ts';
import type { SeatTakeEvent } from '../invitation-events.ts';
import { findSeance, joinSeance } from '../joining.ts';
import { go, pathOf } from '../router.ts';
import { brand } from '../styles/brand.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import '../elements/seat-form.ts';

type Stage =
  /** The code is not known yet, or is not one. */
  | { readonly is: 'asking'; readonly fault: string }
  | { readonly is: 'looking' }
  /** The server cannot be reached, or has too much to do: the same code may be right a little later. */
  | { readonly is: 'waiting'; readonly text: string }
  /** `known` is what this browser may do already, by a link or by this very séance. */
  | { readonly is: 'door'; readonly door: SeanceDoor; readonly known: Access | undefined };

/** The door of a séance, on a phone: its code, a first name, an institution, and one is at the table. */
@customElement('join-page')
export class JoinPage extends LitElement {
  static override readonly styles = [
    controls,
    brand,
    css`
      :host {
        display: block;
      }
      main {
        max-width: 30rem;
        margin: 0 auto;
        padding: var(--s4) var(--s5) var(--s6);
      }
      h1 {
        margin: var(--s4) 0 var(--s2);
        font-size: 1.6rem;
        line-height: 1.2;
        text-wrap: balance;
        overflow-wrap: anywhere;
      }
      h1:focus {
        outline: none;
      }
      .where {
        margin: 0 0 var(--s5);
        color: var(--ink-soft);
        font-size: var(--t-l);
        overflow-wrap: anywhere;
      }
      .kept {
        margin: var(--s5) 0 0;
        padding: 0;
        list-style: none;
        display: grid;
        gap: var(--s2);
        color: var(--ink-soft);
        font-size: 0.9rem;
      }
      .label {
        display: block;
        margin-bottom: var(--s2);
        font-weight: 700;
      }
      .code {
        min-height: 60px;
        font-size: 2rem;
        font-weight: 800;
        letter-spacing: 0.14em;
        text-align: center;
        text-transform: uppercase;
      }
      .fault {
        margin: var(--s2) 0 0;
        color: var(--danger);
      }
      .big {
        display: flex;
        align-items: center;
        justify-content: center;
        width: 100%;
        min-height: 52px;
        margin-top: var(--s4);
        font-size: 1.1rem;
        text-decoration: none;
      }
      .known {
        margin: 0 0 var(--s5);
        padding: var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .known p {
        margin: 0;
      }
      .known .note {
        margin-top: var(--s3);
        color: var(--ink-soft);
        font-size: 0.9rem;
      }
    `,
  ];

  /** What the address says, as it was typed there. */
  @property() code = '';

  @state() private stage: Stage = { is: 'asking', fault: '' };
  @state() private isBusy = false;
  @state() private refusal = '';

  @query('h1') private readonly heading!: HTMLElement;

  /** How many times a code was looked for: only the last one counts. */
  #attempt = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = 'Rejoindre une séance – Tablée';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code') && this.code !== '') void this.#look();
  }

  override render(): TemplateResult {
    return html`<main>
      <a class="brand" href="/"><i></i>Tablée</a>
      ${this.#renderStage()}
    </main>`;
  }

  #renderStage(): TemplateResult {
    switch (this.stage.is) {
      case 'asking':
        return this.#renderCode(this.stage.fault);
      case 'looking':
        return html`<h1 tabindex="-1">Rejoindre une séance</h1>
          <p class="where" role="status">Un instant…</p>`;
      case 'waiting':
        return html`<h1 tabindex="-1">La séance ne s’ouvre pas encore</h1>
          <p class="where" role="alert">${this.stage.text}</p>
          <button class="btn main big" @click=${() => void this.#look()}>Réessayer</button>`;
      case 'door':
        return this.#renderDoor(this.stage.door, this.stage.known);
    }
  }

  #renderCode(fault: string): TemplateResult {
    return html`<h1 tabindex="-1">Rejoindre une séance</h1>
      <p class="where">Le code est affiché dans la salle, ou sur la feuille que l’on vous a donnée.</p>
      <form @submit=${this.#onCode} novalidate>
        <label class="label" for="code">Code de la séance</label>
        <input
          class="field code"
          id="code"
          name="code"
          .value=${spacedCode(tidyCode(this.code))}
          maxlength="12"
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck="false"
          enterkeyhint="go"
          aria-invalid=${fault === '' ? nothing : 'true'}
          aria-describedby="code-fault"
        />
        <p class="fault" id="code-fault" role="alert">${fault}</p>
        <button class="btn main big">Continuer</button>
      </form>`;
  }

  #renderDoor(door: SeanceDoor, known: Access | undefined): TemplateResult {
    const { territory, name, role, endsAt, institutions } = door;
    const right = role === 'editor' ? 'vous pourrez modifier le plan' : 'vous pourrez lire le plan';
    return html`<h1 tabindex="-1">${typeset(name === '' ? 'Rejoindre la séance' : name)}</h1>
      <p class="where">${typeset(`${territory.name} : ${right}, ${tellEnd(endsAt)}.`)}</p>
      ${known ? renderKnown(known) : nothing}
      ${known && isAtHome(known) ? nothing : this.#renderForm(institutions)}`;
  }

  #renderForm(institutions: readonly string[]): TemplateResult {
    return html`<seat-form
        .institutions=${institutions}
        .busy=${this.isBusy}
        .refusal=${this.refusal}
        @seat-take=${this.#onSeat}
      ></seat-form>
      <ul class="kept" aria-label="Ce qui est gardé">
        <li>${typeset('Ni compte, ni mot de passe, ni e-mail. Le seul cookie est votre place dans la séance.')}</li>
        <li>
          ${typeset(`Votre prénom et votre institution sont montrés aux personnes présentes, et la liste en est effacée à la fin de la séance. Ce plan disparaît alors de votre téléphone.`)}
        </li>
        <li>
          ${typeset('Ce que vous écrivez reste dans le plan. L’historique et vos commentaires le signent du nom choisi ici, jusqu’à ce que la coordination l’efface.')}
        </li>
      </ul>`;
  }

  readonly #onCode = (event: SubmitEvent): void => {
    const code = tidyCode(answersOf(event)?.said('code') ?? '');
    if (code.length !== 6) {
      const fault = code === '' ? 'Écrivez le code de la séance.' : 'Un code compte six lettres ou chiffres.';
      this.stage = { is: 'asking', fault };
      this.renderRoot.querySelector<HTMLElement>('#code')?.focus();
    } else if (code === tidyCode(this.code)) void this.#look();
    else go(`/rejoindre/${code}`);
  };

  async #look(): Promise<void> {
    const attempt = ++this.#attempt;
    this.stage = { is: 'looking' };
    const stage = await lookFor(tidyCode(this.code));
    if (attempt !== this.#attempt || !this.isConnected) return;
    this.stage = stage;
    if (stage.is === 'door') document.title = `${stage.door.name || 'Séance'} – Tablée`;
    await this.updateComplete;
    this.heading.focus();
  }

  readonly #onSeat = async ({ name, institution }: SeatTakeEvent): Promise<void> => {
    if (this.stage.is !== 'door') return;
    this.isBusy = true;
    this.refusal = '';
    try {
      const access = await joinSeance(tidyCode(this.code), { name, institution });
      handOver(access);
      go(pathOf(access.id, 'plan'));
    } catch (error) {
      this.refusal = explain(error);
      // It has ended meanwhile: the code leads nowhere.
      if (error instanceof AccessError && error.status === 404)
        this.stage = { is: 'asking', fault: this.refusal };
    }
    this.isBusy = false;
  };
}

async function lookFor(code: string): Promise<Stage> {
  try {
    const door = await findSeance(code);
    const { id } = door.territory;
    // Only those who have been here are asked about: the others would wait for a refusal, on a phone with a poor line.
    const known = rememberedAccess(id) && (await currentAccess(id).catch(() => undefined));
    return { is: 'door', door, known };
  } catch (error) {
    const text = explain(error);
    return error instanceof AccessError && error.status === 404
      ? { is: 'asking', fault: text }
      : { is: 'waiting', text };
  }
}

/** Who has a better link keeps it: the server gives them no other place. */
function isAtHome({ role, seance }: Access): boolean {
  return !seance && role !== 'reader';
}

function renderKnown(known: Access): TemplateResult {
  const { id, role, person } = known;
  const right = roleNames[role].toLowerCase();
  const who = person?.name
    ? `Vous êtes déjà à table, ${person.name}.`
    : `Sur cet appareil, vous avez déjà un lien pour ${right} ce plan.`;
  const note = person
    ? 'Pour changer de nom :'
    : 'Pour prendre part à la séance, qui remplacera ce lien sur cet appareil :';
  return html`<div class="known">
    <p>${typeset(who)}</p>
    <a class="btn main big" href=${pathOf(id, 'plan')}>${person ? 'Revenir à ma place' : 'Ouvrir le plan'}</a>
    ${isAtHome(known) ? nothing : html`<p class="note">${typeset(note)}</p>`}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'join-page': JoinPage;
  }
}
