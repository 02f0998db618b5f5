import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type Example, listExamples } from '../access.ts';
import { answersOf } from '../elements/answers.ts';
import { findLink } from '../pasted-link.ts';
import { brand } from '../styles/brand.ts';
import { controls } from '../styles/controls.ts';

/** The door: follow a link one has received, or open one of the example territories where the server has them. */
@customElement('home-page')
export class HomePage extends LitElement {
  static override readonly styles = [
    controls,
    brand,
    css`
      main {
        max-width: 46rem;
        margin: 0 auto;
        padding: 8vh var(--s5) var(--s7);
      }
      h1 {
        font-size: var(--t-2xl);
        line-height: 1.15;
        margin: var(--s5) 0 var(--s3);
        text-wrap: balance;
      }
      .lead {
        color: var(--ink-soft);
        font-size: var(--t-l);
        margin: 0 0 var(--s6);
      }
      form {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: var(--s5);
      }
      label {
        display: block;
        font-weight: 700;
        margin-bottom: var(--s2);
      }
      .row {
        display: flex;
        gap: var(--s2);
        flex-wrap: wrap;
      }
      .row .field {
        flex: 1 1 16rem;
        min-height: 44px;
      }
      .row .btn {
        min-height: 44px;
      }
      .error {
        color: var(--danger);
        margin: var(--s2) 0 0;
      }
      h2 {
        font-size: var(--t-l);
        margin: var(--s6) 0 var(--s3);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: var(--s2);
      }
      li a {
        display: block;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        padding: var(--s3) var(--s4);
        color: inherit;
        font-weight: 600;
        text-decoration: none;
      }
      .new {
        margin: var(--s4) 0 0;
      }
      .new a {
        display: inline-block;
        padding: 11px 0;
        color: var(--accent);
        font-weight: 600;
      }
      footer {
        margin-top: var(--s7);
        font-size: 0.9rem;
      }
      footer a {
        color: var(--ink-soft);
      }
      li a:hover {
        border-color: var(--accent);
        color: var(--accent);
      }
    `,
  ];

  @state() private examples: readonly Example[] = [];
  @state() private error = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = 'Tablée';
    // The door works without the list: a server that gives none is only quieter.
    void listExamples().then(
      examples => {
        this.examples = examples;
      },
      () => undefined,
    );
  }

  override render(): TemplateResult {
    return html`<main>
      <span class="brand"><i></i>Tablée</span>
      <h1>Votre convention territoriale globale, écrite autour de la même table</h1>
      <p class="lead">Communes, Caf et partenaires modifient ensemble un seul plan d’actions.</p>
      <form @submit=${this.#onSubmit}>
        <label for="link">Collez le lien que vous avez reçu</label>
        <div class="row">
          <input
            class="field"
            id="link"
            name="link"
            autocomplete="off"
            spellcheck="false"
            placeholder="https://…/t/…#cle=…"
            aria-describedby="link-error"
          />
          <button class="btn main">Ouvrir le plan</button>
        </div>
        <p class="error" id="link-error" role="alert">${this.error}</p>
      </form>
      <p class="new"><a href="/nouveau">Commencer le plan d’un nouveau territoire</a></p>
      ${this.#renderExamples()}
      <footer><a href="/accessibilite">Accessibilité : non conforme</a></footer>
    </main>`;
  }

  #renderExamples(): TemplateResult | typeof nothing {
    if (this.examples.length === 0) return nothing;
    return html`<h2>Ou découvrez Tablée avec un vrai plan</h2>
      <ul>
        ${this.examples.map(({ name, link }) => html`<li><a href=${pathAndKey(link)}>${name}</a></li>`)}
      </ul>`;
  }

  #onSubmit(event: SubmitEvent): void {
    const pasted = answersOf(event)?.said('link') ?? '';
    const link = findLink(pasted, new URL(location.href));
    if (pasted === '') this.error = 'Collez d’abord votre lien dans le champ.';
    else if (!link)
      this.error =
        'Ce n’est pas un lien Tablée. Un lien Tablée contient « /t/ » et se termine par une clé : copiez-le en entier.';
    // A link to another Tablée leads there, as it would from the address bar.
    else location.assign(link);
  }
}

/** Examples are opened where the visitor already is, whatever public address the server believes it has. */
function pathAndKey(link: string): string {
  const url = new URL(link, location.origin);
  return url.pathname + url.hash;
}

declare global {
  interface HTMLElementTagNameMap {
    'home-page': HomePage;
  }
}
