import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ExampleCopyEvent, TerritoryImportEvent } from '../administration-events.ts';
import { controls } from '../styles/controls.ts';
import { form } from '../styles/form.ts';

/** A territory that begins with a plan there is: a file that Tablée has exported, or a copy of an example. */
@customElement('territory-source')
export class TerritorySource extends LitElement {
  static override readonly styles = [
    controls,
    form,
    css`
      :host {
        display: grid;
        /* A long name in the list makes it no wider than the page. */
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s5);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        align-items: center;
      }
      .row > .field,
      select {
        flex: 1 1 16rem;
        min-width: 0;
        width: auto;
        min-height: 44px;
      }
      .btn {
        min-height: 44px;
      }
      .fault {
        margin: var(--s1) 0 0;
        color: var(--danger);
      }
    `,
  ];

  /** Those the server has, each with the link that opens it. */
  @property({ attribute: false }) examples: readonly { readonly name: string; readonly link: string }[] = [];
  /** True while the server is asked. */
  @property({ type: Boolean }) busy = false;

  @state() private fault = '';

  override render(): TemplateResult {
    return html`<form @submit=${this.#onFile} novalidate>
        <label class="name" for="file">Un tableau (.xlsx, .ods, .csv), ou un plan exporté de Tablée (.json)</label>
        <div class="row">
          <input
            class="field"
            id="file"
            name="file"
            type="file"
            accept=".json,application/json,.xlsx,.xlsm,.ods,.fods,.csv,.tsv,.txt,text/csv"
            aria-describedby="file-fault"
          />
          <button class="btn" ?disabled=${this.busy}>Créer depuis ce fichier</button>
        </div>
        <p class="fault" id="file-fault" role="alert">${this.fault}</p>
      </form>
      ${this.examples.length === 0 ? nothing : this.#renderExamples()}`;
  }

  #renderExamples(): TemplateResult {
    return html`<form @submit=${this.#onExample}>
      <label class="name" for="example">Une copie d’un exemple, tel qu’il est maintenant</label>
      <div class="row">
        <select id="example" name="example">
          ${this.examples.map(({ name, link }) => html`<option value=${link}>${name}</option>`)}
        </select>
        <button class="btn" ?disabled=${this.busy}>Copier cet exemple</button>
      </div>
    </form>`;
  }

  readonly #onFile = (event: SubmitEvent): void => {
    event.preventDefault();
    const file = answerOf(event, 'file');
    const isChosen = file instanceof File && file.name !== '';
    this.fault = isChosen ? '' : 'Choisissez d’abord un fichier.';
    if (isChosen) this.dispatchEvent(new TerritoryImportEvent(file));
  };

  readonly #onExample = (event: SubmitEvent): void => {
    event.preventDefault();
    const link = answerOf(event, 'example');
    if (typeof link === 'string') this.dispatchEvent(new ExampleCopyEvent(link));
  };
}

function answerOf({ currentTarget }: SubmitEvent, field: string): FormDataEntryValue | null {
  return currentTarget instanceof HTMLFormElement ? new FormData(currentTarget).get(field) : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'territory-source': TerritorySource;
  }
}
