/** The search field and the list of a dialog in which one checks boxes, and what Enter has just done in it. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { typeset } from '../styles/typeset.ts';

interface PickerHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Belongs to the dialog, which renders its parts where they go. */
export class PickerSearch {
  readonly #host: PickerHost;
  readonly #onEnter: () => void;
  #wanted = '';
  #news = '';

  /** @param onEnter when Enter is pressed on words */
  constructor(host: PickerHost, onEnter: () => void) {
    this.#host = host;
    this.#onEnter = onEnter;
  }

  /** As it was typed. */
  get wanted(): string {
    return this.#wanted;
  }

  /** Says something under the field, what is wanted staying there: the one it is about may be far down the list. */
  tell(news: string): void {
    this.#news = news;
    this.#host.requestUpdate();
  }

  /** Something was chosen or added: the field is ready for the next. */
  startAgain(news: string): void {
    this.#wanted = '';
    this.tell(news);
  }

  focus(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('input.field')?.focus();
  }

  renderField(label: string): TemplateResult {
    return html`<input
        class="field"
        type="search"
        aria-label=${label}
        placeholder=${label}
        .value=${this.#wanted}
        @input=${this.#onInput}
        @keydown=${this.#onKeydown}
        autofocus
      />
      <p class="news" role="status">${typeset(this.#news)}</p>`;
  }

  /** @param renderChoice a box and what it stands for */
  renderList<T extends { readonly id: string }>(
    entries: readonly T[],
    renderChoice: (entry: T) => TemplateResult,
  ): TemplateResult {
    return html`<ul>
      ${repeat(
        entries,
        ({ id }) => id,
        entry => html`<li><label class="choice">${renderChoice(entry)}</label></li>`,
      )}
    </ul>`;
  }

  readonly #onInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    this.#wanted = target.value;
    this.tell('');
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat && this.#wanted.trim() !== '') this.#onEnter();
  };
}

/** The one that Enter chooses: of this very name, or the only one left. */
export function meant<T>(found: readonly T[], isCalled: (entry: T) => boolean): T | undefined {
  return found.find(isCalled) ?? (found.length === 1 ? found[0] : undefined);
}
