import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { kindPlurals } from '../../shared/actor-names.ts';
import { type Actor, type ActorId, actorKinds, type PlanSnapshot } from '../../shared/model.ts';
import { type LikelyDuplicate, likelyDuplicates } from '../../shared/views/actor-duplicates.ts';
import { isGroup } from '../../shared/views/actor-groups.ts';
import { noUses, tellUses, usesOf } from '../../shared/views/actor-uses.ts';
import { foldText, hasWord, wordsOf } from '../../shared/views/search.ts';
import { countOf } from '../../shared/words.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { MergeAskEvent } from '../directory-events.ts';
import '../elements/actor-add.ts';
import '../elements/actor-card.ts';
import '../elements/actor-delete-dialog.ts';
import '../elements/merge-dialog.ts';
import { NoticeEvent } from '../events.ts';
import { pathOf } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { page } from '../styles/page.ts';
import { typeset } from '../styles/typeset.ts';
import { directoryPageStyles } from './directory-page.styles.ts';

/** From how many on a directory is long enough to be searched. */
const LONG = 8;

/** What a person is asked about an actor. */
type Question =
  | { readonly is: 'merge'; readonly actor: ActorId; readonly other: ActorId | null }
  | { readonly is: 'delete'; readonly actor: ActorId };

/** The directory of actors: who they are, what they are called, where they are named; duplicates are merged there. */
@customElement('directory-page')
export class DirectoryPage extends LitElement {
  static override readonly styles = [controls, page, directoryPageStyles];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);

  @state() private open: ActorId | null = null;
  @state() private question: Question | undefined;
  @state() private search = '';

  /** What was open or asked was about an actor that somebody else has just taken away. */
  #isLost = false;

  @query('h2') private readonly heading!: HTMLElement;

  constructor() {
    super();
    this.addEventListener('actor-open', ({ actor }) => {
      this.open = actor;
    });
    this.addEventListener('merge-ask', ({ actor, other }) => {
      this.question = { is: 'merge', actor, other };
    });
    this.addEventListener('actor-delete-ask', ({ actor }) => {
      this.question = { is: 'delete', actor };
    });
    this.addEventListener('dismiss', () => {
      this.question = undefined;
    });
    this.addEventListener('actor-delete', () => void this.#leave(null));
    this.addEventListener('actors-merge', ({ kept }) => void this.#leave(kept));
  }

  /** Brings the focus to an actor. */
  focusOn(id: ActorId): boolean {
    const cards = [...this.renderRoot.querySelectorAll('actor-card')];
    const card = cards.find(({ actor }) => actor?.id === id);
    card?.focus();
    return card !== undefined;
  }

  override willUpdate(): void {
    const actors = this.#plan.value?.snapshot.actors;
    const isGone = (id: ActorId | null | undefined): boolean =>
      typeof id === 'string' && actors !== undefined && !actors.some(actor => actor.id === id);
    this.#isLost = isGone(this.open) || isGone(this.question?.actor);
    if (!this.#isLost) return;
    this.open = null;
    this.question = undefined;
  }

  override updated(): void {
    if (this.#isLost)
      this.dispatchEvent(new NoticeEvent('Quelqu’un d’autre vient de supprimer ou de fusionner cet acteur.'));
  }

  override render(): TemplateResult {
    const session = this.#session.value;
    const plan = this.#plan.value?.snapshot;
    if (!session?.hasPlan || !plan) return html`<p class="wait" role="status">Ouverture du plan…</p>`;
    const { actors } = plan;
    return html`<h2 tabindex="-1">Annuaire des acteurs</h2>
      <p class="lead">
        Les communes, institutions et associations du plan. Ce qui change ici change partout.
      </p>
      ${session.mayEdit ? this.#renderDuplicates(likelyDuplicates(actors)) : nothing}
      ${session.mayEdit ? html`<actor-add .actors=${actors}></actor-add>` : nothing}
      ${actors.length === 0 ? html`<p class="empty">Aucun acteur pour l’instant.</p>` : nothing}
      ${this.#renderActors(plan, session.territory, session.mayEdit)} ${this.#renderQuestion(plan)}`;
  }

  #renderDuplicates(pairs: readonly LikelyDuplicate[]): TemplateResult | typeof nothing {
    if (pairs.length === 0) return nothing;
    return html`<details>
      <summary>${countOf(pairs.length, 'doublon probable')}</summary>
      <ul>
        ${pairs.map(
          ({ actors: [one, other], why }) =>
            html`<li>
              <span>${typeset(`« ${one.name} » et « ${other.name} » : ${why}`)}</span>
              <button
                class="btn"
                aria-label="Fusionner : ${one.name} et ${other.name}"
                @click=${() => this.dispatchEvent(new MergeAskEvent(one.id, other.id))}
              >
                Fusionner…
              </button>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  #renderActors(plan: PlanSnapshot, territory: string, mayEdit: boolean): TemplateResult {
    const { actors } = plan;
    const words = wordsOf(this.search);
    const found = actors.filter(actor => actor.id === this.open || hasWords(actor, words));
    const isLong = actors.length > LONG || this.search !== '';
    const [groups, single] = [found.filter(isGroup), found.filter(actor => !isGroup(actor))];
    const section = (id: string, heading: string, some: readonly Actor[]): TemplateResult | typeof nothing =>
      some.length === 0
        ? nothing
        : html`<section aria-labelledby=${id}>
            <h3 id=${id}>${heading} <small>${some.length}</small></h3>
            <ul>
              ${repeat(
                some,
                actor => actor.id,
                actor => html`<li>${this.#renderCard(actor, plan, territory, mayEdit)}</li>`,
              )}
            </ul>
          </section>`;
    return html`${isLong ? this.#renderSearch(found.length, actors.length) : nothing}
    ${actorKinds.map(kind =>
      section(
        kind,
        kindPlurals[kind],
        single.filter(actor => actor.kind === kind),
      ),
    )}
    ${section('groups', 'Groupes', groups)}`;
  }

  #renderCard(actor: Actor, plan: PlanSnapshot, territory: string, mayEdit: boolean): TemplateResult {
    return html`<actor-card
      .actor=${actor}
      .actors=${plan.actors}
      .uses=${usesOf(plan).get(actor.id) ?? noUses}
      .vocabulary=${plan.territory.vocabulary}
      .href=${pathOf(territory, 'plan', `?acteur=${encodeURIComponent(actor.id)}`)}
      .mayEdit=${mayEdit}
      .isOpen=${actor.id === this.open}
    ></actor-card>`;
  }

  #renderSearch(found: number, all: number): TemplateResult {
    return html`<div class="search">
      <label for="search">Chercher un acteur</label>
      <input class="field" id="search" type="search" autocomplete="off" .value=${this.search} @input=${this.#onSearch} />
      <p role="status">${this.search.trim() === '' ? `${all} en tout` : `${found} sur ${all}`}</p>
    </div>`;
  }

  #renderQuestion(plan: PlanSnapshot): TemplateResult | typeof nothing {
    const { question } = this;
    const actor = plan.actors.find(({ id }) => id === question?.actor);
    if (!question || !actor) return nothing;
    if (question.is === 'merge')
      return html`<merge-dialog
        .actor=${actor}
        .other=${question.other}
        .actors=${plan.actors}
        .uses=${usesOf(plan)}
        .vocabulary=${plan.territory.vocabulary}
      ></merge-dialog>`;
    return html`<actor-delete-dialog
      .actor=${actor}
      .uses=${tellUses(usesOf(plan).get(actor.id) ?? noUses, plan.territory.vocabulary)}
    ></actor-delete-dialog>`;
  }

  /** What had the focus goes with the actor: the focus goes to the one that is kept, or stays on the page. */
  async #leave(kept: ActorId | null): Promise<void> {
    this.open = null;
    await this.updateComplete;
    // Once the dialog has given the focus back.
    await new Promise(resolve => requestAnimationFrame(resolve));
    if (kept === null || !this.focusOn(kept)) this.heading.focus();
  }

  readonly #onSearch = ({ currentTarget }: InputEvent): void => {
    if (currentTarget instanceof HTMLInputElement) this.search = currentTarget.value;
  };
}

function hasWords({ name, label, short, aliases }: Actor, words: readonly string[]): boolean {
  const folded = foldText([name, label, short, ...aliases].join(' '));
  return words.every(word => hasWord(folded, word));
}

declare global {
  interface HTMLElementTagNameMap {
    'directory-page': DirectoryPage;
  }
}
