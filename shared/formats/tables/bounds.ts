/** How much of a file is read at all. A plan is a thousand times smaller; a hostile file is without end. */

const MEGABYTE = 1024 * 1024;

/** The file as it is given. Pictures in it are never unpacked, but they count. */
export const MAX_FILE_BYTES = 50 * MEGABYTE;
/** All that is unpacked from it, counted while unpacking. */
export const MAX_EXPANDED_BYTES = 100 * MEGABYTE;
/** Text that is no archive, and the tables of texts of one that is. */
export const MAX_TEXT_CHARACTERS = 20 * MEGABYTE;
export const MAX_DEPTH = 100;
export const MAX_SHEETS = 200;
/** Rows holding something, in one sheet. */
export const MAX_ROWS = 10_000;
export const MAX_COLUMNS = 1_000;
/** In all sheets together. */
export const MAX_CELLS = 250_000;
/** What Excel itself allows in a cell. */
export const MAX_CELL_CHARACTERS = 32_767;
/** In all cells together: a long text may be cited by many. */
export const MAX_READ_CHARACTERS = 10 * MEGABYTE;
export const MAX_MERGES = 20_000;
/** Coloured cells without text, after the last one with text in their row, and rows of them in a row. */
export const MAX_COLOURS_ASIDE = 100;
