import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LazyCode } from '../controllers/lazy-code.ts';
import { followLinks, parseRoute, type Route } from '../router.ts';
import './home-page.ts';
import './message-page.ts';
import './territory-page.ts';

const loadNew = (): Promise<unknown> => import('./new-territory-page.ts');
const loadStatement = (): Promise<unknown> => import('./accessibility-statement.ts');

/** The application: shows the page its address stands for. */
@customElement('tablee-app')
export class TableeApp extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      min-height: 100dvh;
    }
  `;

  readonly #code = new LazyCode(this);

  @state() private route: Route = parseRoute(location);

  #stopFollowing: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopFollowing = followLinks(route => {
      this.route = route;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopFollowing?.();
  }

  override updated(): void {
    if (this.route.is === 'accessibility') document.title = 'Accessibilité – Tablée';
    if (this.route.is === 'unknown') document.title = 'Page introuvable – Tablée';
  }

  override render(): TemplateResult {
    switch (this.route.is) {
      case 'home':
        return html`<home-page></home-page>`;
      case 'new':
        return this.#renderNew();
      case 'accessibility':
        return this.#renderAccessibility();
      case 'territory':
        return html`<territory-page
          .territory=${this.route.id}
          .screen=${this.route.screen}
          .search=${this.route.search}
          .subject=${this.route.subject ?? ''}
        ></territory-page>`;
      case 'unknown':
        return html`<message-page heading="Cette page n’existe pas">
          L’adresse est peut-être incomplète. Reprenez le lien que vous avez reçu, ou
          <a href="/">revenez à l’accueil</a>.
        </message-page>`;
    }
  }

  #renderNew(): TemplateResult {
    return this.#renderLazily(loadNew, '/nouveau', html`<new-territory-page></new-territory-page>`);
  }

  #renderAccessibility(): TemplateResult {
    const statement = html`<accessibility-statement></accessibility-statement>`;
    return html`<message-page heading="À propos de Tablée"
      >${this.#renderLazily(loadStatement, '/accessibilite', statement)}</message-page
    >`;
  }

  #renderLazily(load: () => Promise<unknown>, path: string, content: TemplateResult): TemplateResult {
    switch (this.#code.need(load)) {
      case 'ready':
        return content;
      case 'loading':
        return html`<p role="status">Un instant…</p>`;
      case 'failed':
        return html`<p role="alert">
          Cette page n’a pas pu être chargée. Vérifiez votre connexion, puis
          <a href=${path}>rechargez-la</a>.
        </p>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tablee-app': TableeApp;
  }
}
