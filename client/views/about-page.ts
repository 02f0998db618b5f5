import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PlanSnapshot, ThemeId } from '../../shared/model.ts';
import type { RowKind } from '../../shared/row-cells.ts';
import { tableRows } from '../../shared/views/annexes.ts';
import { hiddenMarks } from '../../shared/views/period.ts';
import { fixedOnes } from '../../shared/views/wording.ts';
import { RowAddEvent } from '../annex-events.ts';
import { AnnexNews } from '../controllers/annex-news.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { scrollSteadily } from '../controllers/steady-scroll.ts';
import type { AnnexTable } from '../elements/annex-table.ts';
import type { DismissEvent, PeriodSetEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { page } from '../styles/page.ts';
import '../elements/about-form.ts';
import '../elements/numbering-form.ts';
import '../elements/period-dialog.ts';
import '../elements/period-form.ts';
import '../elements/sections-form.ts';
import '../elements/theme-list.ts';
import '../elements/ui-icon.ts';
import '../elements/wording-form.ts';
import { aboutPageStyles } from './about-page.styles.ts';
import { renderAnnex } from './annex-content.ts';
import { type AnnexSheet, annexSheets } from './annex-sheets.ts';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly content: TemplateResult;
}

/** A period to be confirmed, with what it would take out of sight. */
interface PeriodQuestion {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** « Territoire »: what the plan is about, its words, its numbers, its themes and its annexes, all written in place. */
@customElement('about-page')
export class AboutPage extends LitElement {
  static override readonly styles = [controls, page, aboutPageStyles];

  readonly #session = new SessionController(this, session => session);
  readonly #plan = new SessionController(this, session => session.plan);

  @state() private question: PeriodQuestion | undefined;
  /** Annexes that say nothing yet and that the person has asked for. */
  @state() private opened: ReadonlySet<RowKind> = new Set();

  /** How many annexes are drawn: one after the other, so that the page shows at once however long they are. */
  @state() private drawn = 0;

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The annex to write in, once it is there. */
  #toFocus: RowKind | undefined;

  constructor() {
    super();
    new AnnexNews(this, () => (this.#session.value?.mayEdit ? this.#plan.value : undefined));
  }

  get #mayEdit(): boolean {
    return this.#session.value?.mayEdit === true;
  }

  /** Brings the focus to a section of the page, or to a row of an annex. */
  async focusOn(id: string): Promise<boolean> {
    this.drawn = annexSheets.length;
    // An annex that says nothing yet is no less there: it is shown to be empty, and to be written in.
    const sheet = annexSheets.find(({ kind }) => kind === id);
    if (sheet) this.opened = new Set([...this.opened, sheet.kind]);
    await this.updateComplete;
    // The tables have rendered, and what is in them has not.
    await new Promise(resolve => requestAnimationFrame(resolve));
    const heading = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)} h3`);
    heading?.focus();
    const tables = [...this.renderRoot.querySelectorAll<AnnexTable>('annex-table')];
    return heading !== null || tables.some(table => table.focusOn(id));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override updated(): void {
    clearTimeout(this.#timer);
    if (this.drawn < annexSheets.length && this.#session.value?.hasPlan)
      this.#timer = setTimeout(() => {
        this.drawn++;
      });
    const section = this.#toFocus && this.renderRoot.querySelector<HTMLElement>(`#${this.#toFocus}`);
    const table = section?.querySelector<AnnexTable>('annex-table');
    if (!section || !table) return;
    this.#toFocus = undefined;
    if (table.rows.length > 0) void table.updateComplete.then(() => table.focusLast());
    else section.querySelector<HTMLElement>('h3')?.focus();
  }

  override render(): TemplateResult {
    const plan = this.#plan.value?.snapshot;
    if (!plan || !this.#session.value?.hasPlan)
      return html`<p class="wait" role="status">Ouverture du plan…</p>`;
    const shown = annexSheets.filter(
      ({ kind }) => this.opened.has(kind) || tableRows(plan.annexes, kind).length > 0,
    );
    const sections = [
      ...this.#aboutSections(plan),
      ...shown.map((sheet, rank) => this.#annexSection(sheet, plan, rank < this.drawn)),
    ];
    const rest = annexSheets.filter(sheet => !shown.includes(sheet));
    return html`<h2 tabindex="-1">Territoire</h2>
      <p class="lead">
        ${
          this.#mayEdit
            ? 'Ce que le plan dit de votre territoire, et les annexes de la convention. Tout s’écrit sur place, à plusieurs.'
            : 'Ce que le plan dit du territoire, et les annexes de la convention.'
        }
      </p>
      <div class="columns">
        <nav class="index" aria-label="Sections de la page">
          <ul>
            ${sections.map(({ id, title }) => html`<li><a href="#${id}" @click=${this.#onIndex}>${title}</a></li>`)}
          </ul>
        </nav>
        <div>
          ${repeat(sections, ({ id }) => id, renderSection)} ${this.#mayEdit && rest.length > 0 ? this.#renderRest(rest) : nothing}
        </div>
      </div>
      ${this.#renderQuestion()}`;
  }

  #aboutSections(plan: PlanSnapshot): readonly Section[] {
    const { territory } = plan;
    const readOnly = !this.#mayEdit;
    const mayShape = !readOnly && this.#session.value?.role === 'coordinator';
    return [
      {
        id: 'identity',
        title: 'Identité',
        lead: 'Les noms qui figurent en tête du plan.',
        content: html`<about-form .territory=${territory} .readOnly=${readOnly}></about-form>`,
      },
      {
        id: 'period',
        title: 'Période',
        lead: 'Les années de la convention sont les colonnes du déploiement.',
        content: this.#renderPeriod(plan),
      },
      {
        id: 'wording',
        title: 'Vocabulaire',
        lead: 'Comment votre territoire appelle les trois niveaux de son plan.',
        content: html`<wording-form .territory=${territory} .readOnly=${readOnly}></wording-form>`,
      },
      {
        id: 'numbering',
        title: 'Numérotation',
        lead: 'Les numéros suivent la place : ils changent seuls quand on déplace.',
        content: html`<numbering-form
          .territory=${territory}
          .fixed=${fixedOnes(plan)}
          .readOnly=${readOnly}
        ></numbering-form>`,
      },
      {
        id: 'themes',
        title: 'Thématiques',
        lead: 'Renommer une thématique la renomme partout.',
        content: html`<theme-list
          .themes=${plan.themes}
          .counts=${countThemes(plan)}
          .word=${territory.vocabulary.action}
          .readOnly=${readOnly}
        ></theme-list>`,
      },
      {
        id: 'sections',
        title: 'Rubriques des fiches',
        lead: `Toutes les fiches ont les mêmes rubriques.${readOnly || mayShape ? '' : ' Seule une personne qui coordonne le plan peut les changer.'}`,
        content: html`<sections-form .sections=${territory.sections} .mayShape=${mayShape}></sections-form>`,
      },
    ];
  }

  #renderPeriod({ territory: { period } }: PlanSnapshot): TemplateResult {
    const { from, to } = period;
    if (!this.#mayEdit)
      return html`<p>${from === null || to === null ? 'Pas encore précisée.' : `De ${from} à ${to}.`}</p>`;
    return html`<period-form
      .start=${from ?? new Date().getFullYear()}
      .end=${to ?? undefined}
      confirm=${from === null ? 'Fixer la période' : 'Changer la période'}
      @period-set=${this.#onPeriod}
    ></period-form>`;
  }

  #annexSection(sheet: AnnexSheet, { annexes, actors }: PlanSnapshot, isDrawn: boolean): Section {
    const { kind, title, lead } = sheet;
    const rows = tableRows(annexes, kind);
    const content = isDrawn
      ? renderAnnex(sheet, rows, actors, !this.#mayEdit)
      : html`<p role="status">Un instant…</p>`;
    return { id: kind, title, lead, content };
  }

  #renderRest(rest: readonly AnnexSheet[]): TemplateResult {
    return html`<section aria-labelledby="rest">
      <h3 id="rest">Autres annexes</h3>
      <p class="about">Elles ne disent rien encore et restent cachées. Ajoutez celles de votre convention :</p>
      <div class="more">
        ${repeat(
          rest,
          ({ kind }) => kind,
          ({ kind, title }) => html`<button class="btn" @click=${() => this.#open(kind)}>
            <ui-icon name="plus"></ui-icon>${title}
          </button>`,
        )}
      </div>
    </section>`;
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    if (!this.question) return nothing;
    const { from, to, lines } = this.question;
    return html`<period-dialog
      .from=${from}
      .to=${to}
      .lines=${lines}
      @dismiss=${this.#onDismiss}
      @period-set=${this.#onConfirm}
    ></period-dialog>`;
  }

  /** A facility is added under its commune: the person chooses which. */
  #open(kind: RowKind): void {
    this.opened = new Set([...this.opened, kind]);
    this.#toFocus = kind;
    if (kind !== 'facility') this.dispatchEvent(new RowAddEvent(kind));
  }

  readonly #onIndex = (event: MouseEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLAnchorElement)) return;
    const heading = this.renderRoot.querySelector<HTMLElement>(`${event.currentTarget.hash} h3`);
    heading?.focus({ preventScroll: true });
    if (heading) void scrollSteadily(heading, { block: 'start' });
  };

  /** What would go out of sight is listed first: the period is set when the person has read it. */
  readonly #onPeriod = (event: PeriodSetEvent): void => {
    const plan = this.#plan.value?.snapshot;
    const { from, to } = event;
    const lines = plan ? hiddenMarks(plan, from, to) : [];
    if (lines.length === 0) return;
    event.stopPropagation();
    this.question = { from, to, lines };
  };

  readonly #onConfirm = (): void => {
    this.question = undefined;
  };

  readonly #onDismiss = (event: DismissEvent): void => {
    event.stopPropagation();
    this.question = undefined;
  };
}

function renderSection({ id, title, lead, content }: Section): TemplateResult {
  return html`<section id=${id} aria-labelledby="${id}-title">
    <h3 id="${id}-title" tabindex="-1">${title}</h3>
    <p class="about">${lead}</p>
    ${content}
  </section>`;
}

function countThemes({ actions }: PlanSnapshot): ReadonlyMap<ThemeId, number> {
  const counts = new Map<ThemeId, number>();
  for (const { themes } of actions) for (const id of themes) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

declare global {
  interface HTMLElementTagNameMap {
    'about-page': AboutPage;
  }
}
