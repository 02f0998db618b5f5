import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type LevelStyle, levelStyles, type Numbering, type Territory } from '../../shared/model.ts';
import type { FixedOne } from '../../shared/views/wording.ts';
import { plural } from '../../shared/words.ts';
import { NumberingSetEvent, NumbersReleaseEvent } from '../about-events.ts';
import { NumberReleaseEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { form } from '../styles/form.ts';
import { typeset } from '../styles/typeset.ts';

const numberingTexts: readonly { readonly value: Numbering; readonly text: string }[] = [
  { value: 'continuous', text: 'À la suite dans tout le plan : 1, 2, 3…' },
  { value: 'hierarchical', text: 'Selon la place : 1.2.3' },
  { value: 'none', text: 'Sans numéro' },
];

const styleTexts: Readonly<Record<LevelStyle, string>> = {
  none: 'Sans numéro',
  decimal: '1, 2, 3…',
  letter: 'a, b, c…',
  path: '1.1, 1.2… (avec le niveau au-dessus)',
};

/** How the plan is numbered, and which numbers do not follow. */
@customElement('numbering-form')
export class NumberingForm extends LitElement {
  static override readonly styles = [
    controls,
    form,
    css`
      fieldset {
        border: none;
        margin: 0;
        padding: 0;
      }
      legend {
        padding: 0;
        margin-bottom: var(--s1);
        font-weight: 600;
      }
      .choice {
        display: flex;
        gap: var(--s2);
        align-items: center;
        min-height: 34px;
      }
      input[type='radio'] {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--accent);
      }
      h4 {
        margin: var(--s5) 0 var(--s1);
        font-size: var(--t-m);
      }
      .fixed {
        margin: 0;
      }
      ul {
        list-style: none;
        margin: var(--s2) 0;
        padding: 0;
        max-height: 22rem;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        background: var(--surface);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s3);
        align-items: center;
        padding: var(--s2) var(--s3);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li span {
        flex: 1 1 14rem;
        overflow-wrap: anywhere;
      }
      @media (pointer: coarse) {
        .choice {
          min-height: 44px;
        }
        input[type='radio'] {
          width: 24px;
          height: 24px;
        }
      }
    `,
  ];

  @property({ attribute: false }) territory: Territory | undefined;
  @property({ attribute: false }) fixed: readonly FixedOne[] = [];
  @property({ type: Boolean }) readOnly = false;

  override render(): TemplateResult {
    const { territory } = this;
    if (!territory) return html``;
    const { vocabulary } = territory;
    return html`<div class="fields">
        <fieldset ?disabled=${this.readOnly}>
          <legend>${capitalized(plural(vocabulary.action))}</legend>
          ${numberingTexts.map(({ value, text }) => this.#renderNumbering(value, text, territory.numbering))}
        </fieldset>
        ${this.#renderStyle('axisStyle', plural(vocabulary.axis), territory.axisStyle, ['none', 'decimal', 'letter'])}
        ${this.#renderStyle('orientationStyle', plural(vocabulary.orientation), territory.orientationStyle, levelStyles)}
      </div>
      ${this.fixed.length > 0 ? this.#renderFixed() : nothing}`;
  }

  #renderNumbering(value: Numbering, text: string, present: Numbering): TemplateResult {
    return html`<label class="choice"
      ><input
        type="radio"
        name="numbering"
        .checked=${value === present}
        @change=${() => this.dispatchEvent(new NumberingSetEvent({ numbering: value }))}
      />${text}</label
    >`;
  }

  #renderStyle(
    key: 'axisStyle' | 'orientationStyle',
    word: string,
    present: LevelStyle,
    styles: readonly LevelStyle[],
  ): TemplateResult {
    return html`<div>
      <label class="name" for=${key}>${capitalized(word)}</label>
      <select
        id=${key}
        ?disabled=${this.readOnly}
        @change=${({ currentTarget }: Event) => {
          const style = currentTarget instanceof HTMLSelectElement && styles[currentTarget.selectedIndex];
          if (style) this.dispatchEvent(new NumberingSetEvent({ [key]: style }));
        }}
      >
        ${styles.map(style => html`<option .selected=${style === present}>${styleTexts[style]}</option>`)}
      </select>
    </div>`;
  }

  #renderFixed(): TemplateResult {
    return html`<h4>Numéros figés</h4>
      <p class="fixed">Ils gardent leur valeur quand on déplace, comme dans le document signé.</p>
      <ul>
        ${this.fixed.map(
          ({ id, name, title }) => html`<li>
            <span><strong>${name}</strong> · ${typeset(title)}</span>
            ${
              this.readOnly
                ? nothing
                : html`<button
                    class="btn"
                    aria-label="Suivre la place : ${name}"
                    @click=${() => this.dispatchEvent(new NumberReleaseEvent(id))}
                  >
                    Suivre la place
                  </button>`
            }
          </li>`,
        )}
      </ul>
      ${
        this.readOnly || this.fixed.length < 2
          ? nothing
          : html`<button class="btn" @click=${() => this.dispatchEvent(new NumbersReleaseEvent())}>
              Tous les numéros suivent leur place
            </button>`
      }`;
  }
}

function capitalized(word: string): string {
  return word.charAt(0).toLocaleUpperCase('fr') + word.slice(1);
}

declare global {
  interface HTMLElementTagNameMap {
    'numbering-form': NumberingForm;
  }
}
