import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { findActor } from '../../shared/actor-names.ts';
import type { Actor, ItemId } from '../../shared/model.ts';
import type { ActionGroup } from '../../shared/views/action-groups.ts';
import { actionsByActor } from '../../shared/views/by-actor.ts';
import { SessionController } from '../controllers/session-controller.ts';
import type { Column } from '../elements/action-column.ts';
import type { ActionTable } from '../elements/action-table.ts';
import { IdentityAskEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import { renderGrouped } from './grouped-view.ts';
import { tableViewStyles } from './table-view.styles.ts';

const columns: readonly Column[] = [
  { is: 'note', name: 'Rôle' },
  { is: 'people', role: 'pilots' },
  { is: 'people', role: 'porteurs' },
  { is: 'people', role: 'partners' },
  { is: 'years' },
];

/** The plan by actors: what each pilots, carries and takes part in, those of the person first. */
@customElement('actors-view')
export class ActorsView extends LitElement {
  static override readonly styles = [controls, tableViewStyles];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);
  readonly #presence = new SessionController(this, session => session.presence);

  /** The address's query. */
  @property() search = '';

  @query('action-table') private readonly table!: ActionTable | null;

  /** The institution that the person gave. */
  get #institution(): string {
    return this.#presence.value?.peers.find(({ isMe }) => isMe)?.institution.trim() ?? '';
  }

  /** Brings the focus to the first line of an action. */
  async focusOn(item: ItemId): Promise<boolean> {
    return (await this.table?.focusOn(item)) === true;
  }

  override render(): TemplateResult {
    const parts = {
      session: this.#session.value,
      plan: this.#plan.value,
      peers: this.#presence.value?.peers ?? [],
      search: this.search,
    };
    return renderGrouped(parts, ({ outline, filter }, { actors, territory }) => {
      const mine = this.#institution === '' ? undefined : findActor(this.#institution, actors);
      const groups = actionsByActor(outline, actors, territory.vocabulary.action);
      const isAsked = ({ key }: ActionGroup): boolean => filter.actor === null || key === filter.actor;
      return {
        label: 'Actions par acteur',
        groups: mineFirst(groups.filter(isAsked), mine),
        columns,
        head: this.#renderHead(mine, groups),
      };
    });
  }

  /** Whose actions come first, or how to have one's own there. */
  #renderHead(mine: Actor | undefined, groups: readonly ActionGroup[]): TemplateResult {
    const ask = html`<button class="btn" @click=${() => this.dispatchEvent(new IdentityAskEvent())}>
      ${this.#institution === '' ? 'Indiquer mon institution' : 'Changer d’institution'}
    </button>`;
    if (this.#institution === '')
      return html`<p class="head">Indiquez votre institution pour voir vos actions en premier. ${ask}</p>`;
    if (!mine)
      return html`<p class="head">
        « ${this.#institution} » n’est pas parmi les acteurs de ce plan. ${ask}
      </p>`;
    return groups.some(({ key }) => key === mine.id)
      ? html``
      : html`<p class="head">${typeset(`Aucune action pour « ${mine.label} » dans ce plan.`)} ${ask}</p>`;
  }
}

function mineFirst(groups: readonly ActionGroup[], mine: Actor | undefined): readonly ActionGroup[] {
  const own = groups.find(({ key }) => key === mine?.id);
  if (!own) return groups;
  const first = { ...own, heading: `Mes actions – ${own.heading}` };
  return [first, ...groups.filter(group => group !== own)];
}

declare global {
  interface HTMLElementTagNameMap {
    'actors-view': ActorsView;
  }
}
