import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { itemId, type PlanSnapshot } from '../../shared/model.ts';
import { outlineOf } from '../../shared/views/outline.ts';
import { groupAt, type SlideView, slideGroups, slideViews } from '../../shared/views/slides.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { viewName } from '../elements/projection-tools.ts';
import type { Guidance, ProjectedScreen, Remote, Slide } from '../guidance.ts';
import { pathOf } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';

/** A coordinator's phone as the remote of what is projected: pages, titles, views, code and contrast. */
@customElement('remote-page')
export class RemotePage extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        width: min(640px, 100%);
        margin: 0 auto;
        padding: var(--s4) var(--s4) var(--s6);
      }
      h2 {
        margin: 0 0 var(--s1);
        font-size: var(--t-xl);
        line-height: 1.2;
      }
      .where {
        margin: 0;
        font-size: var(--t-l);
        font-weight: 600;
      }
      .soft {
        margin: 0 0 var(--s4);
        color: var(--ink-soft);
      }
      .turn {
        position: sticky;
        top: calc(var(--bar, 0px) + var(--s2));
        display: grid;
        grid-template-columns: 1fr 2fr;
        gap: var(--s3);
        margin: var(--s3) 0;
        background: var(--paper);
      }
      .turn .btn {
        min-height: 88px;
        font-size: var(--t-l);
      }
      .looks,
      .views {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        margin: var(--s3) 0;
      }
      .looks .btn,
      .views .btn {
        flex: 1;
        min-height: 44px;
      }
      [aria-pressed='true'],
      [aria-current] {
        background: var(--accent-soft);
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      ol {
        display: grid;
        gap: var(--s2);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li .btn {
        width: 100%;
        min-height: 44px;
        text-align: left;
      }
      a {
        color: var(--accent);
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence);

  @state() private screens: readonly ProjectedScreen[] = [];
  /** The screen whose pages are counted here, as long as it is there: one that comes later does not take its place. */
  @state() private followed: number | undefined;

  #watched: Guidance | undefined;
  #stop: (() => void) | undefined;
  #asked: Remote = { steps: 0, jump: null, hasCode: null, isContrasted: null };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watched?.drive(null);
    this.#watch(undefined);
  }

  override updated(): void {
    const guidance = this.#presence.value?.guidance;
    if (guidance !== this.#watched) this.#watch(guidance);
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value?.snapshot;
    if (!session || !plan || !session.hasPlan) return html`<p role="status">Ouverture du plan…</p>`;
    if (session.role !== 'coordinator')
      return html`<h2>Télécommande</h2>
        <p>${typeset('Seule une personne qui coordonne le plan peut tourner les pages de ce qui est projeté.')}</p>`;
    const screen = this.screens.find(({ id }) => id === this.followed);
    return html`<h2>Télécommande</h2>
      ${
        screen
          ? html`${this.#renderScreens(screen)}${this.#renderRemote(plan, screen.slide)}`
          : this.#renderNothing(session.territory)
      }`;
  }

  #renderScreens({ id: followed, owner, isCoordinator }: ProjectedScreen): TemplateResult {
    return html`${
      isCoordinator
        ? nothing
        : html`<p class="soft">
            ${typeset(`Projeté par ${owner}, sans lien pour coordonner : vérifiez que c’est bien l’écran de la salle.`)}
          </p>`
    }${
      this.screens.length < 2
        ? nothing
        : html`<div class="views" role="group" aria-label="Écrans qui projettent">
            ${this.screens.map(
              ({ id, owner: name }) => html`<button
                class="btn"
                aria-pressed=${id === followed ? 'true' : 'false'}
                @click=${() => this.#follow(id)}
              >
                ${typeset(`Écran de ${name}`)}
              </button>`,
            )}
          </div>`
    }`;
  }

  #renderNothing(territory: string): TemplateResult {
    return html`<p role="status">
      ${typeset('Aucun écran ne projette ce plan pour l’instant. Sur l’ordinateur relié au projecteur, ouvrez ')}<a
        href=${pathOf(territory, 'projection')}
        >la projection</a
      >.
    </p>`;
  }

  #renderRemote(plan: PlanSnapshot, slide: Slide): TemplateResult {
    const groups = slideGroups(outlineOf(plan), slide.view, plan.territory.vocabulary);
    const current = groupAt(groups, slide.title);
    const group = groups[current];
    return html`<p class="where" role="status">${typeset(group?.title ?? '')}</p>
      <p class="soft">${[group?.place, `page ${slide.page + 1} sur ${slide.pages}`].filter(Boolean).join(' · ')}</p>
      <div class="turn">
        <button class="btn" @click=${() => this.#step(-1)}>Précédent</button>
        <button class="btn main" @click=${() => this.#step(1)}>Suivant</button>
      </div>
      <div class="views" role="group" aria-label="Ce qui est projeté">
        ${slideViews.map(
          view => html`<button
            class="btn"
            aria-pressed=${view === slide.view ? 'true' : 'false'}
            @click=${() => this.#jump(view, null)}
          >
            ${viewName(view, plan.territory.vocabulary)}
          </button>`,
        )}
      </div>
      ${
        groups.length < 2
          ? nothing
          : html`<ol>
            ${groups.map(
              ({ id, title }, index) => html`<li>
                <button
                  class="btn"
                  aria-current=${index === current ? 'page' : nothing}
                  @click=${() => this.#jump(slide.view, id)}
                >
                  ${typeset(title)}
                </button>
              </li>`,
            )}
          </ol>`
      }
      <div class="looks" role="group" aria-label="À l’écran">
        <button
          class="btn"
          aria-pressed=${slide.hasCode ? 'true' : 'false'}
          @click=${() => this.#ask({ hasCode: !slide.hasCode })}
        >
          Code et présence
        </button>
        <button
          class="btn"
          aria-pressed=${slide.isContrasted ? 'true' : 'false'}
          @click=${() => this.#ask({ isContrasted: !slide.isContrasted })}
        >
          Contraste
        </button>
      </div>`;
  }

  #watch(guidance: Guidance | undefined): void {
    this.#stop?.();
    this.#watched = guidance;
    this.#stop = guidance?.subscribe(() => this.#read(guidance));
    if (!guidance) return;
    // The projector counts from what it hears first.
    guidance.drive(this.#asked);
    this.#read(guidance);
  }

  #read({ screens }: Guidance): void {
    if (JSON.stringify(screens) !== JSON.stringify(this.screens)) this.screens = screens;
    if (!screens.some(({ id }) => id === this.followed)) this.followed = screens[0]?.id;
  }

  #follow(id: number): void {
    this.followed = id;
  }

  #step(step: 1 | -1): void {
    this.#ask({ steps: this.#asked.steps + step });
  }

  #jump(view: SlideView, title: string | null): void {
    const to = { view, title: title === null ? null : itemId(title), page: 0 };
    this.#ask({ jump: { turn: (this.#asked.jump?.turn ?? 0) + 1, steps: this.#asked.steps, to } });
  }

  #ask(changes: Partial<Remote>): void {
    this.#asked = { ...this.#asked, ...changes };
    this.#watched?.drive(this.#asked);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-page': RemotePage;
  }
}
