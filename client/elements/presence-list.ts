import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { signature } from '../../shared/people.ts';
import { IdentityAskEvent } from '../events.ts';
import { initials, type Peer } from '../peers.ts';
import { LeadAskEvent, PeerVisitEvent } from '../presence-events.ts';
import { controls, placeUnder } from '../styles/controls.ts';

const MAX_FACES = 4;
const MAX_FACES_NARROW = 2;

const narrow = matchMedia('(max-width: 700px)');

/** Who is around the table: a few initials, and the whole list with where each one works. */
@customElement('presence-list')
export class PresenceList extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        position: relative;
      }
      .faces {
        display: flex;
        align-items: center;
        border: none;
        background: none;
        padding: 2px 2px 2px 10px;
        border-radius: 22px;
        min-height: 40px;
      }
      .face {
        width: 2.125rem;
        height: 2.125rem;
        border-radius: 50%;
        display: grid;
        place-items: center;
        flex: none;
        font-size: 0.75rem;
        font-weight: 700;
        color: #fff;
        background: var(--face);
        border: 2px solid var(--surface);
        margin-left: -8px;
      }
      .more {
        --face: var(--ink-soft);
      }
      [popover] {
        width: min(340px, calc(100vw - 24px));
        max-height: 70vh;
        overflow: auto;
        padding: var(--s4);
      }
      h2 {
        font-size: var(--t-m);
        margin: 0 0 var(--s2);
      }
      h3 {
        margin: var(--s4) 0 var(--s2);
        font-size: var(--t-s);
        color: var(--ink-soft);
      }
      .lead {
        width: 100%;
        margin-top: var(--s2);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: var(--s3);
      }
      li {
        display: flex;
        gap: var(--s3);
        align-items: center;
      }
      li .face {
        margin: 0;
      }
      .who {
        flex: 1;
        min-width: 0;
      }
      li small {
        display: block;
        color: var(--ink-soft);
        font-size: var(--t-s);
      }
      @media (pointer: coarse) {
        .faces {
          min-width: 44px;
          min-height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) peers: readonly Peer[] = [];
  /** Where a person works, in the plan's words; empty when nowhere. */
  @property({ attribute: false }) describe: (peer: Peer) => string = () => '';

  /** Whether this person may have the others' screens follow theirs, and does. */
  @property({ type: Boolean }) canLead = false;
  @property({ type: Boolean }) isLeading = false;

  @state() private isNarrow = narrow.matches;

  @query('#table') private readonly list!: HTMLElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    narrow.addEventListener('change', this.#onWidth);
    this.#onWidth();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    narrow.removeEventListener('change', this.#onWidth);
  }

  override render(): TemplateResult {
    const most = this.isNarrow ? MAX_FACES_NARROW : MAX_FACES;
    const people = this.peers.filter(({ isProjector }) => !isProjector);
    const shown = people.slice(0, people.length > most + 1 ? most : most + 1);
    const more = people.length - shown.length;
    const count = people.length;
    return html`<button
        class="faces"
        popovertarget="table"
        @click=${this.#onOpen}
      >
        <span class="sr">${`Autour de la table : ${count} ${count > 1 ? 'personnes' : 'personne'}`}</span>
        ${repeat(
          shown,
          peer => peer.id,
          peer => renderFace(peer),
        )}
        ${more > 0 ? html`<span class="face more" aria-hidden="true">+${more}</span>` : nothing}
      </button>
      <div id="table" popover>
        <h2>Autour de la table</h2>
        ${this.canLead ? this.#renderLead() : nothing}
        ${[...this.#groups(people)].map(
          ([institution, peers]) =>
            html`<h3>${`${institution || 'Sans institution'}\u00a0: ${peers.length}`}</h3>
              <ul>
                ${repeat(
                  peers,
                  peer => peer.id,
                  peer => this.#renderPerson(peer),
                )}
              </ul>`,
        )}
        ${people.length < this.peers.length ? html`<h3>Le plan est projeté.</h3>` : nothing}
      </div>`;
  }

  #renderLead(): TemplateResult {
    return html`<button
      class=${this.isLeading ? 'btn lead' : 'btn main lead'}
      title="Les écrans des autres montrent ce que montre le vôtre ; chacun peut ne plus suivre"
      @click=${this.#onLead}
    >
      ${this.isLeading ? 'Ne plus guider' : 'Suivez-moi'}
    </button>`;
  }

  #renderPerson(peer: Peer): TemplateResult {
    const place = this.describe(peer);
    const name = signature(peer);
    return html`<li>
      ${renderFace(peer)}
      <span class="who"
        >${peer.name || 'Quelqu’un'}${peer.isMe ? ' (vous)' : ''}<small>${place}</small></span
      >
      ${peer.isMe ? html`<button class="btn" @click=${this.#onEdit}>Modifier</button>` : nothing}
      ${
        peer.isMe || place === ''
          ? nothing
          : html`<button class="btn" aria-label=${`Y aller : ${name}`} @click=${() => this.#onVisit(peer)}>
              Y aller
            </button>`
      }
    </li>`;
  }

  /** One's own institution first, as one is the first of the list; those who have said none last. */
  #groups(people: readonly Peer[]): ReadonlyMap<string, readonly Peer[]> {
    const groups = Map.groupBy(people, ({ institution }) => institution);
    const unknown = groups.get('');
    groups.delete('');
    if (unknown) groups.set('', unknown);
    return groups;
  }

  #onVisit(peer: Peer): void {
    this.list?.hidePopover();
    this.dispatchEvent(new PeerVisitEvent(peer));
  }

  readonly #onLead = (): void => {
    this.list?.hidePopover();
    this.dispatchEvent(new LeadAskEvent(!this.isLeading));
  };

  readonly #onWidth = (): void => {
    this.isNarrow = narrow.matches;
  };

  readonly #onEdit = (): void => {
    this.list?.hidePopover();
    this.dispatchEvent(new IdentityAskEvent());
  };

  readonly #onOpen = (event: MouseEvent): void => {
    if (event.currentTarget instanceof HTMLElement && this.list) placeUnder(event.currentTarget, this.list);
  };
}

function renderFace(peer: Peer): TemplateResult {
  return html`<span class="face" .style="--face: ${peer.color}" aria-hidden="true">${initials(peer.name)}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'presence-list': PresenceList;
  }
}
