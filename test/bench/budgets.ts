/** What people may have to wait for, in milliseconds at most nineteen times out of twenty, on a slow machine and a big plan. */
export const budgets = {
  /** From a click on a tab to the view being painted. */
  view: 200,
  /** From the gesture to the fiche being painted, once its code is here. */
  sheet: 200,
  /** From a key to its letter being painted, while ten others edit. */
  keystroke: 50,
  /** From the last letter of a search to its result being painted. */
  search: 100,
} as const;

export type Budget = keyof typeof budgets;

/** When a workshop begins, in milliseconds at most nineteen times out of twenty. */
export const joining = {
  /** From the page of the code being asked for to the live board on a phone. */
  liveBoard: 3_000,
} as const;

/** While sixty people edit, in milliseconds at most nineteen times out of twenty: from an edit to somebody else's page. */
export const carrying = {
  socket: 100,
  /** Where the network refuses WebSocket. */
  http: 500,
} as const;
