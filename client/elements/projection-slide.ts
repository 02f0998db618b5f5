import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Action, Actor, ActorId } from '../../shared/model.ts';
import { type Bar, barsOf, type DeploymentRow } from '../../shared/views/deployment.ts';
import { citation, shownTitle } from '../../shared/views/outline.ts';
import { levelsOf, paginate } from '../../shared/views/slides.ts';
import { SlideLaidEvent } from '../projection-events.ts';
import { actorHue, axisHue, controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import { describeMark } from './deployment-row.ts';
import { slideStyles } from './projection-slide.styles.ts';

/** Badges that a row has room for. */
const MAX_BADGES = 4;

/**
 * One title of the plan, cut into pages that need no scrolling: all its rows are laid out unseen, and those of one page
 * shown. Says how many pages there are each time that changes.
 */
@customElement('projection-slide')
export class ProjectionSlide extends LitElement {
  static override readonly styles = [controls, slideStyles];

  @property({ attribute: false }) rows: readonly DeploymentRow[] = [];
  @property({ attribute: false }) years: readonly number[] = [];
  @property({ attribute: false }) actors: readonly Actor[] = [];
  /** Ids of what has just changed. */
  @property({ attribute: false }) fresh: ReadonlySet<string> = new Set();
  /** From 0; the last one when there are not as many. */
  @property({ type: Number }) page = 0;
  @property({ type: Number }) currentYear: number | null = null;

  @state() private pages: readonly (readonly number[])[] = [];

  @query('.measured') private readonly measured!: HTMLElement | null;

  readonly #size = new ResizeObserver(() => this.#measure());
  #told = 0;
  #laid: Promise<void> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
    // Letters of another font have another width.
    void document.fonts.ready.then(() => this.#measure());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    this.#told = 0;
  }

  override updated(changed: PropertyValues<this>): void {
    const isOther = changed.has('rows') || changed.has('years') || changed.has('actors');
    // What is measured is shown by an update of its own.
    if (isOther) this.#laid = Promise.resolve().then(() => this.#measure());
  }

  override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#laid;
    return super.getUpdateComplete();
  }

  override render(): TemplateResult {
    if (this.rows.length === 0)
      return html`<p class="empty">${typeset('Aucune action ici pour l’instant.')}</p>`;
    const shown = this.pages[Math.min(this.page, this.pages.length - 1)] ?? [];
    return html`<div class="rows measured" inert aria-hidden="true">
        ${guard([this.rows, this.years, this.actors], () => this.#renderRows(this.rows.keys(), new Set()))}
      </div>
      <div class="rows" role="list">${this.#renderRows(shown, this.fresh)}</div>`;
  }

  #renderRows(indices: Iterable<number>, fresh: ReadonlySet<string>): TemplateResult {
    const actions = this.rows.flatMap(row => (row.is === 'action' ? row.action : []));
    const hasYears = actions.some(action => Object.keys(action.marks).length > 0);
    const hasBadges = actions.some(({ pilots, porteurs }) => pilots.length + porteurs.length > 0);
    const years = hasYears ? this.years : [];
    const hasNumbers = this.rows.some(row => row.is !== 'unfiled' && row.number !== null);
    const columns = [
      `--number: ${hasNumbers ? longestNumber(this.rows) : '0'}`,
      `--badges: ${hasBadges ? '4.2em' : '0px'}`,
      `--years: ${Math.max(1, years.length)}`,
      `--year: ${years.length > 0 ? '2.45em' : '0px'}`,
    ].join('; ');
    return html`<div .style=${columns}>
      ${hasYears ? this.#renderHead(hasBadges) : nothing}
      ${[...indices].map(index => {
        const row = this.rows[index];
        return row ? this.#renderRow(row, index, fresh, years) : nothing;
      })}
    </div>`;
  }

  #renderHead(hasBadges: boolean): TemplateResult {
    return html`<div class="row head" aria-hidden="true">
      <span></span><span></span><span>${hasBadges ? 'Qui' : nothing}</span>
      ${this.years.map(year => html`<span class=${year === this.currentYear ? 'y now' : 'y'}>${year}</span>`)}
    </div>`;
  }

  #renderRow(
    row: DeploymentRow,
    index: number,
    fresh: ReadonlySet<string>,
    years: readonly number[],
  ): TemplateResult {
    const hue = `--hue: ${axisHue(row.is === 'unfiled' ? -1 : row.rank)}`;
    switch (row.is) {
      case 'action':
        return this.#renderAction(row, index, hue, fresh, years);
      case 'cited':
        return html`<div class="row none cited" role="listitem" data-index=${index} .style=${hue}>
          <span></span><span class="title">${typeset(citation(row.number, row.action.title))}</span>
        </div>`;
      case 'unfiled':
        return html`<div class="heading axis" role="listitem" data-index=${index} .style=${hue}>À classer</div>`;
      default: {
        const { id, title } = row.is === 'axis' ? row.axis : row.orientation;
        const text = `${row.number === null ? '' : `${row.number}. `}${typeset(shownTitle(title))}`;
        const classes = ['heading', row.is, fresh.has(id) ? 'fresh' : ''].join(' ');
        return html`<div class=${classes} role="listitem" data-index=${index} .style=${hue}>${text}</div>`;
      }
    }
  }

  #renderAction(
    { action, number }: DeploymentRow & { readonly is: 'action' },
    index: number,
    hue: string,
    fresh: ReadonlySet<string>,
    years: readonly number[],
  ): TemplateResult {
    const bars = years.length > 0 ? barsOf(action, years, this.actors) : [];
    const isFresh = fresh.has(action.id);
    return html`<div class=${isFresh ? 'row fresh' : 'row'} role="listitem" data-index=${index} .style=${hue}>
      <span class="no">${number ?? nothing}</span>
      <span class="title">${typeset(shownTitle(action.title))}${
        isFresh ? html`<span class="sr"> (vient de changer)</span>` : nothing
      }</span>
      <span class="badges">${this.#renderBadges(action)}</span>
      ${years.map(
        (year, column) =>
          html`<div class="lanes" role="img" aria-label=${describeMark(year, action.marks[year] ?? none, this.actors)}>
            ${(bars[column] ?? []).map(bar => this.#renderBar(bar))}
          </div>`,
      )}
    </div>`;
  }

  /** Porteurs, then those who only pilot, hollow. */
  #renderBadges({ pilots, porteurs }: Action): readonly TemplateResult[] {
    const hollow = pilots.filter(id => !porteurs.includes(id));
    const all = [
      ...porteurs.map(id => ({ id, isHollow: false })),
      ...hollow.map(id => ({ id, isHollow: true })),
    ];
    const badges = all.flatMap(({ id, isHollow }) => {
      const actor = this.#actor(id);
      if (!actor) return [];
      const classes = ['badge', actor.kind === 'commune' ? 'commune' : '', isHollow ? 'hollow' : ''].join(
        ' ',
      );
      const label = `${isHollow ? 'Pilote' : 'Porteur'} : ${actor.label}`;
      return [
        html`<span class=${classes} .style="--hue: ${actorHue(actor)}" role="img" aria-label=${label}
          >${actor.short}</span
        >`,
      ];
    });
    const more = badges.length - MAX_BADGES;
    return more > 1 ? [...badges.slice(0, MAX_BADGES), html`<span>+${more}</span>`] : badges;
  }

  #renderBar({ actor, on, starts, ends }: Bar): TemplateResult {
    const one = actor === '*' ? undefined : this.#actor(actor);
    const classes = [
      'lane',
      actor === '*' ? 'full' : '',
      on ? '' : 'off',
      starts ? 'starts' : '',
      ends ? 'ends' : '',
    ].join(' ');
    return html`<div class=${classes} .style="--lane: ${one ? actorHue(one) : 'var(--hue)'}" aria-hidden="true">
      ${on && starts && one ? one.short : nothing}
    </div>`;
  }

  #actor(id: ActorId): Actor | undefined {
    return this.actors.find(actor => actor.id === id);
  }

  #measure(): void {
    const levels = levelsOf(this.rows);
    const heights = new Map<number, number>();
    for (const element of this.measured?.querySelectorAll<HTMLElement>('[data-index]') ?? []) {
      const { marginTop, marginBottom } = getComputedStyle(element);
      const height = element.getBoundingClientRect().height;
      heights.set(
        Number(element.dataset.index),
        height + Number.parseFloat(marginTop) + Number.parseFloat(marginBottom),
      );
    }
    const head = this.measured?.querySelector('.head')?.getBoundingClientRect().height ?? 0;
    const blocks = levels.map((level, index) => ({ level, height: heights.get(index) ?? 0 }));
    const pages = paginate(blocks, this.clientHeight - head);
    if (JSON.stringify(pages) !== JSON.stringify(this.pages)) this.pages = pages;
    if (pages.length === this.#told) return;
    this.#told = pages.length;
    this.dispatchEvent(new SlideLaidEvent(pages.length));
  }
}

const none = { everyone: false, actors: [] } as const;

/** Room for the longest of the numbers, so that titles are aligned. */
function longestNumber(rows: readonly DeploymentRow[]): string {
  const lengths = rows.map(row => (row.is === 'action' ? (row.number ?? '').length : 0));
  return `${Math.max(1.4, Math.max(...lengths) * 0.58 + 0.2)}em`;
}

declare global {
  interface HTMLElementTagNameMap {
    'projection-slide': ProjectionSlide;
  }
}
