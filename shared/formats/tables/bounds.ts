/** How much of a file is read at all. A plan is a thousand times smaller; a hostile file is without end. */

const MEGABYTE = 1024 * 1024;

/** The file as it is given. Pictures in it are never unpacked, but they count. */
export const MAX_FILE_BYTES = 50 * MEGABYTE;
/** All that is unpacked from it, counted while unpacking. */
export const MAX_EXPANDED_BYTES = 100 * MEGABYTE;
/** Text that is no archive. */
export const MAX_TEXT_CHARACTERS = 20 * MEGABYTE;
export const MAX_DEPTH = 100;
/** In one part of the file, and in all sheets together: what is beyond takes time without holding a plan. */
export const MAX_ELEMENTS = 5_000_000;
export const MAX_SHEETS_ELEMENTS = 4_000_000;
export const MAX_SHEETS = 200;
/** Rows holding something, in one sheet. */
export const MAX_ROWS = 10_000;
export const MAX_COLUMNS = 1_000;
/** In all sheets together; each may take half of what those before it left. */
export const MAX_CELLS = 100_000;
/** What Excel itself allows in a cell. */
export const MAX_CELL_CHARACTERS = 32_767;
/** In all cells together, and in the table of texts that they cite. */
export const MAX_READ_CHARACTERS = 5 * MEGABYTE;
/** Of the same doubt in one sheet: the next one says that there are more. */
export const MAX_SAME_WARNINGS = 20;
export const MAX_MERGES = 10_000;
/** Ways of showing numbers in one workbook. */
export const MAX_FORMATS = 1_000;
/** Coloured cells without text, after the last one with text in their row, and rows of them in a row. */
export const MAX_COLOURS_ASIDE = 100;
