/** What tables show of an action beside its title: who, what about. Where one may edit, each is a button that asks. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Action, ActionRole, Actor, Theme } from '../../shared/model.ts';
import { ActorsAskEvent } from '../events.ts';
import { ThemesAskEvent } from '../sheet-events.ts';
import { renderBadges } from './actor-badge.ts';

const roleWords: Readonly<Record<ActionRole, { readonly one: string; readonly all: string }>> = {
  pilots: { one: 'Pilote', all: 'Pilotes' },
  porteurs: { one: 'Porteur', all: 'Porteurs' },
  partners: { one: 'Partenaire', all: 'Partenaires' },
};

export function renderActors(
  action: Action,
  role: ActionRole,
  actors: readonly Actor[],
  readOnly: boolean,
): TemplateResult | typeof nothing {
  const badges = renderBadges(action[role], actors, role === 'pilots');
  const { one, all } = roleWords[role];
  if (readOnly) return badges.length === 0 ? nothing : html`<span class="cell">${badges}</span>`;
  return html`<button
    class="cell"
    title=${all}
    @click=${(event: Event) => event.target?.dispatchEvent(new ActorsAskEvent(action.id, role))}
  >
    ${badges.length === 0 ? html`<span class="none">+ ${one}</span>` : html`<span class="sr">${all} :</span>${badges}`}
  </button>`;
}

export function renderThemes(
  action: Action,
  themes: readonly Theme[],
  readOnly: boolean,
): TemplateResult | typeof nothing {
  const names = themes.filter(({ id }) => action.themes.includes(id)).map(({ name }) => name);
  if (readOnly) return names.length === 0 ? nothing : html`<span class="cell">${names.join(', ')}</span>`;
  return html`<button
    class="cell"
    title="Thématiques"
    @click=${(event: Event) => event.target?.dispatchEvent(new ThemesAskEvent(action.id))}
  >
    ${
      names.length === 0
        ? html`<span class="none">+ Thématique</span>`
        : html`<span class="sr">Thématiques :</span>${names.join(', ')}`
    }
  </button>`;
}
