import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Action } from '../../shared/model.ts';
import { signature } from '../../shared/people.ts';
import { shortName } from '../../shared/views/outline.ts';
import { WhereaboutsEvent } from '../events.ts';
import type { Peer } from '../peers.ts';
import { axisHue, controls } from '../styles/controls.ts';
import { intentOf, rowEntries } from './action-menu.ts';
import type { MenuChooseEvent } from './item-menu.ts';
import './item-menu.ts';
import type { LiveTitle } from './live-title.ts';
import './live-title.ts';
import { SteadyNames } from './steady-names.ts';

/** An action in a table: its number, its title edited in place, its menu, and who else is on it. */
@customElement('action-title')
export class ActionTitle extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0 6px;
        align-items: flex-start;
      }
      .number {
        flex: none;
        padding-top: 5px;
        color: var(--hue);
        font-weight: 800;
        font-variant-numeric: tabular-nums;
      }
      live-title {
        padding-top: 5px;
        min-width: min(8rem, 100%);
      }
      .who {
        max-width: 100%;
        order: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        padding: 1px 8px;
        border-radius: 9px;
        background: var(--peer);
        color: #fff;
        font-size: 0.72rem;
        font-weight: 700;
      }
      @media print {
        :host {
          flex-wrap: nowrap;
        }
        live-title {
          min-width: 0;
        }
        .number,
        live-title {
          padding-top: 0;
        }
        .who {
          display: none;
        }
      }
    `,
  ];

  readonly #names = new SteadyNames(this);

  @property({ attribute: false }) action: Action | undefined;
  @property() number: string | null = null;
  /** The territory's word for an action. */
  @property() word = 'Action';
  /** Rank of its axis, for the hue. */
  @property({ type: Number }) rank = -1;
  /** The others who work on this action. */
  @property({ attribute: false }) peers: readonly Peer[] = [];
  /** What is searched for. */
  @property() words = '';
  @property({ type: Boolean }) readOnly = false;

  @query('live-title') private readonly titleField!: LiveTitle;

  constructor() {
    super();
    this.addEventListener('focusin', this.#onFocusIn);
    this.addEventListener('focusout', () => this.dispatchEvent(new WhereaboutsEvent(null)));
  }

  override focus(): void {
    this.titleField.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { action, number, readOnly } = this;
    if (!action) return nothing;
    const name = this.#names.of(action.id, shortName(this.word, number, action.title));
    return html`${number === null ? nothing : html`<span class="number" .style="--hue: ${axisHue(this.rank)}">${number}</span>`}
      <live-title
        .item=${action.id}
        .text=${action.title}
        .label=${`Titre : ${name}`}
        .words=${this.words}
        .readOnly=${readOnly}
        @title-edit=${this.#names.onEdit(action.id, name)}
      ></live-title>
      ${
        readOnly
          ? nothing
          : html`<item-menu .label=${name} .entries=${rowEntries} @menu-choose=${this.#onChoose}></item-menu>`
      }
      ${this.#renderPeers()}`;
  }

  #renderPeers(): TemplateResult | typeof nothing {
    const [peer] = this.peers;
    if (!peer) return nothing;
    return html`<span class="who" .style="--peer: ${peer.color}">${this.peers.map(signature).join(', ')}</span>`;
  }

  readonly #onChoose = ({ id }: MenuChooseEvent): void => {
    if (!this.action) return;
    if (id === 'rename') void this.titleField.edit();
    const intent = intentOf(id, this.action.id);
    if (intent) this.dispatchEvent(intent);
  };

  readonly #onFocusIn = (): void => {
    if (this.action) this.dispatchEvent(new WhereaboutsEvent(this.action.id));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'action-title': ActionTitle;
  }
}
