import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { HistoryEntry } from '../../shared/history.ts';
import type { ItemId } from '../../shared/model.ts';
import { AccessError } from '../access.ts';
import { SessionController } from '../controllers/session-controller.ts';
import '../elements/history-list.ts';
import { eraseHistory, readHistory } from '../history.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';

/** What is under way with the server, if anything; after a failure, why. */
type Exchange =
  | { readonly is: 'reading' | 'erasing' | 'done' }
  | { readonly is: 'failed'; readonly why: string };

/** The history of an item: what the server has kept of it, page after page, and for a coordinator the way to erase it. */
@customElement('item-history')
export class ItemHistory extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      p {
        margin: var(--s2) 0;
      }
      .note {
        color: var(--ink-soft);
        font-size: var(--t-s);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        margin-top: var(--s3);
      }
      .sure {
        border: 1.5px solid var(--danger);
        border-radius: var(--radius-s);
        padding: var(--s2) var(--s3) var(--s3);
        margin-top: var(--s3);
      }
      .failed,
      .erase {
        color: var(--danger);
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);

  @property({ attribute: false }) item: ItemId | undefined;

  @state() private entries: readonly HistoryEntry[] = [];
  @state() private hasMore = false;
  @state() private exchange: Exchange = { is: 'reading' };
  @state() private isAsking = false;

  @query('.sure button') private readonly sureButton!: HTMLButtonElement | null;
  @query('.erase') private readonly eraseButton!: HTMLButtonElement | null;

  /** What the entries are of: an answer about something else comes too late. */
  #subject: { readonly territory: string; readonly item: ItemId } | undefined;

  /** How people call what it is the history of. */
  get #thing(): string {
    const actions = this.#session.value?.plan.snapshot.actions ?? [];
    return actions.some(({ id }) => id === this.item) ? 'cette fiche' : 'cet élément';
  }

  override willUpdate(_changed: PropertyValues): void {
    const territory = this.#session.value?.territory;
    const { item } = this;
    if (territory === undefined || item === undefined) return;
    if (this.#subject?.territory === territory && this.#subject.item === item) return;
    this.#subject = { territory, item };
    this.entries = [];
    this.isAsking = false;
    void this.#read();
  }

  override render(): TemplateResult {
    const { exchange, entries } = this;
    const isEmpty = entries.length === 0;
    return html`<p role="status" class=${exchange.is === 'reading' && isEmpty ? '' : 'sr'}>${this.#tellState()}</p>
      ${isEmpty ? nothing : html`<history-list .entries=${entries} .now=${Date.now()}></history-list>`}
      ${
        isEmpty && exchange.is === 'done'
          ? html`<p>Rien n’a encore été noté. Chaque modification apparaît ici une ou deux secondes après.</p>`
          : nothing
      }
      ${exchange.is === 'failed' ? html`<p class="failed" role="alert">${exchange.why}</p>` : nothing}
      ${this.isAsking ? this.#renderSure() : this.#renderActions()}`;
  }

  #renderActions(): TemplateResult {
    const { exchange, entries } = this;
    const isBusy = exchange.is === 'reading' || exchange.is === 'erasing';
    const mayErase = this.#session.value?.role === 'coordinator' && entries.length > 0;
    return html`<div class="actions">
      ${
        this.hasMore
          ? html`<button class="btn" ?disabled=${isBusy} @click=${this.#onOlder}>Voir plus ancien</button>`
          : nothing
      }
      <button class="btn quiet" ?disabled=${isBusy} @click=${this.#onAgain}>
        ${exchange.is === 'failed' ? 'Réessayer' : 'Actualiser'}
      </button>
      ${
        mayErase
          ? html`<button class="btn quiet erase" ?disabled=${isBusy} @click=${this.#onErase}>
              Effacer l’historique de ${this.#thing}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderSure(): TemplateResult {
    return html`<div class="sure" role="group" aria-labelledby="sure">
      <p id="sure">
        ${typeset(`Effacer tout l’historique de ${this.#thing} ?`)} Il disparaît pour tous et pour toujours. Le plan, lui,
        ne change pas.
      </p>
      <div class="actions">
        <button class="btn" @click=${this.#onKeep}>Garder l’historique</button>
        <button class="btn erase" @click=${this.#onSure}>Effacer pour toujours</button>
      </div>
    </div>`;
  }

  #tellState(): string {
    const { exchange, entries } = this;
    if (exchange.is === 'reading') return 'Un instant…';
    if (exchange.is === 'erasing') return 'Effacement…';
    if (exchange.is === 'failed') return '';
    return entries.length === 0 ? 'Historique vide' : '';
  }

  /** Reads the newest page, or the one that follows. What is shown stays until there is something else to show. */
  async #read(before?: number): Promise<void> {
    await this.#exchange('reading', async ({ territory, item }) => {
      const { entries, hasMore } = await readHistory(territory, item, before);
      return () => {
        this.entries = before === undefined ? entries : [...this.entries, ...entries];
        this.hasMore = hasMore;
      };
    });
  }

  /** @param work talks to the server, then gives what is to be done unless something else is shown by then */
  async #exchange(
    is: 'reading' | 'erasing',
    work: (subject: { territory: string; item: ItemId }) => Promise<() => void>,
  ): Promise<void> {
    const subject = this.#subject;
    if (!subject) return;
    this.exchange = { is };
    try {
      const finish = await work(subject);
      if (this.#subject !== subject) return;
      finish();
      this.exchange = { is: 'done' };
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      if (this.#subject === subject) this.exchange = { is: 'failed', why: error.message };
    }
  }

  readonly #onOlder = (): void => void this.#read(this.entries.at(-1)?.id);

  readonly #onAgain = (): void => void this.#read();

  readonly #onErase = async (): Promise<void> => {
    this.isAsking = true;
    await this.updateComplete;
    this.sureButton?.focus();
  };

  readonly #onKeep = async (): Promise<void> => {
    this.isAsking = false;
    await this.updateComplete;
    this.eraseButton?.focus();
  };

  readonly #onSure = (): void => {
    this.isAsking = false;
    void this.#exchange('erasing', async ({ territory, item }) => {
      await eraseHistory(territory, item);
      return () => {
        this.entries = [];
        this.hasMore = false;
      };
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'item-history': ItemHistory;
  }
}
