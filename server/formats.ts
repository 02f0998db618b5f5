/** Which formats of the data folder this server writes: a folder that a later one has written in is left as it is. */
import { SCHEMA_VERSION } from '../shared/plan-doc.ts';

/**
 * Noted in each SQLite file as its `user_version`; 0 in those of before. The plans' has the layout of documents in it: it
 * rises when either the tables or the documents are written in a way that a former server would not understand.
 */
export const PLANS_FORMAT = 1_000 + SCHEMA_VERSION;
export const HISTORY_FORMAT = 1;
