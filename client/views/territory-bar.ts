import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Period, PlanSnapshot } from '../../shared/model.ts';
import { nameOf, outlineOf } from '../../shared/views/outline.ts';
import { printPage } from '../controllers/paper.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { KeysAskEvent, RedoEvent, UndoEvent } from '../events.ts';
import { ExportAskEvent } from '../export-events.ts';
import { StartOverEvent } from '../giving-up-events.ts';
import { ImportUndoEvent } from '../import-news-events.ts';
import type { Peer } from '../peers.ts';
import type { LeadAskEvent, PeerVisitEvent } from '../presence-events.ts';
import { go, pages, pathOf, type Screen, screenTitles, views, withParams } from '../router.ts';
import type { Session } from '../session.ts';
import { mayStartOver } from '../status.ts';
import { brand } from '../styles/brand.ts';
import { controls } from '../styles/controls.ts';
import '../elements/page-menu.ts';
import '../elements/presence-list.ts';
import '../elements/save-state.ts';
import '../elements/ui-icon.ts';
import { barStyles } from './territory-bar.styles.ts';
import './check-count.ts';
import './mention-count.ts';

/**
 * The top of each screen: where one is, whether the work is saved, who is here, and the way to the other screens.
 *
 * @slot - what the whole table is told, under the tabs
 */
@customElement('territory-bar')
export class TerritoryBar extends LitElement {
  static override readonly styles = [controls, brand, barStyles];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence, { isPatient: true });

  @property() screen: Screen = 'plan';
  /** The address's query, kept from one view to the next. */
  @property() search = '';
  /** The territory's name as the server knows it, until the plan is here. */
  @property() name = '';

  /** On a phone the tabs are wider than the screen: the one that is open is brought in sight. */
  @query('.tabs [aria-current]') private readonly currentTab!: HTMLElement | null;
  #hadMenu = false;

  constructor() {
    super();
    this.addEventListener('peer-visit', this.#onVisit);
    this.addEventListener('lead-ask', this.#onLead);
  }

  override updated(changed: PropertyValues<this>): void {
    const hasMenu = this.#session.value !== undefined;
    if (!changed.has('screen') && hasMenu === this.#hadMenu) return;
    this.#hadMenu = hasMenu;
    // Once the menu beside the tabs has taken its room.
    requestAnimationFrame(() => this.currentTab?.scrollIntoView({ block: 'nearest', inline: 'center' }));
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value;
    const territory = plan?.snapshot.territory;
    return html`<header class="bar">
        <a class="brand" href="/" aria-label="Tablée, accueil"><i></i><span>Tablée</span></a>
        <div class="place">
          <h1 title=${territory?.name || this.name}>${territory?.name || this.name}</h1>
          <span class="period">${territory ? describePeriod(territory.period) : nothing}</span>
        </div>
        <div class="tools">
          ${session ? html`<save-state .status=${session.status}></save-state>` : nothing}
          ${session?.mayEdit ? this.#renderUndo(plan?.canUndo === true, plan?.canRedo === true) : nothing}
          <presence-list
            .peers=${this.#presence.value?.peers ?? []}
            .describe=${this.#describe}
            .canLead=${session?.role === 'coordinator'}
            .isLeading=${this.#presence.value?.guidance.isWilling === true}
          ></presence-list>
        </div>
      </header>
      <nav aria-label="Vues du plan">
        <div class="tabs">
          ${views.map(
            screen =>
              html`<a
                href=${session ? pathOf(session.territory, screen, this.search) : nothing}
                aria-current=${screen === this.screen ? 'page' : nothing}
                >${screenTitles[screen]}</a
              >`,
          )}
        </div>
        ${session && pages.length > 0 ? this.#renderPages(session.territory) : nothing}
        ${session ? html`<span class="counts"><mention-count></mention-count><check-count></check-count></span>` : nothing}
        ${session && mayStartOver(session.status) ? this.#renderStartOver() : nothing}
        ${session && !session.mayEdit && session.status.is !== 'refused' ? html`<span class="role">${readingOf(session)}</span>` : nothing}
      </nav>
      <slot></slot>`;
  }

  #renderPages(territory: string): TemplateResult {
    const isCoordinator = this.#session.value?.role === 'coordinator';
    const links = pages
      .filter(page => isCoordinator || !coordinating.some(own => own === page))
      .map(page => ({
        href: pathOf(territory, page),
        text: screenTitles[page],
        isCurrent: page === this.screen,
      }));
    const mayTakeBack = isCoordinator && this.#plan.value?.hasImport;
    return html`<page-menu .links=${links}
      >${
        mayTakeBack
          ? html`<button @click=${() => this.dispatchEvent(new ImportUndoEvent())}>Annuler l’import</button>`
          : nothing
      }<button @click=${() => this.dispatchEvent(new ExportAskEvent())}>Exporter…</button
      ><button @click=${() => void printPage()}>Imprimer…</button
      ><button @click=${() => this.dispatchEvent(new KeysAskEvent())}>
        Raccourcis clavier
      </button></page-menu
    >`;
  }

  #renderStartOver(): TemplateResult {
    return html`<button class="btn over" @click=${() => this.dispatchEvent(new StartOverEvent())}>
      Repartir du plan enregistré
    </button>`;
  }

  #renderUndo(canUndo: boolean, canRedo: boolean): TemplateResult {
    return html`<button
        class="tool"
        title="Annuler ma dernière modification (Ctrl+Z)"
        aria-label="Annuler ma dernière modification"
        ?disabled=${!canUndo}
        @click=${() => this.dispatchEvent(new UndoEvent())}
      >
        <ui-icon name="undo"></ui-icon></button
      ><button
        class="tool"
        title="Rétablir (Ctrl+Y)"
        aria-label="Rétablir ma modification"
        ?disabled=${!canRedo}
        @click=${() => this.dispatchEvent(new RedoEvent())}
      >
        <ui-icon name="redo"></ui-icon>
      </button>`;
  }

  /** To their fiche, their year of the grid, or their item on the board. */
  readonly #onVisit = ({ peer }: PeerVisitEvent): void => {
    const session = this.#session.value;
    const { item, year, section } = peer;
    if (!session || item === null) return;
    const isAction = session.plan.snapshot.actions.some(({ id }) => id === item);
    if (section !== null && isAction) go(pathOf(session.territory, 'plan', withParams('', { fiche: item })));
    else if (year !== null)
      go(pathOf(session.territory, 'deploiement', withParams('', { vers: item, an: String(year) })));
    else go(pathOf(session.territory, 'plan', withParams('', { vers: item })));
  };

  readonly #onLead = ({ on }: LeadAskEvent): void => {
    const guidance = this.#presence.value?.guidance;
    if (on) guidance?.takeLead(`${this.screen}${this.search}`);
    else guidance?.lead(null);
    this.requestUpdate();
  };

  /** Where a person is, in the plan's own words. Keeps its identity so that the list does not render for nothing. */
  readonly #describe = (peer: Peer): string => {
    const plan = this.#plan.value?.snapshot;
    return plan && peer.item !== null ? whereIs(peer, plan) : '';
  };
}

/** Pages that are of no use to others than coordinators. */
const coordinating: readonly Screen[] = ['inviter', 'telecommande', 'importer'];

/** Why the person may only read. */
function readingOf({ isLockedOut, standing }: Session): string {
  if (!isLockedOut) return 'Lecture seule';
  return standing.archived ? 'Plan archivé' : 'Plan verrouillé';
}

function whereIs({ item, year, section }: Peer, plan: PlanSnapshot): string {
  const name = item === null ? undefined : nameOf(outlineOf(plan), item);
  const box = plan.territory.sections.find(({ id }) => id === section)?.name;
  return name === undefined ? '' : [name, year, box].filter(part => part ?? false).join(', ');
}

function describePeriod({ from, to }: Period): string {
  if (from === null || to === null) return 'CTG';
  return from === to ? `CTG ${from}` : `CTG ${from}–${to}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'territory-bar': TerritoryBar;
  }
}
