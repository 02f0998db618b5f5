import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type ColumnField, type Mapping, sectionFields } from '../../shared/formats/tables/plan-reading.ts';
import { sectionNames } from '../../shared/sheet.ts';
import { ImportColumnSetEvent, type ImportReading, ImportSheetSetEvent } from '../import-events.ts';
import { controls } from '../styles/controls.ts';
import { importParts } from '../styles/import.ts';
import { typeset } from '../styles/typeset.ts';

interface Choice {
  readonly field: ColumnField;
  readonly name: string;
}

/** What each column of the table was taken for, to be said otherwise. */
@customElement('import-columns')
export class ImportColumns extends LitElement {
  static override readonly styles = [
    controls,
    importParts,
    css`
      .letter {
        display: inline-grid;
        place-items: center;
        min-width: 1.75rem;
        margin-right: var(--s2);
        padding: 0 4px;
        border-radius: var(--radius-s);
        background: var(--sunken);
        color: var(--ink-soft);
        font-size: var(--t-s);
        font-weight: 600;
      }
      .ignored th,
      .ignored td {
        color: var(--ink-soft);
      }
      .sheet {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2) var(--s3);
        align-items: center;
        margin: 0 0 var(--s3);
      }
      .sheet label {
        font-weight: 600;
      }
      table {
        table-layout: fixed;
      }
      tr > :first-child {
        width: 15rem;
      }
      tr > :last-child {
        width: 17rem;
      }
      td select {
        width: 100%;
      }
      @media (max-width: 700px) {
        tr > :first-child,
        tr > :last-child {
          width: auto;
        }
      }
    `,
  ];

  @property({ attribute: false }) reading: ImportReading | undefined;

  override render(): TemplateResult | typeof nothing {
    const mapping = this.reading?.mapping;
    if (!mapping || !this.reading) return nothing;
    return html`${this.#renderSheet(mapping)}
      <table>
        <caption class="sr">Ce que contient chaque colonne</caption>
        <thead>
          <tr>
            <th scope="col">Colonne</th>
            <th scope="col">Exemples</th>
            <th scope="col">Devient</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            mapping.columns,
            ({ column }) => column,
            column => this.#renderColumn(column, mapping),
          )}
        </tbody>
      </table>`;
  }

  #renderSheet({ sheet, sheets, headerRows }: Mapping): TemplateResult {
    const all = this.reading?.sheets ?? [];
    const [first, ...rest] = headerRows;
    const last = rest.at(-1);
    const header =
      first === undefined
        ? 'Aucune ligne d’en-tête n’a été reconnue.'
        : last === undefined
          ? `L’en-tête est à la ligne ${first}.`
          : `L’en-tête va de la ligne ${first} à la ligne ${last}.`;
    if (all.length < 2) return html`<p class="about">${header}</p>`;
    const together = sheets.length > 1 ? ` Feuilles lues ensemble : ${sheets.join(', ')}.` : '';
    return html`<p class="sheet">
        <label for="sheet">Feuille lue</label>
        <select id="sheet" @change=${this.#onSheet}>
          ${
            sheets.length > 1
              ? html`<option value="" selected>${sheets.length} feuilles ensemble</option>`
              : nothing
          }
          ${all.map(
            ({ name, hidden }) =>
              html`<option value=${name} ?selected=${sheets.length < 2 && name === sheet}>
                ${name}${hidden ? ' (masquée)' : ''}
              </option>`,
          )}
        </select>
      </p>
      <p class="about">${typeset(header + together)}</p>`;
  }

  #renderColumn({ column, header, field }: Mapping['columns'][number], mapping: Mapping): TemplateResult {
    const examples = this.reading?.examples[column] ?? [];
    const name = header.replace(/\s+/g, ' ').trim();
    return html`<tr class=${field === 'ignored' ? 'ignored' : nothing}>
      <th scope="row"><span class="letter">${column}</span>${name || 'Sans titre'}</th>
      <td class="soft">${examples.length > 0 ? examples.join(' · ') : 'Rien dans cette colonne'}</td>
      <td>
        <select
          aria-label=${`La colonne ${column}, ${name || 'sans titre'}, devient`}
          @change=${(event: Event) => this.#onColumn(event, column)}
        >
          ${this.#choices(mapping, field).map(
            choice =>
              html`<option value=${choice.field} ?selected=${choice.field === field}>${choice.name}</option>`,
          )}
        </select>
      </td>
    </tr>`;
  }

  /** The field that the column has is among them whatever it is. */
  #choices({ columns }: Mapping, present: ColumnField): readonly Choice[] {
    const { vocabulary, period } = this.reading?.territory.territory ?? {};
    const axis = vocabulary?.axis ?? 'Axe';
    const orientation = vocabulary?.orientation ?? 'Orientation';
    const known = columns.flatMap(({ field }) => yearsOfField(field));
    const [from, to] = [Math.min(...known, period?.from ?? Infinity), Math.max(...known, period?.to ?? 0)];
    const years =
      to > 0 ? Array.from({ length: Math.min(to - from + 3, 20) }, (_, index) => from - 1 + index) : [];
    const choices: Choice[] = [
      { field: 'title', name: 'Intitulé de l’action' },
      { field: 'number', name: 'Numéro de l’action' },
      { field: 'axis', name: axis },
      { field: 'axisNumber', name: `Numéro : ${axis.toLocaleLowerCase('fr')}` },
      { field: 'orientation', name: orientation },
      { field: 'orientationNumber', name: `Numéro : ${orientation.toLocaleLowerCase('fr')}` },
      { field: 'pilots', name: 'Pilotes' },
      { field: 'porteurs', name: 'Porteurs' },
      { field: 'themes', name: 'Thématiques' },
      { field: 'kind', name: 'Nouvelle, en cours ou reconduite' },
      { field: 'deadline', name: 'Calendrier et échéances' },
      ...years.map((year): Choice => ({ field: `year:${year}`, name: `Année ${year}` })),
      ...sectionFields.map((field): Choice => ({ field, name: `Fiche : ${sectionNames[field]}` })),
      { field: 'detail', name: 'Fiche : détails, sous son titre' },
      { field: 'ignored', name: 'Ne pas importer' },
    ];
    if (choices.some(({ field }) => field === present)) return choices;
    if (present === 'ownPartners') return [{ field: present, name: 'Partenaires' }, ...choices];
    if (present === 'ownCitations') return [{ field: present, name: 'Citée aussi sous' }, ...choices];
    return [{ field: present, name: `Années ${yearsOfField(present).join(' à ')}` }, ...choices];
  }

  readonly #onSheet = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement)
      this.dispatchEvent(new ImportSheetSetEvent(event.target.value));
  };

  #onColumn(event: Event, column: string): void {
    if (!(event.target instanceof HTMLSelectElement) || !this.reading?.mapping) return;
    const { value } = event.target;
    const present = this.reading.mapping.columns.find(known => known.column === column)?.field ?? 'ignored';
    const choice = this.#choices(this.reading.mapping, present).find(({ field }) => field === value);
    if (choice) this.dispatchEvent(new ImportColumnSetEvent(column, choice.field));
  }
}

function yearsOfField(field: ColumnField): readonly number[] {
  return field.startsWith('year:') ? field.slice(5).split('-').map(Number) : [];
}

declare global {
  interface HTMLElementTagNameMap {
    'import-columns': ImportColumns;
  }
}
