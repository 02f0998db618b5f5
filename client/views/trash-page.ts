import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TrashedItem, Vocabulary } from '../../shared/model.ts';
import { tellMoment } from '../../shared/views/moments.ts';
import { shownTitle } from '../../shared/views/outline.ts';
import { foldText, hasWord, wordsOf } from '../../shared/views/search.ts';
import { isDated, TRASH_DAYS } from '../../shared/views/trash.ts';
import { countOf } from '../../shared/words.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { ItemRestoreEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { page } from '../styles/page.ts';
import { rows } from '../styles/rows.ts';
import { typeset } from '../styles/typeset.ts';

/** From how many on a list is long enough to be searched. */
const LONG = 8;

/** The corbeille: what was deleted from the plan in the last months, to be brought back. */
@customElement('trash-page')
export class TrashPage extends LitElement {
  static override readonly styles = [
    controls,
    page,
    rows,
    css`
      .search {
        max-width: 26rem;
        margin-bottom: var(--s4);
      }
      label {
        display: block;
        font-weight: 700;
        margin-bottom: var(--s1);
      }
      h3 {
        margin: 0;
        font-size: var(--t-m);
        line-height: 1.35;
      }
      h3 span {
        color: var(--ink-soft);
        font-weight: 600;
      }
      @media print {
        li {
          break-inside: avoid;
        }
        .search {
          display: none;
        }
      }
    `,
  ];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);

  @state() private search = '';

  @query('h2') private readonly heading!: HTMLElement;

  override render(): TemplateResult {
    const plan = this.#plan.value?.snapshot;
    if (!plan || !this.#session.value?.hasPlan)
      return html`<p class="wait" role="status">Ouverture du plan…</p>`;
    const now = Date.now();
    const { trash } = plan;
    return html`<h2 tabindex="-1">Corbeille</h2>
      <p class="lead">
        Ce qui est supprimé du plan reste ici au moins ${TRASH_DAYS} jours, avec ses années, ses acteurs et sa fiche. Passé ce
        délai, c’est effacé pour de bon.
      </p>
      ${
        trash.length === 0
          ? html`<p class="empty">La corbeille est vide : rien n’a été supprimé récemment.</p>`
          : this.#renderTrash(trash, plan.territory.vocabulary, now)
      }`;
  }

  #renderTrash(trash: readonly TrashedItem[], vocabulary: Vocabulary, now: number): TemplateResult {
    const words = wordsOf(this.search);
    const found = trash.filter(({ title, path }) => {
      const folded = foldText([title, ...path].join(' '));
      return words.every(word => hasWord(folded, word));
    });
    const isLong = trash.length > LONG || words.length > 0;
    return html`${isLong ? this.#renderSearch(found.length, trash.length) : nothing}
      <ul>
        ${repeat(
          found,
          item => item.id,
          item => this.#renderItem(item, vocabulary, now),
        )}
      </ul>`;
  }

  #renderSearch(found: number, all: number): TemplateResult {
    return html`<div class="search">
      <label for="search">Chercher dans la corbeille</label>
      <input class="field" id="search" type="search" autocomplete="off" .value=${this.search} @input=${this.#onSearch} />
      <p role="status">${this.search.trim() === '' ? `${all} en tout` : `${found} sur ${all}`}</p>
    </div>`;
  }

  #renderItem(item: TrashedItem, vocabulary: Vocabulary, now: number): TemplateResult {
    const title = shownTitle(item.title);
    return html`<li class="row beside">
      <div class="what">
        <h3><span>${`${vocabulary[item.kind]} · `}</span>${typeset(title)}</h3>
        <p>${tellPast(item, now)}</p>
        ${tellContent(item, vocabulary)} ${tellPlace(item)}
      </div>
      ${
        this.#session.value?.mayEdit
          ? html`<button class="btn" aria-label="Restaurer : ${title}" @click=${() => this.#restore(item)}>
              Restaurer
            </button>`
          : nothing
      }
    </li>`;
  }

  /** The button goes with what it brought back: the focus stays on the page. */
  #restore({ id }: TrashedItem): void {
    this.dispatchEvent(new ItemRestoreEvent(id));
    this.heading.focus();
  }

  readonly #onSearch = ({ currentTarget }: InputEvent): void => {
    if (currentTarget instanceof HTMLInputElement) this.search = currentTarget.value;
  };
}

function tellPast({ deletedAt }: TrashedItem, now: number): string {
  if (!isDated(deletedAt)) return 'Dans la corbeille depuis une date inconnue';
  return `Dans la corbeille depuis ${tellMoment(deletedAt, now)}`;
}

function tellContent(
  { orientations, actions }: TrashedItem,
  vocabulary: Vocabulary,
): TemplateResult | typeof nothing {
  const content = [
    ...(orientations > 0 ? [countOf(orientations, vocabulary.orientation)] : []),
    ...(actions > 0 ? [countOf(actions, vocabulary.action)] : []),
  ];
  return content.length === 0 ? nothing : html`<p>Contenu : ${content.join(' et ')}</p>`;
}

function tellPlace({ kind, path, hasPlace }: TrashedItem): TemplateResult | typeof nothing {
  if (kind === 'axis') return nothing;
  const place = path.length === 0 ? 'À classer' : path.map(shownTitle).join(' › ');
  const note = hasPlace ? '' : ', qui n’existe plus. Une fois restauré, ce sera dans « À classer ».';
  return html`<p>${typeset(`Place : ${place}${note}`)}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'trash-page': TrashPage;
  }
}
