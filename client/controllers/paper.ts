/** What every printed page has around it: whose plan it is, what of it, the day, and which page of how many. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { printDate } from '../../shared/formats/date-text.ts';

export interface PaperWords {
  /** Whose plan it is. */
  readonly name: string;
  /** What of it is printed. */
  readonly title: string;
  /** Years stand side by side: the page lies down. */
  readonly isWide: boolean;
}

/**
 * Attaches itself to the host, which is asked for an update before each printing. Browsers that know no margin boxes
 * print their own date and page numbers.
 */
export class Paper implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #words: () => PaperWords;
  /** Rules about paper count for the document only, not in a shadow tree. */
  readonly #sheet = new CSSStyleSheet();
  #isPrinting = false;

  constructor(host: ReactiveControllerHost, words: () => PaperWords) {
    this.#host = host;
    this.#words = words;
    host.addController(this);
  }

  /** Between the browser's word that it prints and that it has. */
  get isPrinting(): boolean {
    return this.#isPrinting;
  }

  hostConnected(): void {
    // Before any other: what prints itself in its own manner comes after, and wins.
    document.adoptedStyleSheets = [this.#sheet, ...document.adoptedStyleSheets];
    window.addEventListener('beforeprint', this.#onBefore);
    window.addEventListener('afterprint', this.#onAfter);
  }

  hostDisconnected(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== this.#sheet);
    window.removeEventListener('beforeprint', this.#onBefore);
    window.removeEventListener('afterprint', this.#onAfter);
  }

  readonly #onBefore = (): void => {
    this.#isPrinting = true;
    this.#sheet.replaceSync(rulesFor(this.#words()));
    this.#host.requestUpdate();
  };

  readonly #onAfter = (): void => {
    this.#isPrinting = false;
    this.#host.requestUpdate();
  };
}

/**
 * Opens the browser's printing window. What is rendered bit by bit must be whole by then, and a script that prints
 * leaves it no time between the browser's word and the page's picture: so the word is given ahead.
 */
export async function printPage(): Promise<void> {
  window.dispatchEvent(new Event('beforeprint'));
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  window.print();
}

/** The first page says its name in full, in the document. */
function rulesFor({ name, title, isWide }: PaperWords): string {
  const top = [name, title].filter(Boolean).join(' – ');
  return `@page {
      ${isWide ? 'size: landscape;' : ''}
      margin: 15mm 12mm 14mm;
      @top-left { ${boxOf(quoteCss(top))} }
      @bottom-left { ${boxOf(quoteCss(tellToday()))} }
      @bottom-right { ${boxOf('"page " counter(page) " / " counter(pages)')} white-space: nowrap; }
    }
    @page :first { margin-top: 12mm; @top-left { content: none; } }`;
}

function boxOf(content: string): string {
  return `content: ${content}; font: 8.5pt 'Atkinson Hyperlegible Next Variable', system-ui, sans-serif; color: #3a3a3a;`;
}

function quoteCss(text: string): string {
  return `"${text.replace(/["\\\n\r\f]/g, found => `\\${found.charCodeAt(0).toString(16)} `)}"`;
}

/** « Imprimé le 29 novembre 2026 », by the clock on the wall, not by that of Greenwich. */
export function tellToday(): string {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return `Imprimé le ${printDate(day.map(part => String(part).padStart(2, '0')).join('-'))}`;
}
