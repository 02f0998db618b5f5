import { provide } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  type Access,
  AccessError,
  currentAccess,
  enter,
  explain,
  forgetAccess,
  keyIn,
  rememberAccess,
  rememberedAccess,
} from '../access.ts';
import { sessionContext } from '../contexts.ts';
import { LazyCode } from '../controllers/lazy-code.ts';
import { eraseCopy } from '../local-copy.ts';
import type { Screen } from '../router.ts';
import { cameBySeance } from '../seance-copies.ts';
import { Session } from '../session.ts';
import { hasUnsavedWork } from '../status.ts';
import { controls } from '../styles/controls.ts';
import { unsentIn } from '../unsent.ts';
import './message-page.ts';
import { fetchGrid, type ScreenEntry, screenEntries } from './screens.ts';
import './territory-workspace.ts';

type Entry =
  | { readonly is: 'entering' }
  | { readonly is: 'inside'; readonly access: Access }
  | { readonly is: 'refused'; readonly status: number; readonly text: string }
  /** It was open, and is not for this person any more: nothing of it is left here. */
  | {
      readonly is: 'shut';
      readonly bySeance: boolean;
      readonly hasLost?: boolean;
      readonly hasOnlyRead?: boolean;
    };

const headings: Readonly<Record<number, string>> = {
  0: 'Le serveur ne répond pas',
  401: 'Il faut un lien pour entrer',
  403: 'Ce lien n’ouvre pas ce plan',
  404: 'Ce plan n’existe pas',
};

const seanceOver = 'La séance est terminée';

const deleted: Entry = {
  is: 'refused',
  status: 404,
  text: 'Il a été supprimé, et il n’en reste rien sur cet appareil.',
};

/** The door of one territory: exchanges the link's key, opens the session for all that is below, and closes it. */
@customElement('territory-page')
export class TerritoryPage extends LitElement {
  static override readonly styles = [
    controls,
    css`
      a {
        color: var(--accent);
      }
    `,
  ];

  @provide({ context: sessionContext })
  @state()
  protected session: Session | undefined;

  @property() territory = '';
  @property() screen: Screen = 'plan';
  /** The address's query. */
  @property() search = '';
  /** What the screen is about, when the address names it. */
  @property() subject = '';

  readonly #code = new LazyCode(this);

  @state() private entry: Entry = { is: 'entering' };

  /** How many times entering was tried: only the last one counts. */
  #attempt = 0;
  #hasGrid = false;

  constructor() {
    super();
    this.addEventListener('copy-erase', () => void this.#erase());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#onNewKey);
    window.addEventListener('beforeunload', this.#onLeave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#onNewKey);
    window.removeEventListener('beforeunload', this.#onLeave);
    this.#close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('territory')) void this.#enter();
  }

  override updated(): void {
    // Inside, each screen has its title.
    if (this.entry.is === 'refused') document.title = `${headingOf(this.entry.status)} – Tablée`;
    if (this.entry.is === 'shut')
      document.title = `${this.entry.bySeance ? seanceOver : 'Votre accès a pris fin'} – Tablée`;
  }

  override render(): TemplateResult {
    switch (this.entry.is) {
      case 'entering':
        return html`<message-page heading="Un instant…">Tablée ouvre le plan.</message-page>`;
      case 'inside':
        if (screenEntries[this.screen].isAlone) return this.#renderAlone(screenEntries[this.screen]);
        return html`<territory-workspace
          .screen=${this.screen}
          .search=${this.search}
          .subject=${this.subject}
          .access=${this.entry.access}
        ></territory-workspace>`;
      case 'refused':
        return this.#renderRefusal(this.entry.status, this.entry.text);
      case 'shut':
        return this.entry.bySeance ? renderSeanceOver(this.entry) : renderShut(this.entry);
    }
  }

  #renderAlone({ load, render }: ScreenEntry): TemplateResult {
    switch (this.#code.need(load)) {
      case 'ready':
        return render({ search: this.search, subject: this.subject });
      case 'loading':
        return html`<message-page heading="Un instant…">Tablée prépare la page.</message-page>`;
      case 'failed':
        return html`<message-page heading="La page n’a pas pu être chargée">
          Vérifiez votre connexion, puis <a href=${location.href} target="_self">rechargez-la</a>.
        </message-page>`;
    }
  }

  #renderRefusal(status: number, text: string): TemplateResult {
    const retry = html`<p><button class="btn" @click=${() => void this.#enter()}>Réessayer</button></p>`;
    const home = html`<p><a href="/">Coller un autre lien</a></p>`;
    return html`<message-page heading=${headingOf(status)}>
      ${text} ${status === 0 || status >= 500 ? retry : home}
    </message-page>`;
  }

  async #enter(): Promise<void> {
    const { territory } = this;
    const attempt = ++this.#attempt;
    const key = keyIn(location.hash);
    this.#close();
    this.entry = { is: 'entering' };
    const entry = await (key === undefined ? currentAccess(territory) : enter(territory, key)).then(
      (access): Entry => ({ is: 'inside', access }),
      (error: unknown): Entry => this.#openCopy(error, key) ?? refusal(error),
    );
    // Another link may have been pasted meanwhile, or the page left.
    if (attempt !== this.#attempt || !this.isConnected) return;
    if (entry.is === 'refused' && this.#isShutOut(entry.status)) await this.#shut(entry);
    else this.entry = entry;
    if (entry.is !== 'inside') return;
    rememberAccess(entry.access);
    // The key must not stay in the address bar, which gets projected, copied and remembered.
    if (key !== undefined) history.replaceState(null, '', location.pathname + location.search);
    this.#open(entry.access);
  }

  #open({ id, role, person, seance, locked = false, archived = false }: Access): void {
    const server = location.origin.replace(/^http/, 'ws');
    const standing = { locked, archived };
    this.session = new Session({ server, territory: id, role, standing, bySeance: Boolean(seance) });
    this.session.subscribe(() => this.#onSession());
    if (person) this.session.presence.identify(person, { isRemembered: false });
  }

  /** Work that the server never had stays on the screen: it can still be copied elsewhere. */
  #onSession(): void {
    const status = this.session?.status;
    if (status?.is === 'saved' && !this.#hasGrid) {
      this.#hasGrid = true;
      fetchGrid();
    }
    if (status?.is !== 'refused' || status.pending > 0) return;
    const isShut = status.reason === 'no-access' || status.reason === 'seance-over';
    if (isShut) void this.#shut({ is: 'shut', bySeance: false });
  }

  /** Once what was never sent is copied elsewhere, or given up. */
  async #erase(): Promise<void> {
    const status = this.session?.status;
    const isDeleted = status?.is === 'refused' && status.reason === 'deleted';
    await this.session?.startOver();
    await this.#shut(isDeleted ? deleted : { is: 'shut', bySeance: false }, true);
  }

  /**
   * @param otherwise what to show of whoever did not come by a séance
   * @param hasLost whether something they wrote was never saved
   */
  async #shut(otherwise: Entry, hasLost = false): Promise<void> {
    const { territory } = this;
    const bySeance = cameBySeance(territory);
    const hasOnlyRead = (this.session?.role ?? rememberedAccess(territory)?.role) === 'reader';
    this.#close();
    const entry: Entry = bySeance && otherwise !== deleted ? { is: 'shut', bySeance } : otherwise;
    this.entry = entry.is === 'shut' ? { ...entry, hasLost, hasOnlyRead } : entry;
    forgetAccess(territory);
    await eraseCopy(territory);
  }

  /** A cookie may only be lost for a night; but who came by a séance slept through its end. */
  #isShutOut(status: number): boolean {
    return status === 403 || status === 404 || (status === 401 && cameBySeance(this.territory));
  }

  /**
   * This browser's copy opens without a server: it is tried again from inside, by the session. And so does one with work
   * that the server never had, for its author to copy it elsewhere: the session says why it is not sent.
   */
  #openCopy(error: unknown, key: string | undefined): Entry | undefined {
    if (!(error instanceof AccessError)) return undefined;
    const { status } = error;
    const isAway = status === 0 || status >= 500;
    const hasUnsent = key === undefined && this.#isShutOut(status) && unsentIn(this.territory) > 0;
    const access = isAway || hasUnsent ? rememberedAccess(this.territory) : undefined;
    return access && { is: 'inside', access };
  }

  #close(): void {
    this.session?.close();
    this.session = undefined;
  }

  readonly #onNewKey = (): void => {
    if (keyIn(location.hash) !== undefined) void this.#enter();
  };

  readonly #onLeave = (event: BeforeUnloadEvent): void => {
    if (this.session && hasUnsavedWork(this.session.status)) event.preventDefault();
  };
}

type Shut = Extract<Entry, { is: 'shut' }>;

function renderSeanceOver(shut: Shut): TemplateResult {
  return html`<message-page heading=${seanceOver}>
    <p>Merci d’y avoir pris part. ${tellSaved(shut)}</p>
    <p>Il ne reste rien du plan sur cet appareil, et la liste des personnes présentes est effacée.</p>
    <p><a href="/rejoindre">Rejoindre une autre séance</a></p>
  </message-page>`;
}

function renderShut(shut: Shut): TemplateResult {
  return html`<message-page heading="Votre accès a pris fin">
    <p>
      Le lien par lequel vous entriez n’ouvre plus ce plan, et il n’en reste rien sur cet appareil.
      ${tellSaved(shut)}
    </p>
    <p>Demandez un nouveau lien à votre coordinateur si vous en avez besoin.</p>
    <p><a href="/">Coller un autre lien</a></p>
  </message-page>`;
}

function tellSaved({ hasLost = false, hasOnlyRead = false }: Shut): string {
  if (hasOnlyRead && !hasLost) return '';
  return hasLost
    ? 'Ce que vous aviez écrit avant est enregistré dans le plan.'
    : 'Ce que vous avez écrit est enregistré dans le plan.';
}

function headingOf(status: number): string {
  return headings[status] ?? 'Le plan ne s’ouvre pas';
}

function refusal(error: unknown): Entry {
  return {
    is: 'refused',
    status: error instanceof AccessError ? error.status : 500,
    text: explain(error),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'territory-page': TerritoryPage;
  }
}
