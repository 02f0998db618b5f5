/** What the cells and sheets of an OpenDocument spreadsheet look like: styles by name, each on top of its parent. */
import { asFill, webColour } from './colours.ts';
import type { Attributes } from './xml.ts';

interface Style {
  readonly parent: string | undefined;
  /** Undefined when its parent decides. */
  fill?: string | null;
  bold?: boolean;
  isHidden?: boolean;
}

export interface Look {
  readonly fill: string | null;
  readonly bold: boolean;
}

/** A style has fewer parents than this; one that is its own ancestor has more. */
const MAX_PARENTS = 20;
/** More than any program keeps. */
const MAX_STYLES = 100_000;

export class OdsStyles {
  /** By family and name. */
  readonly #styles = new Map<string, Style>();
  readonly #looks = new Map<string, Look>();
  #current: Style | undefined;

  /** @param name of the element, as any part of the document gives it */
  open(name: string, attributes: Attributes): void {
    if (name === 'style:style' || name === 'style:default-style') {
      const style: Style = { parent: attributes['style:parent-style-name'] };
      const key = `${attributes['style:family'] ?? ''}/${attributes['style:name'] ?? ''}`;
      if (this.#styles.size < MAX_STYLES) this.#styles.set(key, style);
      this.#current = style;
    }
    const style = this.#current;
    if (!style) return;
    const background = attributes['fo:background-color'];
    const weight = attributes['fo:font-weight'];
    if (name === 'style:table-cell-properties' && background !== undefined) {
      style.fill = asFill(webColour(background));
    }
    if (name === 'style:text-properties' && weight !== undefined)
      style.bold = /^(bold|[6-9]00)$/.test(weight);
    if (name === 'style:table-properties') style.isHidden = attributes['table:display'] === 'false';
  }

  close(name: string): void {
    if (name === 'style:style' || name === 'style:default-style') this.#current = undefined;
  }

  look(name: string): Look {
    const known = this.#looks.get(name);
    if (known) return known;
    const line = this.#line('table-cell', name);
    const look = {
      fill: line.find(({ fill }) => fill !== undefined)?.fill ?? null,
      bold: line.find(({ bold }) => bold !== undefined)?.bold ?? false,
    };
    this.#looks.set(name, look);
    return look;
  }

  isHiddenSheet(name: string): boolean {
    return this.#line('table', name).some(({ isHidden }) => isHidden === true);
  }

  /** The style, its parent, and so on, then what holds for all of the family. */
  #line(family: string, name: string): readonly Style[] {
    const line: Style[] = [];
    let next: string | undefined = name;
    while (next !== undefined && line.length < MAX_PARENTS) {
      const style = this.#styles.get(`${family}/${next}`);
      if (style) line.push(style);
      next = style?.parent;
    }
    const all = this.#styles.get(`${family}/`);
    return all ? [...line, all] : line;
  }
}
