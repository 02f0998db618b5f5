import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { newTerritory } from '../../shared/formats/new-territory.ts';
import { type Example, explain, listExamples } from '../access.ts';
import { Administration } from '../administration.ts';
import type {
  ExampleCopyEvent,
  TerritoryAskEvent,
  TerritoryDeleteEvent,
  TerritoryImportEvent,
  TerritoryQuestion,
  TerritoryRenameEvent,
} from '../administration-events.ts';
import { LazyCode } from '../controllers/lazy-code.ts';
import { LeaveGuard } from '../controllers/leave-guard.ts';
import { answersOf } from '../elements/answers.ts';
import type { ImportConfirmEvent } from '../import-events.ts';
import { type Created, createTerritory } from '../new-territory.ts';
import type { TerritoryCreateEvent } from '../new-territory-events.ts';
import { brand } from '../styles/brand.ts';
import { controls } from '../styles/controls.ts';
import { isUnweighed, type TerritoryRecord, tellCount, tellSize } from '../territory-record.ts';
import { adminStyles } from './admin-page.styles.ts';
import { renderTold, type Told } from './admin-told.ts';
import { renderLazily } from './import-lazily.ts';
import '../elements/new-territory-form.ts';
import '../elements/territory-dialogs.ts';
import '../elements/territory-list.ts';
import '../elements/territory-source.ts';

/** « Administration »: every territory of this Tablée. Its password stays in this page's memory, and goes with it. */
@customElement('admin-page')
export class AdminPage extends LitElement {
  static override readonly styles = [controls, brand, adminStyles];

  @state() private password = '';
  /** Undefined until the password was right. */
  @state() private territories: readonly TerritoryRecord[] | undefined;
  @state() private examples: readonly Example[] = [];
  @state() private question:
    | { readonly territory: TerritoryRecord; readonly about: TerritoryQuestion }
    | undefined;
  @state() private told: Told | undefined;
  /** A spreadsheet that is looked at before a territory begins with it. */
  @state() private table: File | undefined;
  @state() private isBusy = false;
  @state() private fault = '';
  @state() private said = '';

  @query('h1') private readonly heading!: HTMLElement;
  @query('.told h2') private readonly toldHeading!: HTMLElement | null;
  @query('details') private readonly ways!: HTMLDetailsElement | null;

  readonly #code = new LazyCode(this);
  #isCopied = false;

  constructor() {
    super();
    new LeaveGuard(this, { mustAsk: () => this.told !== undefined && !this.#isCopied, ask: () => undefined });
    this.addEventListener('dismiss', () => this.#ask(undefined));
    this.addEventListener('link-copied', () => {
      this.#isCopied = true;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = 'Administration – Tablée';
    // The page works without them: there is then one way less to begin a plan.
    void listExamples().then(
      examples => {
        this.examples = examples;
      },
      () => undefined,
    );
  }

  override render(): TemplateResult {
    // A real departure: the browser asks before links that are shown once are lost.
    return html`<main>
      <a class="brand" href="/" target="_self"><i></i>Tablée</a>
      <h1 tabindex="-1">Administration</h1>
      ${this.territories ? this.#renderInside(this.territories) : this.#renderDoor()}
      <p class="sr" role="status">${this.said}</p>
    </main>`;
  }

  #renderDoor(): TemplateResult {
    return html`<p class="lead">Pour la personne qui a installé Tablée&nbsp;: tous ses territoires, et ce qui les ouvre.</p>
      <form class="door" @submit=${this.#onPassword} novalidate>
        <label for="password">Mot de passe d’administration</label>
        <input
          class="field"
          id="password"
          name="password"
          type="password"
          autocomplete="off"
          aria-invalid=${this.fault === '' ? nothing : 'true'}
          aria-describedby="password-fault"
        />
        <p class="fault" id="password-fault" role="alert">${this.fault}</p>
        <button class="btn main" ?disabled=${this.isBusy}>${this.isBusy ? 'Un instant…' : 'Entrer'}</button>
      </form>`;
  }

  #renderInside(territories: readonly TerritoryRecord[]): TemplateResult {
    return html`<p class="lead">
        Le mot de passe est oublié dès que vous quittez ou rechargez cette page.
      </p>
      <p class="fault" role="alert">${this.fault}</p>
      ${this.told ? renderTold(this.told, this.#onKept) : nothing} ${this.#renderWays()}
      <h2>${tellCount(territories.length)}</h2>
      <territory-list .territories=${territories} @territory-ask=${this.#onAsk}></territory-list>
      ${this.#renderQuestion()}`;
  }

  #renderWays(): TemplateResult {
    return html`<details>
      <summary><h2>Créer un territoire</h2></summary>
      <div class="ways">
        <h3>Avec un plan existant</h3>
        <territory-source
          .examples=${this.examples}
          .busy=${this.isBusy}
          @territory-import=${this.#onImport}
          @example-copy=${({ link }: ExampleCopyEvent) =>
            void this.#create(() => this.#administration.copyExample(link))}
        ></territory-source>
        ${this.table ? this.#renderTable(this.table) : nothing}
        <h3>Avec un plan vierge</h3>
        <new-territory-form
          .busy=${this.isBusy}
          .password=${this.password}
          @territory-create=${({ territory, password }: TerritoryCreateEvent) =>
            void this.#create(() => createTerritory(newTerritory(territory), password))}
        ></new-territory-form>
      </div>
    </details>`;
  }

  /** How a spreadsheet is understood, before anything of it is created. */
  #renderTable(file: File): TemplateResult {
    const desk = html`<import-desk
      .source=${{ is: 'file', file }}
      .busy=${this.isBusy}
      @import-confirm=${({ decision }: ImportConfirmEvent) =>
        void this.#create(() => createTerritory(decision.file, this.password))}
    ></import-desk>`;
    return renderLazily(this.#code, html`${keyed(file, desk)}`);
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    if (!this.question) return nothing;
    const { territory, about } = this.question;
    return html`<territory-dialogs
      .territory=${territory}
      about=${about}
      @confirm=${() => this.#onYes[about]?.(territory)}
      @territory-rename=${({ id, name }: TerritoryRenameEvent) => this.#change(id, { name }, `Renommé « ${name} ».`)}
      @territory-delete=${this.#onDelete}
    ></territory-dialogs>`;
  }

  get #administration(): Administration {
    return new Administration(this.password);
  }

  #ask(question: typeof this.question): void {
    this.question = question;
  }

  async #do(act: () => Promise<void>): Promise<boolean> {
    this.isBusy = true;
    this.fault = '';
    this.#ask(undefined);
    try {
      await act();
      return true;
    } catch (error) {
      this.fault = explain(error);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  async #read(): Promise<void> {
    this.territories = await this.#administration.territories();
    void this.#weigh();
  }

  /** One after the other, for the server has to open each. What cannot be weighed is shown all the same. */
  async #weigh(): Promise<void> {
    for (const { id } of this.territories?.filter(isUnweighed) ?? []) {
      const weighed = this.isConnected && (await this.#administration.weigh(id).catch(() => false));
      if (typeof weighed === 'object') this.#show(weighed);
    }
  }

  #show(known: TerritoryRecord): void {
    this.territories = this.territories?.map(territory => (territory.id === known.id ? known : territory));
  }

  async #create(create: () => Promise<Created>): Promise<void> {
    const isDone = await this.#do(async () => {
      const { links } = await create();
      if (this.ways) this.ways.open = false;
      this.table = undefined;
      await this.#tellOnce({ is: 'created', links });
      await this.#read();
    });
    // What was asked is wrong in a way that only the server knows: it says so at the top.
    if (!isDone) this.heading.scrollIntoView();
  }

  /** What is done once it was agreed to; the other questions have answers of their own. */
  readonly #onYes: Partial<Record<TerritoryQuestion, (territory: TerritoryRecord) => void>> = {
    renew: territory => this.#renew(territory),
    archive: territory => this.#archive(territory),
    lighten: territory => this.#lighten(territory),
  };

  #renew({ id, name }: TerritoryRecord): void {
    void this.#do(async () => {
      const link = await this.#administration.renewLink(id);
      await this.#tellOnce({ is: 'renewed', name, link });
    });
  }

  #archive({ id, name, archivedAt }: TerritoryRecord): void {
    const archived = archivedAt === null;
    void this.#change(id, { archived }, `« ${name} » est ${archived ? 'archivé' : 'désarchivé'}.`);
  }

  #lighten({ id, name }: TerritoryRecord): void {
    void this.#do(async () => {
      const lightened = await this.#administration.lighten(id);
      this.#show(lightened);
      this.said = `« ${name} » est allégé : il pèse ${tellSize(lightened.size)}.`;
      this.heading.focus();
    });
  }

  async #change(id: string, changes: Parameters<Administration['change']>[1], said: string): Promise<void> {
    await this.#do(async () => {
      this.#show(await this.#administration.change(id, changes));
      this.said = said;
    });
  }

  async #tellOnce(told: Told): Promise<void> {
    this.#isCopied = false;
    this.told = told;
    await this.updateComplete;
    this.toldHeading?.focus();
  }

  readonly #onPassword = async (event: SubmitEvent): Promise<void> => {
    const answers = answersOf(event);
    if (!answers || this.isBusy) return;
    this.password = answers.said('password');
    if (this.password === '') this.fault = 'Écrivez le mot de passe d’administration.';
    else if (await this.#do(() => this.#read())) {
      await this.updateComplete;
      this.heading.focus();
    }
  };

  /** What Tablée has exported needs no looking at: the server judges it. */
  readonly #onImport = ({ file }: TerritoryImportEvent): void => {
    const isOurs = file.name.toLowerCase().endsWith('.json');
    this.table = isOurs ? undefined : file;
    if (isOurs) void this.#create(() => this.#administration.createFrom(file));
  };

  readonly #onAsk = ({ territory, about }: TerritoryAskEvent): void => this.#ask({ territory, about });

  readonly #onDelete = ({ territory: { id, name } }: TerritoryDeleteEvent): void => {
    void this.#do(async () => {
      await this.#administration.delete(id);
      this.territories = this.territories?.filter(territory => territory.id !== id);
      this.said = `« ${name} » est supprimé.`;
      this.heading.focus();
    });
  };

  readonly #onKept = (): void => {
    this.told = undefined;
    this.heading.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'admin-page': AdminPage;
  }
}
