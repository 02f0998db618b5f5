import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { followLinks, parseRoute, type Route } from '../router.ts';
import './home-page.ts';
import './message-page.ts';
import './territory-page.ts';

/** The application: shows the page its address stands for. */
@customElement('tablee-app')
export class TableeApp extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      min-height: 100dvh;
    }
  `;

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

  override render(): TemplateResult {
    switch (this.route.is) {
      case 'home':
        return html`<home-page></home-page>`;
      case 'territory':
        return html`<territory-page
          .territory=${this.route.id}
          .screen=${this.route.screen}
          .search=${this.route.search}
        ></territory-page>`;
      case 'unknown':
        return html`<message-page heading="Cette page n’existe pas">
          L’adresse est peut-être incomplète. Reprenez le lien que vous avez reçu, ou
          <a href="/">revenez à l’accueil</a>.
        </message-page>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tablee-app': TableeApp;
  }
}
