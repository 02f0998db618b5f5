import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type ItemId, itemId } from '../../shared/model.ts';
import { filterParams, noFilter, type PlanFilter } from '../../shared/views/filter.ts';
import { nameOf, outlineOf } from '../../shared/views/outline.ts';
import type { Access } from '../access.ts';
import type { ItemShowEvent } from '../citation-events.ts';
import { Arrival, canFocus } from '../controllers/arrival.ts';
import { DirectoryNews } from '../controllers/directory-news.ts';
import { exportOnDemand } from '../controllers/export-on-demand.ts';
import { importsOnDemand } from '../controllers/imports-on-demand.ts';
import { LazyCode } from '../controllers/lazy-code.ts';
import { OpenSheets } from '../controllers/open-sheets.ts';
import { PlanIntents } from '../controllers/plan-intents.ts';
import { type News, PlanNews } from '../controllers/plan-news.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { UndoKeys } from '../controllers/undo-keys.ts';
import { focusedElement } from '../elements/focused-element.ts';
import type { ToastLine } from '../elements/toast-line.ts';
import type { NoticeEvent, WhereaboutsEvent } from '../events.ts';
import type { FilterSetEvent } from '../filter-events.ts';
import { filteredPlan } from '../filtering.ts';
import { go, pathOf, type Screen, screenTitles, views, withParams } from '../router.ts';
import '../elements/toast-line.ts';
import type { KeysHelp } from './keys-help.ts';
import './guide-bar.ts';
import './keys-help.ts';
import './lock-banner.ts';
import type { Question } from './plan-dialogs.ts';
import './plan-dialogs.ts';
import type { PlanExport } from './plan-export.ts';
import './plan-filter.ts';
import './print-head.ts';
import { screenEntries } from './screens.ts';
import type { SelfIntroduction } from './self-introduction.ts';
import './self-introduction.ts';
import './sheet-panel.ts';
import './territory-bar.ts';
import { workspaceStyles } from './territory-workspace.styles.ts';
import './unsent-banner.ts';

/** The territory once inside: the bar, the screen, the dialogs; what people ask for on any of them is done here. */
@customElement('territory-workspace')
export class TerritoryWorkspace extends LitElement {
  static override readonly styles = workspaceStyles;

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan, { isPatient: true });

  @property({ reflect: true }) screen: Screen = 'plan';
  /** The address's query. */
  @property() search = '';
  /** What the screen is about, when the address names it. */
  @property() subject = '';
  @property({ attribute: false }) access: Access | undefined;

  @state() private question: Question | undefined;
  @query('self-introduction') private readonly introduction!: SelfIntroduction;
  @query('toast-line') private readonly toasts!: ToastLine;
  @query('keys-help') private readonly keysHelp!: KeysHelp;
  @query('plan-export') private readonly planExport!: PlanExport;
  @query('main') private readonly main!: HTMLElement;

  @query('territory-bar') private readonly bar!: HTMLElement;

  readonly #code = new LazyCode(this);
  readonly #barHeight = new ResizeObserver(() =>
    this.style.setProperty('--bar', `${this.bar.offsetHeight}px`),
  );
  readonly #news: PlanNews;

  constructor() {
    super();
    const session = () => this.#session.value;
    new PlanIntents(this, session, text => this.#say({ text }));
    this.#news = new PlanNews(this, session, {
      tell: news => this.#say(news),
      focusOn: item => void this.#focusOn(item),
      goTo: item => this.#goTo(item),
    });
    new Arrival(this, {
      target: () => (session()?.hasPlan ? new URLSearchParams(this.search).get('vers') : null),
      year: () => Number(new URLSearchParams(this.search).get('an')) || null,
      screen: this.#stage,
      arrive: isFound => this.#onArrival(isFound),
    });
    new DirectoryNews(this, session, news => this.#say(news));
    importsOnDemand(this, session, news => this.#say(news));
    new OpenSheets(
      this,
      () => {
        const territory = session()?.territory;
        return territory === undefined ? undefined : { territory, screen: this.screen, search: this.search };
      },
      item => void this.#focusOn(item),
    );
    new UndoKeys(
      this,
      () => this.#onUndo(),
      () => this.#onRedo(),
    );
    this.addEventListener('whereabouts', this.#onWhereabouts);
    this.addEventListener('actors-ask', ({ action, role }) => this.#ask({ is: 'actors', action, role }));
    this.addEventListener('themes-ask', ({ action }) => this.#ask({ is: 'themes', action }));
    this.addEventListener('citations-ask', ({ action }) => this.#ask({ is: 'citations', action }));
    this.addEventListener('item-show', this.#onItemShow);
    this.addEventListener('move-ask', ({ item }) => this.#ask({ is: 'move', item }));
    this.addEventListener('history-ask', ({ item }) => this.#ask({ is: 'history', item }));
    this.addEventListener('comments-ask', ({ item, section }) =>
      this.#ask({ is: 'comments', action: item, section }),
    );
    this.addEventListener('dismiss', () => this.#onDismiss());
    this.addEventListener('notice', this.#onNotice);
    this.addEventListener('taken-away', ({ text, takeBack }) => {
      this.#say({ text, action: 'Annuler', onAction: takeBack });
      // What was pressed may be gone with it.
      void this.#focusOn(undefined);
    });
    this.addEventListener('identity-ask', () => {
      this.introduction.ask();
    });
    this.addEventListener(
      'start-over',
      () => void this.#session.value?.startOver().then(() => location.reload()),
    );
    this.addEventListener('filter-set', this.#onFilterSet);
    exportOnDemand(
      this,
      () => this.planExport,
      text => this.#say({ text }),
    );
    this.addEventListener('keys-ask', () => void this.keysHelp.open());
    this.addEventListener('undo', () => this.#onUndo());
    this.addEventListener('redo', () => this.#onRedo());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What sticks under the bar has to know how tall it is.
    void this.updateComplete.then(() => this.#barHeight.observe(this.bar));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#barHeight.disconnect();
  }

  override updated(): void {
    const plan = this.#plan.value?.snapshot;
    const name = plan?.territory.name || this.access?.name;
    const subject = this.subject || new URLSearchParams(this.search).get('fiche');
    const sheet = plan && subject && nameOf(outlineOf(plan), itemId(subject));
    const screen = sheet && this.subject ? '' : screenTitles[this.screen];
    const title = [sheet, screen, name, 'Tablée'].filter(Boolean).join(' – ');
    if (title !== document.title) document.title = title;
  }

  override render(): TemplateResult {
    return html`<nav aria-label="Accès rapide">
        <a class="skip" href="#plan" @click=${this.#onSkip}>Aller au plan</a>
      </nav>
      <territory-bar
        .screen=${this.screen}
        .search=${this.search}
        .name=${this.access?.name ?? ''}
        ><guide-bar
          .screen=${this.screen}
          .search=${this.search}
          .subject=${this.subject}
          .stage=${this.#stage}
        ></guide-bar
      ></territory-bar>
      <lock-banner></lock-banner>
      <unsent-banner></unsent-banner>
      <print-head
        .screen=${this.screen}
        .search=${this.search}
        .subject=${this.subject}
        .name=${this.access?.name ?? ''}
      ></print-head>
      <div class="body">
        <div class="left">
          ${views.some(view => view === this.screen) ? html`<plan-filter .search=${this.search}></plan-filter>` : nothing}
          <main id="plan" tabindex="-1">${this.#renderScreen()}</main>
        </div>
        <sheet-panel .search=${this.search}></sheet-panel>
      </div>
      <plan-dialogs .question=${this.question}></plan-dialogs>
      <self-introduction .access=${this.access}></self-introduction>
      <others-line></others-line>
      <keys-help .screen=${this.screen}></keys-help>
      <plan-export></plan-export>
      <toast-line></toast-line>`;
  }

  #renderScreen(): TemplateResult {
    const { load, render } = screenEntries[this.screen];
    switch (this.#code.need(load)) {
      case 'ready':
        return render({ search: this.search, subject: this.subject });
      case 'loading':
        return html`<p class="wait" role="status">Un instant…</p>`;
      case 'failed':
        return html`<p class="wait" role="alert">
          Cette page n’a pas pu être chargée. Vérifiez votre connexion, puis
          <a href=${location.href} target="_self">rechargez-la</a>.
        </p>`;
    }
  }

  #ask(question: Question | undefined): void {
    this.question = question;
  }

  #say(news: News): void {
    this.toasts.show(news);
  }

  #onUndo(): void {
    this.#news.forget();
    this.toasts.clear();
    if (this.#session.value?.mayEdit === false) return;
    if (!this.#plan.value?.undo())
      this.#say({
        text: 'Rien à annuler : seules vos modifications peuvent l’être, tant que personne ne les a changées.',
      });
  }

  #onRedo(): void {
    this.#news.forget();
    this.toasts.clear();
    if (this.#session.value?.mayEdit === false) return;
    if (!this.#plan.value?.redo()) this.#say({ text: 'Rien à rétablir.' });
  }

  /** The dialog gives the focus back to what opened it; an item that has moved is another element by then. */
  #onDismiss(): void {
    const { question } = this;
    this.#ask(undefined);
    if (question?.is === 'move') void this.#focusOn(question.item);
  }

  /** @param item undefined when there is nothing to go to: whoever is nowhere by then is on the screen itself */
  async #focusOn(item: ItemId | undefined): Promise<void> {
    // Once the elements in elements have rendered too.
    await new Promise(resolve => requestAnimationFrame(resolve));
    const screen = this.main.firstElementChild;
    if (item !== undefined && canFocus(screen)) await screen.focusOn(item);
    if (!focusedElement()) this.main.focus({ preventScroll: true });
  }

  #goTo(item: ItemId): void {
    const session = this.#session.value;
    if (session) go(pathOf(session.territory, 'plan', withParams('', { vers: item })));
  }

  #onArrival(isFound: boolean): void {
    const territory = this.#session.value?.territory;
    if (territory === undefined) return;
    if (!isFound) this.#say({ text: 'Ce n’est plus dans le plan.' });
    go(pathOf(territory, this.screen, withParams(this.search, { vers: null, an: null })), { instead: true });
  }

  readonly #stage = (): Element | null => this.main.firstElementChild;

  readonly #onSkip = (event: MouseEvent): void => {
    event.preventDefault();
    this.main.focus();
  };

  readonly #onWhereabouts = ({ item, year, section }: WhereaboutsEvent): void => {
    this.#session.value?.presence.moveTo(item, year, section);
  };

  /** An item that the filter hides is worth the filter. */
  readonly #onItemShow = ({ item }: ItemShowEvent): void => {
    const plan = this.#plan.value;
    if (plan && filteredPlan(plan, this.search).hidden.has(item)) this.#narrow(noFilter);
    void this.#focusOn(item);
  };

  readonly #onFilterSet = ({ filter }: FilterSetEvent): void => this.#narrow(filter);

  /** Instead of the address there was: the back button leads to the view before, not to each letter of a search. */
  #narrow(filter: PlanFilter): void {
    const territory = this.#session.value?.territory;
    if (territory === undefined) return;
    go(pathOf(territory, this.screen, withParams(this.search, filterParams(filter))), { instead: true });
  }

  readonly #onNotice = ({ text }: NoticeEvent): void => this.#say({ text });
}

declare global {
  interface HTMLElementTagNameMap {
    'territory-workspace': TerritoryWorkspace;
  }
}
