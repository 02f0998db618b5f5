import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { likelySlips } from '../../shared/formats/import/people.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import { type PlanSnapshot, yearsOf } from '../../shared/model.ts';
import { previewPlan } from '../../shared/plan-preview.ts';
import { deploymentRows } from '../../shared/views/deployment.ts';
import { outlineOf } from '../../shared/views/outline.ts';
import { countOf, quote } from '../../shared/words.ts';
import {
  ImportConfirmEvent,
  type ImportDecision,
  type ImportReading,
  type ImportSource,
} from '../import-events.ts';
import { ImportWork } from '../import-work.ts';
import { ImportReader } from '../importing.ts';
import { controls } from '../styles/controls.ts';
import { typeset } from '../styles/typeset.ts';
import '../elements/deployment-grid.ts';
import '../elements/import-columns.ts';
import '../elements/import-doubts.ts';
import '../elements/import-drop.ts';
import '../elements/import-matches.ts';
import '../elements/import-people.ts';
import '../elements/import-tree.ts';
import { countIn, notesFor, toBeDone } from './import-counts.ts';
import { importDeskStyles } from './import-desk.styles.ts';

/**
 * A table on its way into a plan: given, read aside, and shown as it was understood until the person confirms it.
 *
 * @slot - what else is asked before it is done
 */
@customElement('import-desk')
export class ImportDesk extends LitElement {
  static override readonly styles = [controls, importDeskStyles];

  /** The plan it goes into; undefined for one of its own. */
  @property({ attribute: false }) plan: PlanSnapshot | undefined;
  /** A table that was given before the desk was there. */
  @property({ attribute: false }) source: ImportSource | undefined;
  /** True while what was confirmed is being done. */
  @property({ type: Boolean }) busy = false;
  /** Why it could not be done. */
  @property() refusal = '';
  /** For tests: what reads. */
  @property({ attribute: false }) reader = new ImportReader();

  /** What the person calls the new territory, otherwise than the table does. */
  @state() private called: string | undefined;
  @state() private isGridOpen = false;
  @query('h3') private readonly heading!: HTMLElement | null;
  @query('import-drop') private readonly drop!: HTMLElement | null;

  #work: ImportWork | undefined;
  #shown = '';
  #grid: { readonly file: TerritoryFile; readonly plan: PlanSnapshot } | undefined;

  constructor() {
    super();
    this.addEventListener('import-give', ({ source }) => {
      this.called = undefined;
      void this.#opened.give(source, this.plan);
    });
    this.addEventListener('import-refuse', ({ text }) => this.#opened.refuse(text));
    this.addEventListener(
      'import-column-set',
      ({ column, field }) => void this.#opened.setColumn(column, field),
    );
    this.addEventListener('import-sheet-set', ({ sheet }) => void this.#opened.setSheet(sheet));
    this.addEventListener('import-row-ask', ({ row, message }) => void this.#opened.askRow(row, message));
    this.addEventListener('import-person-set', ({ actor, as }) => this.#opened.setPerson(actor, as));
    this.addEventListener('import-name-part', ({ name }) => void this.#opened.part(name));
    this.addEventListener('import-choice-set', ({ incoming, choice }) => {
      this.#opened.setChoice(this.#matchesOf(incoming), choice);
    });
    this.addEventListener('import-move-set', ({ incoming, on }) =>
      this.#opened.setMoves(this.#matchesOf(incoming), on),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.source) void this.#opened.give(this.source, this.plan);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#work?.end();
  }

  override updated(): void {
    const { is } = this.#opened.state;
    if (is === this.#shown) return;
    const before = this.#shown;
    this.#shown = is;
    // What one was on is gone: the focus goes to what has come instead.
    if (is === 'read') this.heading?.focus();
    else if (is === 'giving' && before !== '') this.drop?.focus();
  }

  override render(): TemplateResult {
    const { state: work } = this.#opened;
    return html`${work.is === 'giving' ? html`<import-drop .refusal=${work.refusal}></import-drop>` : nothing}
      ${work.is === 'reading' ? this.#renderWait(work) : nothing}
      ${work.is === 'read' && this.#decision ? this.#renderRead(work.reading, this.#decision, work.fault, work.again) : nothing}
      <p class="sr" role="status">${this.#said}</p>`;
  }

  #renderWait({ name, isLong }: { readonly name: string; readonly isLong: boolean }): TemplateResult {
    if (!isLong) return html`<p class="wait"></p>`;
    return html`<p class="wait">
      <span>${typeset(`Lecture de ${quote(name)}…`)}</span>
      <button class="btn" @click=${() => this.#opened.stop()}>Annuler</button>
    </p>`;
  }

  #renderRead(
    reading: ImportReading,
    decision: ImportDecision,
    fault: string,
    again: 'started' | 'long' | undefined,
  ): TemplateResult {
    const { mapping, warnings } = reading;
    const { file, matches } = decision;
    const slips = likelySlips(reading.territory.actors, this.plan?.actors ?? []).size;
    const notes = this.plan ? notesFor(decision, this.plan) : [];
    return html`${this.#renderCounts(file)} ${fault === '' ? nothing : html`<p class="fault" role="alert">${typeset(fault)}</p>`}
      ${notes.map(note => html`<p class="note">${typeset(note)}</p>`)}
      ${
        matches.length > 0
          ? renderPart(
              'Déjà dans le plan',
              `${matches.length} sur ${file.actions.length}`,
              true,
              html`<import-matches
                .decision=${decision}
                .word=${this.plan?.territory.vocabulary.action ?? 'Action'}
              ></import-matches>`,
            )
          : nothing
      }
      ${
        mapping
          ? renderPart(
              'Colonnes',
              countOf(mapping.columns.length, 'colonne'),
              true,
              keyed(this.#opened.faults, html`<import-columns .reading=${reading}></import-columns>`),
            )
          : nothing
      }
      ${
        mapping
          ? renderPart(
              'Remarques',
              warnings.length === 0 ? 'aucune' : `${warnings.length}`,
              warnings.length > 0 && warnings.length < 30,
              html`<import-doubts .doubts=${warnings} .rows=${this.#opened.rows}></import-doubts>`,
            )
          : nothing
      }
      ${renderPart(
        'Acteurs reconnus',
        `${reading.territory.actors.length}${slips > 0 ? `, dont ${slips} à vérifier` : ''}`,
        slips > 0,
        html`<import-people
          .people=${reading.territory.actors}
          .actors=${this.plan?.actors ?? []}
          .chosen=${this.#opened.people}
          .mayPart=${!reading.isOwn}
        ></import-people>`,
      )}
      ${renderPart('Le plan du tableau', countOf(file.actions.length, file.territory.vocabulary.action), true, html`<import-tree .file=${file}></import-tree>`)}
      ${this.#renderGrid(file)}
      ${this.plan ? nothing : this.#renderName(file)}
      <slot></slot>
      ${this.#renderDo(decision, again)}`;
  }

  #renderCounts(file: TerritoryFile): TemplateResult {
    return html`<div class="counts">
      <h3 tabindex="-1">${typeset(`Ce qui a été lu dans ${quote(this.#opened.name)}`)}</h3>
      ${countIn(file).map(([count, word]) => html`<span><strong>${count}</strong> ${word}</span>`)}
    </div>`;
  }

  /** Drawn once it is looked at: it is the longest to draw. */
  #renderGrid(file: TerritoryFile): TemplateResult {
    return html`<details
      class="part"
      ?open=${this.isGridOpen}
      @toggle=${(event: Event) => {
        this.isGridOpen = event.target instanceof HTMLDetailsElement && event.target.open;
      }}
    >
      <summary>Déploiement <small>${countIn(file).find(([, word]) => word === 'croix')?.[0] ?? 0} croix</small></summary>
      <div class="inside grid">${this.isGridOpen ? renderGrid(this.#previewOf(file)) : nothing}</div>
    </details>`;
  }

  #renderName({ territory }: TerritoryFile): TemplateResult {
    return html`<div class="called">
      <label for="name">Nom du territoire</label>
      <input
        class="field"
        id="name"
        autocomplete="off"
        .value=${this.called ?? territory.name}
        @input=${this.#onName}
      />
    </div>`;
  }

  #renderDo(decision: ImportDecision, again: 'started' | 'long' | undefined): TemplateResult {
    const { label, detail, isNothing } = toBeDone(decision, this.plan);
    return html`${this.refusal === '' ? nothing : html`<p class="fault" role="alert">${typeset(this.refusal)}</p>`}
      <p class="detail">${typeset(detail)}</p>
      <div class=${this.plan ? 'do at-hand' : 'do'}>
        <button
          class="btn main"
          ?disabled=${this.busy || again !== undefined || isNothing}
          @click=${() => this.#confirm(decision)}
        >
          ${again === 'long' ? 'Nouvelle lecture…' : this.busy ? 'Un instant…' : label}
        </button>
        <button class="btn" ?disabled=${this.busy} @click=${() => this.#opened.stop()}>Changer de tableau</button>
        <p>${typeset(detail)}</p>
      </div>`;
  }

  /** For those who do not see what has come. */
  get #said(): string {
    const { state: work } = this.#opened;
    if (work.is === 'reading') return work.isLong ? 'Lecture du tableau…' : '';
    if (work.is !== 'read') return '';
    if (work.again === 'long') return 'Nouvelle lecture…';
    const counts = countIn(work.reading.territory).map(([count, word]) => `${count} ${word}`);
    return typeset(
      `Tableau lu : ${counts.join(', ')}, ${countOf(work.reading.warnings.length, 'remarque')}.`,
    );
  }

  get #opened(): ImportWork {
    this.#work ??= new ImportWork(() => this.requestUpdate(), this.reader);
    return this.#work;
  }

  get #decision(): ImportDecision | undefined {
    return this.#opened.decisionFor(this.plan);
  }

  #matchesOf(incoming: readonly string[]): ImportDecision['matches'] {
    return this.#decision?.matches.filter(match => incoming.includes(match.incoming.id)) ?? [];
  }

  #confirm(decision: ImportDecision): void {
    const { file } = decision;
    const name = this.plan ? '' : (this.called ?? '').trim().toWellFormed();
    const named = name === '' ? file : { ...file, territory: { ...file.territory, name } };
    this.dispatchEvent(new ImportConfirmEvent({ ...decision, file: named }));
  }

  readonly #onName = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.called = event.target.value;
  };

  #previewOf(file: TerritoryFile): PlanSnapshot {
    if (this.#grid?.file !== file) this.#grid = { file, plan: previewPlan(file) };
    return this.#grid.plan;
  }
}

function renderPart(title: string, count: string, isOpen: boolean, content: unknown): TemplateResult {
  return html`<details class="part" ?open=${isOpen}>
    <summary>${title} <small>${count}</small></summary>
    <div class="inside">${content}</div>
  </details>`;
}

function renderGrid(plan: PlanSnapshot): TemplateResult {
  const { territory, actors } = plan;
  if (yearsOf(territory.period).length === 0)
    return html`<p>Le tableau ne dit pas d’années : le déploiement se remplira dans le plan.</p>`;
  return html`<deployment-grid
    .rows=${deploymentRows(outlineOf(plan))}
    .years=${yearsOf(territory.period)}
    .actors=${actors}
    .word=${territory.vocabulary.action}
    readOnly
  ></deployment-grid>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'import-desk': ImportDesk;
  }
}
