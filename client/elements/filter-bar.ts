import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { actionOrigins, type PlanSnapshot, yearsOf } from '../../shared/model.ts';
import { noFilter, noTheme, originNames, type PlanFilter } from '../../shared/views/filter.ts';
import type { FilteredPlan } from '../../shared/views/filter-plan.ts';
import { describeHidden, describeShown } from '../../shared/views/filter-words.ts';
import { itemName, outlineOf } from '../../shared/views/outline.ts';
import { FilterSetEvent } from '../filter-events.ts';
import { controls } from '../styles/controls.ts';
import { filterBarStyles } from './filter-bar.styles.ts';
import './ui-icon.ts';

interface Option {
  readonly value: string;
  readonly text: string;
}

/**
 * Which part of the plan is shown: words to search for, and what actions must have. It says what is hidden, and gives
 * it back with one button.
 *
 * @slot - what stands beside the filter, at the end of the line
 */
@customElement('filter-bar')
export class FilterBar extends LitElement {
  static override readonly styles = [controls, filterBarStyles];

  @property({ attribute: false }) plan: PlanSnapshot | undefined;
  @property({ attribute: false }) filtered: FilteredPlan | undefined;

  /** On a phone the fields are behind a button. */
  @state() private isOpen = false;

  @query('input') private readonly search!: HTMLInputElement;

  get #filter(): PlanFilter {
    return this.filtered?.filter ?? noFilter;
  }

  override render(): TemplateResult | typeof nothing {
    const { plan, filtered } = this;
    if (!plan || !filtered) return nothing;
    const { vocabulary } = plan.territory;
    return html`<search aria-label="Chercher et filtrer">
      <button
        class="btn fold"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-controls="fields"
        @click=${() => {
          this.isOpen = !this.isOpen;
        }}
      >
        <ui-icon name="search"></ui-icon><span>Chercher<span class="rest"> et filtrer</span></span>
      </button>
      <div id="fields" class=${this.isOpen ? 'fields open' : 'fields'}>
        <input
          class="field"
          type="search"
          aria-label="Chercher dans le plan"
          placeholder="Chercher dans le plan"
          autocomplete="off"
          .value=${live(this.#filter.words)}
          @input=${() => this.#set({ words: this.search.value })}
          @keydown=${this.#onKeydown}
        />
        ${this.#renderLists(plan)}
      </div>
      <p class=${filtered.isFiltering ? 'wide' : ''}>
        <span role="status">${describeShown(filtered, vocabulary)}</span>
        <span class="hidden">${describeHidden(filtered, vocabulary)}</span>
        ${
          filtered.isFiltering
            ? html`<button class="btn" @click=${this.#onShowAll}>Tout afficher</button>`
            : nothing
        }
      </p>
      <div class="beside"><slot></slot></div>
    </search>`;
  }

  /** A list for each thing that actions of this plan may have. */
  #renderLists(plan: PlanSnapshot): readonly (TemplateResult | typeof nothing)[] {
    const { axis, actor, theme, year, origin } = this.#filter;
    const axes = outlineOf(plan).axes.map(entry => ({
      value: entry.axis.id,
      text: itemName(entry.number, entry.axis.title),
    }));
    const named = (known: readonly { readonly id: string; readonly name: string }[]): readonly Option[] =>
      known.map(({ id, name }) => ({ value: id, text: name }));
    const actors = plan.actors.map(({ id, label }) => ({ id, name: label }));
    const without = { value: noTheme, text: 'Sans thématique' };
    const themes = plan.themes.length === 0 ? [] : [...named(plan.themes), without];
    const years = yearsOf(plan.territory.period).map(one => ({ value: String(one), text: String(one) }));
    const origins = actionOrigins.map(one => ({ value: one, text: originNames[one] }));
    const hasOrigins = plan.actions.some(action => action.origin !== null);
    return [
      this.#renderList(plan.territory.vocabulary.axis, axes, axis, id => ({
        axis: plan.axes.find(known => known.id === id)?.id ?? null,
      })),
      this.#renderList('Acteur', named(actors), actor, id => ({
        actor: plan.actors.find(known => known.id === id)?.id ?? null,
      })),
      this.#renderList('Thématique', themes, theme, id => ({
        theme: plan.themes.find(known => known.id === id)?.id ?? (id === noTheme ? noTheme : null),
      })),
      this.#renderList('Année', years, year, text => ({ year: text === '' ? null : Number(text) })),
      this.#renderList('Origine', hasOrigins ? origins : [], origin, text => ({
        origin: actionOrigins.find(known => known === text) ?? null,
      })),
    ];
  }

  #renderList(
    word: string,
    options: readonly Option[],
    chosen: string | number | null,
    read: (value: string) => Partial<PlanFilter>,
  ): TemplateResult | typeof nothing {
    if (options.length === 0) return nothing;
    const onChange = ({ target }: Event): void => {
      if (target instanceof HTMLSelectElement) this.#set(read(target.value));
    };
    return html`<select
      class=${chosen === null ? 'field' : 'field chosen'}
      aria-label=${word}
      title=${word}
      @change=${onChange}
    >
      <option value="" .selected=${live(chosen === null)}>${word}</option>
      ${options.map(
        ({ value, text }) =>
          html`<option value=${value} .selected=${live(value === String(chosen))}>${text}</option>`,
      )}
    </select>`;
  }

  #set(change: Partial<PlanFilter>): void {
    this.dispatchEvent(new FilterSetEvent({ ...this.#filter, ...change }));
  }

  /** Escape gives the whole plan back to who searches; the browser would only empty the field. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || this.#filter.words === '') return;
    event.preventDefault();
    this.#set({ words: '' });
  };

  readonly #onShowAll = (): void => {
    this.dispatchEvent(new FilterSetEvent(noFilter));
    // The button goes with the filter.
    if (this.search.checkVisibility()) this.search.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'filter-bar': FilterBar;
  }
}
