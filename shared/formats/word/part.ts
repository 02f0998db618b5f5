/** One document of a plan, before it is known whether it has a file of its own. */
import type { Orientation } from './page.ts';

/** Content that stands on pages of one orientation. */
export interface Part {
  readonly orientation: Orientation;
  /** Paragraphs and tables, as XML. */
  readonly content: string;
}
