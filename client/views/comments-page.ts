import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ItemId, PlanSnapshot } from '../../shared/model.ts';
import { commentedItems, type Thread, threadsOf } from '../../shared/views/comments.ts';
import { isAbout } from '../../shared/views/mentions.ts';
import { nameOf, outlineOf } from '../../shared/views/outline.ts';
import type { DraftEvent } from '../comment-events.ts';
import { FocusKeeper } from '../controllers/focus-keeper.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { keepDraft } from '../drafts.ts';
import { pathOf, withParams } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { page } from '../styles/page.ts';
import { typeset } from '../styles/typeset.ts';
import { type Readers, readersOf, renderThreads, threadList } from './thread-list.ts';

const kinds = ['open', 'mine', 'resolved'] as const;
/** Which comments are shown: those that are open, those of them that name me, those that are resolved. */
type Kind = (typeof kinds)[number];

const words: Readonly<Record<Kind, { readonly choice: string; readonly none: string }>> = {
  open: {
    choice: 'Ouverts',
    none: 'Aucun commentaire ouvert. Pour en écrire un : « Commenter… » dans le menu d’une carte ou d’une ligne, ou dans une fiche.',
  },
  mine: {
    choice: 'Qui me concernent',
    none: 'Aucun commentaire ouvert ne vous nomme, ni votre institution.',
  },
  resolved: { choice: 'Résolus', none: 'Aucun commentaire n’a encore été résolu.' },
};

/** All the comments of the plan, action by action. */
@customElement('comments-page')
export class CommentsPage extends LitElement {
  static override readonly styles = [
    controls,
    page,
    threadList,
    css`
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        margin-bottom: var(--s5);
      }
      .choices [aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--accent);
      }
      section {
        margin-bottom: var(--s5);
      }
      h3 {
        margin: 0 0 var(--s2);
        font-size: var(--t-m);
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      h3 a {
        color: inherit;
      }
      h3 a:hover {
        color: var(--accent);
      }
      @media print {
        /* Which comments these are. */
        .choices [aria-pressed='true'] {
          display: block !important;
          border: none;
          padding: 0;
          background: none;
          color: inherit;
        }
        h3 a {
          text-decoration: none;
        }
      }
      @media (pointer: coarse) {
        h3 a {
          display: inline-flex;
          align-items: center;
          min-height: 44px;
        }
      }
      @media (forced-colors: active) {
        .choices [aria-pressed='true'] {
          border-color: Highlight;
        }
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence);

  @state() private kind: Kind = 'open';

  @query('h2') private readonly heading!: HTMLElement | null;

  constructor() {
    super();
    new FocusKeeper(this, ['comment-delete', 'comment-resolve'], () => this.heading);
    this.addEventListener('draft', this.#onDraft);
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value?.snapshot;
    if (!session?.hasPlan || !plan) return html`<p class="wait" role="status">Ouverture du plan…</p>`;
    const readers = readersOf(session, plan, this.#presence.value?.peers ?? []);
    const groups = commentedItems(plan).map(item => ({ item, threads: threadsOf(plan, item) }));
    const countOf = (kind: Kind): number =>
      groups.flatMap(({ threads }) => threads).filter(thread => isOf(kind, thread, readers)).length;
    const shown = groups
      .map(({ item, threads }) => ({ item, threads: threads.filter(one => isOf(this.kind, one, readers)) }))
      .filter(({ threads }) => threads.length > 0);
    return html`<h2 tabindex="-1">Commentaires</h2>
      <p class="lead">
        Ce que vous vous dites en écrivant. Les commentaires ne font partie ni du plan signé, ni du fichier exporté.
      </p>
      <div class="choices" role="group" aria-label="Commentaires à montrer">
        ${kinds.map(
          kind =>
            html`<button
              class="btn"
              aria-pressed=${kind === this.kind ? 'true' : 'false'}
              @click=${() => this.#choose(kind)}
            >
              ${words[kind].choice} (${countOf(kind)})
            </button>`,
        )}
      </div>
      ${shown.length === 0 ? html`<p class="empty">${typeset(words[this.kind].none)}</p>` : nothing}
      ${repeat(
        shown,
        ({ item }) => item,
        ({ item, threads }) => renderGroup(item, threads, plan, readers, session.territory),
      )}`;
  }

  #choose(kind: Kind): void {
    this.kind = kind;
  }

  readonly #onDraft = ({ key, text }: DraftEvent): void => {
    keepDraft(key, text);
    this.requestUpdate();
  };
}

function renderGroup(
  item: ItemId,
  threads: readonly Thread[],
  plan: PlanSnapshot,
  readers: Readers,
  territory: string,
): TemplateResult {
  const name = nameOf(outlineOf(plan), item) ?? '';
  return html`<section aria-label=${name}>
    <h3><a href=${pathOf(territory, 'plan', withParams('', { vers: item }))}>${typeset(name)}</a></h3>
    ${renderThreads(threads, readers)}
  </section>`;
}

function isOf(kind: Kind, { resolved, comments }: Thread, { me, names, actors }: Readers): boolean {
  if (kind === 'resolved' || resolved) return kind === 'resolved' && resolved !== null;
  return kind === 'open' || comments.some(({ text }) => isAbout(text, me, names, actors));
}

declare global {
  interface HTMLElementTagNameMap {
    'comments-page': CommentsPage;
  }
}
