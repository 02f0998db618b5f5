import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { itemId, type PlanSnapshot, yearsOf } from '../../shared/model.ts';
import { outlineOf } from '../../shared/views/outline.ts';
import { groupAt, type SlideGroup, slideGroups } from '../../shared/views/slides.ts';
import { OpenSeances, seanceQuestion } from '../controllers/open-seances.ts';
import { Paper } from '../controllers/paper.ts';
import { PlanFeed } from '../controllers/plan-feed.ts';
import { RemoteOrders } from '../controllers/remote-orders.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { WakeLock } from '../controllers/wake-lock.ts';
import '../elements/projection-aside.ts';
import '../elements/projection-slide.ts';
import '../elements/projection-tools.ts';
import type { ProjectionSlide } from '../elements/projection-slide.ts';
import type { SlidePlace } from '../guidance.ts';
import type { SlideLaidEvent } from '../projection-events.ts';
import { pathOf } from '../router.ts';
import { LAST_PAGE, readSlideAddress, writeSlideAddress } from '../slide-address.ts';
import type { Status } from '../status.ts';
import { axisHue, controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import { stepsOf } from './projection-page.keys.ts';
import { projectionStyles } from './projection-page.styles.ts';
import { projectionPaper, renderProjectionPaper } from './projection-paper.ts';

/** Milliseconds the tools stay after the mouse was last moved. */
const TOOLS_STAY = 4_000;

/** Beyond these a title is written smaller. */
const LONG_TITLE = 90;

const nothingFresh: ReadonlySet<string> = new Set();

/**
 * The plan for a room that looks at it from six metres: one page at a time, live, without anything to edit. Its place is
 * in the address, so that the same page is back after a cut, a reload or a restart.
 */
@customElement('projection-page')
export class ProjectionPage extends LitElement {
  static override readonly styles = [controls, projectionStyles, projectionPaper];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence);
  readonly #feed = new PlanFeed(this, {
    plan: () => (this.#session.value?.status.is === 'saved' ? this.#plan.value : undefined),
    peers: () => this.#presence.value?.peers ?? [],
  });
  readonly #seances = new OpenSeances(this, { question: () => seanceQuestion(this.#session.value) });

  readonly #paper = new Paper(this, () => ({
    name: this.#plan.value?.snapshot.territory.name ?? '',
    title: 'Projection',
    isWide: true,
  }));

  /** The address's query. */
  @property() search = '';
  @property({ type: Boolean, reflect: true }) contrasted = false;

  @state() private place: SlidePlace = { view: 'axes', title: null, page: 0 };
  @state() private hasCode = true;
  @state() private pages = 1;
  @state() private hasTools = false;

  @query('projection-slide') private readonly slide!: ProjectionSlide | null;

  #toolsTimer: ReturnType<typeof setTimeout> | undefined;
  /** Steps that are still to be made: how many pages a title takes is known only once it is laid out. */
  #steps = 0;
  #isStepping = false;

  constructor() {
    super();
    new WakeLock(this);
    new RemoteOrders(this, () => this.#presence.value, {
      show: place => this.#show(place),
      step: pages => void this.#step(pages),
      look: (part, on) => this.#setLook(part, on),
    });
    this.addEventListener('slide-step', ({ step }) => void this.#step(step));
    this.addEventListener('slide-choose', ({ view, title }) =>
      this.#show({ view, title: title === null ? null : itemId(title), page: 0 }),
    );
    this.addEventListener('slide-look', ({ part, on }) => this.#setLook(part, on));
    this.addEventListener('slide-laid', this.#onLaid);
    this.addEventListener('pointermove', this.#showTools);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKeydown);
    clearTimeout(this.#toolsTimer);
    this.#presence.value?.guidance.project(null);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('search')) this.#readAddress();
  }

  override updated(): void {
    const { place, pages, hasCode, contrasted } = this;
    const slide = { ...place, pages, hasCode, isContrasted: contrasted };
    this.#presence.value?.guidance.project(slide);
    const name = this.#plan.value?.snapshot.territory.name;
    document.title = ['Projection', name, 'Tablée'].filter(Boolean).join(' – ');
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value;
    if (!session || !plan || !session.hasPlan)
      return html`<p class="wait" role="status">Ouverture du plan…</p>`;
    const groups = this.#groups(plan.snapshot);
    const group = groups[groupAt(groups, this.place.title)];
    return html`${this.#renderHeader(plan.snapshot, group, session.status)}
      <main tabindex="-1">${group ? this.#renderSlide(plan.snapshot, group) : html`<p class="wait">Ce plan est encore vide.</p>`}</main>
      ${this.#renderFeed()}
      ${this.hasCode ? this.#renderAside() : nothing}
      ${this.#renderTools(session.territory, plan.snapshot, groups)}
      ${this.#paper.isPrinting ? renderProjectionPaper(plan.snapshot, groups) : nothing}`;
  }

  #renderHeader(plan: PlanSnapshot, group: SlideGroup | undefined, status: Status): TemplateResult {
    const trouble = troubleIn(status);
    const title = group?.title ?? plan.territory.name;
    return html`<header .style="--hue: ${axisHue(group?.rank ?? -1)}">
      <div class="what">
        <p>${typeset(group?.place || plan.territory.name)}</p>
        <h1 class=${title.length > LONG_TITLE ? 'long' : ''}>${typeset(title)}</h1>
      </div>
      <div class="pages" role="status">
        ${trouble === '' ? nothing : html`<span class="trouble">${trouble}</span>`}
        ${this.pages > 1 ? html`<div>page ${Math.min(this.place.page, this.pages - 1) + 1} sur ${this.pages}</div>` : nothing}
      </div>
    </header>`;
  }

  #renderSlide(plan: PlanSnapshot, group: SlideGroup): TemplateResult {
    return html`<projection-slide
      .rows=${group.rows}
      .years=${yearsOf(plan.territory.period)}
      .actors=${plan.actors}
      .fresh=${this.#feed.fresh.size > 0 ? this.#feed.fresh : nothingFresh}
      .page=${this.place.page}
      .currentYear=${new Date().getFullYear()}
    ></projection-slide>`;
  }

  #renderFeed(): TemplateResult {
    const [last] = this.#feed.deeds;
    return html`<div class="feed" role="status">
      ${last ? html`<p>${last.who === '' ? nothing : html`<b>${last.who}</b> · `}${typeset(last.text)}</p>` : nothing}
    </div>`;
  }

  #renderAside(): TemplateResult {
    const people = (this.#presence.value?.peers ?? []).filter(
      ({ isProjector, isMe }) => !isProjector && !isMe,
    );
    return html`<projection-aside
      role="complementary"
      aria-label="Rejoindre la table"
      .people=${people}
      .join=${this.#seances.latest}
    ></projection-aside>`;
  }

  #renderTools(territory: string, plan: PlanSnapshot, groups: readonly SlideGroup[]): TemplateResult {
    const index = groupAt(groups, this.place.title);
    return html`<footer><projection-tools
      .shown=${this.hasTools}
      .view=${this.place.view}
      .vocabulary=${plan.territory.vocabulary}
      .isFirst=${index === 0 && this.place.page === 0}
      .isLast=${index === groups.length - 1 && this.place.page >= this.pages - 1}
      .hasCode=${this.hasCode}
      .isContrasted=${this.contrasted}
      .way=${pathOf(territory, 'plan')}
    ></projection-tools></footer>`;
  }

  #groups(plan: PlanSnapshot): readonly SlideGroup[] {
    return slideGroups(outlineOf(plan), this.place.view, plan.territory.vocabulary);
  }

  /** Goes forward or backward by so many pages, one after the other. */
  async #step(pages: number): Promise<void> {
    this.#steps += pages;
    if (this.#isStepping) return;
    this.#isStepping = true;
    while (this.#steps !== 0 && this.isConnected) {
      const forward = this.#steps > 0;
      this.#steps -= forward ? 1 : -1;
      this.#stepOnce(forward ? 1 : -1);
      await this.updateComplete;
      await this.slide?.updateComplete;
    }
    this.#isStepping = false;
  }

  #stepOnce(step: 1 | -1): void {
    const plan = this.#plan.value?.snapshot;
    if (!plan) return;
    const page = Math.min(this.place.page, this.pages - 1) + step;
    if (page >= 0 && page < this.pages) {
      this.#show({ ...this.place, page });
      return;
    }
    const groups = this.#groups(plan);
    const next = groups[groupAt(groups, this.place.title) + step];
    if (!next) return;
    // The last page of the one before: how many it has is known once it is laid out.
    this.#show({ ...this.place, title: titleIn(next), page: step > 0 ? 0 : LAST_PAGE });
  }

  #show(place: SlidePlace): void {
    this.place = place;
    this.#writeAddress();
  }

  #setLook(part: 'code' | 'contrast', on: boolean): void {
    if (part === 'code') this.hasCode = on;
    else this.contrasted = on;
    this.#writeAddress();
  }

  #readAddress(): void {
    const { place, hasCode, isContrasted } = readSlideAddress(this.search);
    Object.assign(this, { place, hasCode, contrasted: isContrasted });
  }

  /** Without a step for the back button, which leaves the projection. */
  #writeAddress(): void {
    const { place, hasCode, contrasted } = this;
    const query = writeSlideAddress(location.search, { place, hasCode, isContrasted: contrasted });
    history.replaceState(null, '', location.pathname + query);
  }

  readonly #onLaid = ({ pages }: SlideLaidEvent): void => {
    this.pages = pages;
    if (this.place.page >= pages) this.#show({ ...this.place, page: pages - 1 });
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
    const isOnControl = event
      .composedPath()
      .some(node => node instanceof HTMLElement && ['select', 'dialog', 'input'].includes(node.localName));
    const isOnButton = event.key === ' ' && event.composedPath()[0] instanceof HTMLButtonElement;
    if (!isPlain || isOnControl || isOnButton) return;
    const steps = stepsOf(event);
    const groups = this.#plan.value ? this.#groups(this.#plan.value.snapshot) : [];
    const end = event.key === 'Home' ? groups[0] : event.key === 'End' ? groups.at(-1) : undefined;
    if (steps === undefined && !end) return;
    event.preventDefault();
    if (steps !== undefined) void this.#step(steps);
    else if (end)
      this.#show({
        ...this.place,
        title: titleIn(end),
        page: event.key === 'Home' ? 0 : LAST_PAGE,
      });
  };

  readonly #showTools = (): void => {
    this.hasTools = true;
    clearTimeout(this.#toolsTimer);
    this.#toolsTimer = setTimeout(() => {
      this.hasTools = false;
    }, TOOLS_STAY);
  };
}

function titleIn({ id }: SlideGroup): SlidePlace['title'] {
  return id === null ? null : itemId(id);
}

/** What the room has to know of the connection: nothing while all is well. */
function troubleIn(status: Status): string {
  if (status.is === 'offline') return 'Connexion coupée : reprise automatique';
  return status.is === 'refused' ? 'Cette page n’a plus accès au plan' : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'projection-page': ProjectionPage;
  }
}
