/**
 * Reads the tables that Excel, LibreOffice, Word and others put on the clipboard, or save under another name. Markup is
 * only read for what it shows: nothing in it is run or kept.
 */
import { Parser } from 'htmlparser2';
import { MAX_SHEETS, MAX_SHEETS_ELEMENTS, MAX_TEXT_CHARACTERS } from './bounds.ts';
import { asFill } from './colours.ts';
import { HtmlSheet } from './html-sheet.ts';
import { type HtmlLook, readDeclarations, readStyleSheet } from './html-styles.ts';
import { refuse, refuseTooBig } from './refusals.ts';
import type { Workbook } from './workbook.ts';
import { SheetBuilder, SheetFull, WorkbookBuilder } from './workbook-builder.ts';
import type { Attributes } from './xml.ts';

/** Browsers themselves stop at 512. */
const MAX_HTML_DEPTH = 512;
const STEP = 64 * 1024;

const blocks = new Set(['p', 'div', 'li', 'ul', 'ol', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table']);
/** What is in the text without being shown. */
const silent = new Set([
  'head',
  'style',
  'script',
  'title',
  'del',
  'template',
  'noscript',
  'iframe',
  'object',
]);

/** One sheet for each table that holds something. Undefined when there is none. */
export function readHtmlTables(html: string, sheetName: string): Workbook | undefined {
  if (html.length > MAX_TEXT_CHARACTERS) return refuseTooBig();
  const reading = new HtmlReading(sheetName);
  const parser = new Parser({
    onopentag: (name, attributes) => reading.open(name, attributes),
    ontext: text => reading.text(text),
    onclosetag: name => reading.close(name),
  });
  for (let at = 0; at < html.length; at += STEP) parser.write(html.slice(at, at + STEP));
  parser.end();
  return reading.finish();
}

interface OpenElement {
  readonly name: string;
  readonly isBold: boolean;
  readonly isSilent: boolean;
  readonly isBullet: boolean;
}

const outside: OpenElement = { name: '', isBold: false, isSilent: false, isBullet: false };

class HtmlReading {
  readonly #workbook = new WorkbookBuilder();
  readonly #sheetName: string;
  readonly #stack: OpenElement[] = [];
  #css = '';
  #classes: ReadonlyMap<string, HtmlLook> = new Map();
  #sheet: HtmlSheet | undefined;
  #sheets = 0;
  #elements = 0;
  /** Tables open: those inside a cell are text of it. */
  #tables = 0;
  #bullet = '';
  #hasTextAside = false;

  constructor(sheetName: string) {
    this.#sheetName = sheetName;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#stack.length >= MAX_HTML_DEPTH) {
      refuse('Ce tableau n’a pas pu être lu', 'copiez-le depuis votre tableur, puis réessayez');
    }
    this.#elements += 1;
    if (this.#elements > MAX_SHEETS_ELEMENTS) refuseTooBig();
    const around = this.#stack.at(-1) ?? outside;
    const style = attributes.style ?? '';
    const own = readDeclarations(style);
    this.#stack.push({
      name,
      isBold: own.bold ?? (around.isBold || name === 'b' || name === 'strong'),
      isSilent: around.isSilent || silent.has(name),
      isBullet: around.isBullet || /mso-list:\s*ignore/i.test(style),
    });
    if (name === 'style') this.#css = '';
    if (name === 'table') this.#openTable();
    this.#guarded(sheet => {
      if (this.#tables === 1) sheet.open(name, attributes, this.#look(attributes, own));
      else if (name === 'td' || name === 'th') sheet.text.add(' ', false);
      if (name === 'br') sheet.text.break();
      if (blocks.has(name)) sheet.text.block();
      if (name === 'li') sheet.text.add('• ', false);
    });
  }

  text(text: string): void {
    const { name, isBold, isSilent, isBullet } = this.#stack.at(-1) ?? outside;
    if (name === 'style' && this.#css.length < MAX_TEXT_CHARACTERS) this.#css += text;
    if (isSilent) return;
    if (isBullet) this.#bullet += text.slice(0, 20);
    else if (this.#sheet) this.#sheet.text.add(text, isBold);
    else if (text.trim() !== '') this.#hasTextAside = true;
  }

  close(name: string): void {
    const closed = this.#stack.pop();
    if (name === 'style') this.#classes = new Map([...this.#classes, ...readStyleSheet(this.#css)]);
    if (closed?.isBullet && !this.#stack.at(-1)?.isBullet) this.#closeBullet();
    this.#guarded(sheet => {
      if (blocks.has(name)) sheet.text.block();
      if (this.#tables === 1) sheet.close(name);
    });
    if (name === 'table') this.#closeTable();
  }

  finish(): Workbook | undefined {
    if (this.#sheets === 0) return undefined;
    if (this.#sheets > MAX_SHEETS) {
      this.#workbook.warn(`Il y a ${this.#sheets} tableaux : seuls les ${MAX_SHEETS} premiers ont été lus.`);
    }
    if (this.#hasTextAside) this.#workbook.warn('Le texte hors des tableaux n’a pas été lu.');
    return this.#workbook.finish();
  }

  #openTable(): void {
    this.#tables += 1;
    if (this.#tables > 1) return;
    this.#sheets += 1;
    if (this.#sheets > MAX_SHEETS) return;
    const name = this.#sheets === 1 ? this.#sheetName : `${this.#sheetName} (${this.#sheets})`;
    this.#sheet = new HtmlSheet(new SheetBuilder(this.#workbook, name, false));
  }

  #closeTable(): void {
    this.#tables -= 1;
    if (this.#tables > 0) return;
    this.#guarded(sheet => sheet.closeAll());
    this.#sheet?.finish();
    this.#sheet = undefined;
  }

  /** Word writes the bullet or the number of an item as text: numbers are kept, other signs are one bullet. */
  #closeBullet(): void {
    const sign = this.#bullet.trim();
    this.#bullet = '';
    this.#sheet?.text.add(/^[(]?[\dA-Za-z]{1,4}[.)]/.test(sign) ? `${sign} ` : '• ', false);
  }

  #look(attributes: Attributes, own: HtmlLook): HtmlLook {
    const names = (attributes.class ?? '').split(/\s+/, 20);
    const byClass = names.map(name => this.#classes.get(name)).filter(look => look !== undefined);
    const painted =
      attributes.bgcolor === undefined ? {} : readDeclarations(`background:${attributes.bgcolor}`);
    const look: HtmlLook = Object.assign({}, painted, ...byClass, own);
    return { ...look, fill: asFill(look.fill) ?? undefined };
  }

  #guarded(read: (sheet: HtmlSheet) => void): void {
    if (!this.#sheet) return;
    try {
      read(this.#sheet);
    } catch (error) {
      if (!(error instanceof SheetFull)) throw error;
      this.#sheet.isFull = true;
    }
  }
}
