import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { newTerritory } from '../../shared/formats/new-territory.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import { explain } from '../access.ts';
import { LazyCode } from '../controllers/lazy-code.ts';
import { LeaveGuard } from '../controllers/leave-guard.ts';
import type { ImportConfirmEvent } from '../import-events.ts';
import { type Created, createTerritory } from '../new-territory.ts';
import type { TerritoryCreateEvent } from '../new-territory-events.ts';
import { brand } from '../styles/brand.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import { renderLazily } from './import-lazily.ts';
import '../elements/link-list.ts';
import '../elements/new-territory-form.ts';

/** « Nouveau territoire »: asks what a plan needs to begin, creates it, and hands out its links. */
@customElement('new-territory-page')
export class NewTerritoryPage extends LitElement {
  static override readonly styles = [
    controls,
    brand,
    css`
      :host {
        display: block;
      }
      main {
        max-width: 44rem;
        margin: 0 auto;
        padding: 6vh var(--s5) var(--s7);
      }
      h1 {
        margin: var(--s5) 0 var(--s2);
        font-size: var(--t-2xl);
        line-height: 1.15;
        text-wrap: balance;
      }
      h1:focus {
        outline: none;
      }
      .lead {
        margin: 0 0 var(--s5);
        color: var(--ink-soft);
        font-size: var(--t-l);
      }
      main.table {
        max-width: 60rem;
      }
      .other {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2) var(--s3);
        align-items: center;
        margin: 0 0 var(--s5);
      }
      .password {
        max-width: 30rem;
        margin: var(--s4) 0;
      }
      .password label {
        display: block;
        margin-bottom: var(--s1);
        font-weight: 600;
      }
      .password .field {
        min-height: 44px;
      }
      .password p {
        margin: var(--s1) 0 0;
        color: var(--ink-soft);
        font-size: 0.9rem;
      }
      .open {
        display: inline-flex;
        align-items: center;
        min-height: 48px;
        margin-top: var(--s5);
        padding: 10px 22px;
        text-decoration: none;
      }
      .open.main:hover {
        background: var(--accent);
      }
      @media screen and (max-width: 500px) {
        main {
          padding: var(--s5) var(--s4) var(--s6);
        }
      }
    `,
  ];

  @state() private created: (Created & { readonly name: string }) | undefined;
  @state() private way: 'questions' | 'table' = 'questions';
  @state() private isBusy = false;
  @state() private refusal = '';

  @query('h1') private readonly heading!: HTMLElement;
  @query('#password') private readonly password!: HTMLInputElement | null;

  readonly #code = new LazyCode(this);
  #isCopied = false;

  constructor() {
    super();
    new LeaveGuard(this, {
      mustAsk: () => this.created !== undefined && !this.#isCopied,
      ask: () => undefined,
    });
    this.addEventListener('link-copied', () => {
      this.#isCopied = true;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = 'Nouveau territoire – Tablée';
  }

  override render(): TemplateResult {
    // A real departure: the browser asks before links that are shown once are lost.
    return html`<main class=${this.way}>
      <a class="brand" href="/" target="_self"><i></i>Tablée</a>
      ${this.created ? renderLinks(this.created) : this.way === 'table' ? this.#renderTable() : this.#renderForm()}
    </main>`;
  }

  #renderForm(): TemplateResult {
    return html`<h1 tabindex="-1">Le plan d’un nouveau territoire</h1>
      <p class="lead">Deux questions, et le plan est prêt pour votre atelier.</p>
      <p class="other">
        Vous avez déjà un plan dans un classeur&nbsp;?
        <button class="btn" @click=${() => this.#go('table')}>Partir de ce tableau</button>
      </p>
      <new-territory-form
        .busy=${this.isBusy}
        .refusal=${this.refusal}
        @territory-create=${this.#onCreate}
      ></new-territory-form>`;
  }

  /** From a spreadsheet, or from a file that Tablée has exported. */
  #renderTable(): TemplateResult {
    return html`<h1 tabindex="-1">Le plan d’un tableau que vous avez</h1>
      <p class="lead">Vous voyez comment il est compris, et le corrigez, avant que rien ne soit créé.</p>
      <p class="other"><button class="btn" @click=${() => this.#go('questions')}>Partir d’un plan vierge</button></p>
      ${renderLazily(this.#code, this.#renderDesk())}`;
  }

  #renderDesk(): TemplateResult {
    return html`<import-desk
      .busy=${this.isBusy}
      .refusal=${this.refusal}
      @import-confirm=${this.#onImport}
    >
      <div class="password">
        <label for="password">Mot de passe d’administration</label>
        <input class="field" id="password" type="password" autocomplete="off" />
        <p>Celui de la personne qui a installé Tablée. Il n’est pas gardé par ce navigateur.</p>
      </div>
    </import-desk>`;
  }

  async #go(way: 'questions' | 'table'): Promise<void> {
    this.way = way;
    this.refusal = '';
    await this.updateComplete;
    this.heading.focus();
  }

  readonly #onImport = async ({ decision }: ImportConfirmEvent): Promise<void> => {
    const password = this.password?.value.trim() ?? '';
    if (password === '') {
      this.refusal = 'Il faut le mot de passe d’administration pour créer un plan.';
      this.password?.focus();
    } else await this.#create(decision.file, password);
  };

  readonly #onCreate = ({ territory, password }: TerritoryCreateEvent): Promise<void> =>
    this.#create(newTerritory(territory), password);

  async #create(file: TerritoryFile, password: string): Promise<void> {
    this.isBusy = true;
    this.refusal = '';
    try {
      const created = await createTerritory(file, password);
      this.created = { ...created, name: file.territory.name };
    } catch (error) {
      this.refusal = explain(error);
    }
    this.isBusy = false;
    await this.updateComplete;
    if (this.created) this.heading.focus();
  }
}

function renderLinks({ name, links }: Created & { readonly name: string }): TemplateResult {
  return html`<h1 tabindex="-1">${typeset(`Le plan de « ${name} » est prêt`)}</h1>
    <p class="lead">
      ${typeset('Voici ses trois liens. Ils ne seront plus affichés : gardez-les en lieu sûr, car qui a un lien peut entrer.')}
    </p>
    <link-list .links=${links}></link-list>
    <a class="btn main open" href=${pathAndKey(links.coordinator)}>Ouvrir le plan</a>`;
}

/** The plan is opened where the visitor already is, whatever public address the server believes it has. */
function pathAndKey(link: string): string {
  const url = new URL(link, location.origin);
  return url.pathname + url.hash;
}

declare global {
  interface HTMLElementTagNameMap {
    'new-territory-page': NewTerritoryPage;
  }
}
