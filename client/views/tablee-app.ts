import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LazyCode } from '../controllers/lazy-code.ts';
import { whenIdle } from '../idle.ts';
import { followLinks, parseRoute, type Route } from '../router.ts';
import { eraseEnded } from '../seance-copies.ts';
import './home-page.ts';
import './message-page.ts';

const loadTerritory = (): Promise<unknown> => import('./territory-page.ts');
const loadJoin = (): Promise<unknown> => import('./join-page.ts');
const loadNew = (): Promise<unknown> => import('./new-territory-page.ts');
const loadAdmin = (): Promise<unknown> => import('./admin-page.ts');
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
    void eraseEnded();
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
        return this.#renderTerritory(this.route);
      case 'join':
        return this.#renderJoin(this.route.code);
      case 'admin':
        return this.#renderLazily(loadAdmin, '/admin', html`<admin-page></admin-page>`);
      case 'unknown':
        return html`<message-page heading="Cette page n’existe pas">
          L’adresse est peut-être incomplète. Reprenez le lien que vous avez reçu, ou
          <a href="/">revenez à l’accueil</a>.
        </message-page>`;
    }
  }

  #renderTerritory({ id, screen, search, subject }: Extract<Route, { is: 'territory' }>): TemplateResult {
    const page = html`<territory-page
      .territory=${id}
      .screen=${screen}
      .search=${search}
      .subject=${subject ?? ''}
    ></territory-page>`;
    const wait = html`<message-page heading="Un instant…">Tablée ouvre le plan.</message-page>`;
    return this.#renderLazily(loadTerritory, location.href, page, wait);
  }

  /** While people type their name, their phone fetches what comes next. */
  #renderJoin(code: string): TemplateResult {
    const page = this.#renderLazily(loadJoin, location.href, html`<join-page .code=${code}></join-page>`);
    if (this.#code.need(loadJoin) === 'ready')
      whenIdle(() => this.#code.need(loadTerritory), { patience: 3_000 });
    return page;
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

  #renderLazily(
    load: () => Promise<unknown>,
    path: string,
    content: TemplateResult,
    wait = html`<p role="status">Un instant…</p>`,
  ): TemplateResult {
    switch (this.#code.need(load)) {
      case 'ready':
        return content;
      case 'loading':
        return wait;
      case 'failed':
        return html`<p role="alert">
          Cette page n’a pas pu être chargée. Vérifiez votre connexion, puis
          <a href=${path} target="_self">rechargez-la</a>.
        </p>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tablee-app': TableeApp;
  }
}
