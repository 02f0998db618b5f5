/** Prints the sheet of a séance instead of the page it is asked for on. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Seance } from '../invitation.ts';

/** Rules about paper count for the document only, not in a shadow tree. */
const paper = new CSSStyleSheet();
paper.replaceSync(`@page { size: A4 portrait; margin: 12mm;
    @top-left { content: none; } @bottom-left { content: none; } @bottom-right { content: none; } }`);

/** Attaches itself to the host, which has the attribute `printing` while there is a sheet. */
export class PosterPrinting implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #seance: Seance | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** What is on the sheet. */
  get value(): Seance | undefined {
    return this.#seance;
  }

  hostConnected(): void {
    window.addEventListener('afterprint', this.#onDone);
  }

  hostDisconnected(): void {
    window.removeEventListener('afterprint', this.#onDone);
    this.#clear();
  }

  async print(seance: Seance): Promise<void> {
    this.#seance = seance;
    this.#host.toggleAttribute('printing', true);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter(sheet => sheet !== paper), paper];
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // Its code is an element in an element: it is there one frame later.
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    window.print();
  }

  readonly #onDone = (): void => {
    this.#clear();
    this.#host.requestUpdate();
  };

  #clear(): void {
    this.#seance = undefined;
    this.#host.toggleAttribute('printing', false);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== paper);
  }
}
