/** What people may have to wait for, in milliseconds at most nineteen times out of twenty, on a slow machine and a big plan. */
export const budgets = {
  /** From a page that was never asked for to the board being painted. */
  firstLoad: 3_000,
  /** The same once the browser has been there. */
  secondLoad: 2_000,
  /** From a click on a tab to the view being painted. */
  view: 200,
  /** From the gesture to the fiche being painted, once its code is here. */
  sheet: 200,
  /** From a key to its letter being painted, while the others edit. */
  keystroke: 50,
  /** From the last letter of a search to its result being painted. */
  search: 100,
  /** From a click on a year of the grid to its bar being painted. */
  gridToggle: 100,
  /** From somebody else's letter leaving their machine to its being painted here. */
  remoteEdit: 300,
} as const;

export type Budget = keyof typeof budgets;

/** What else is held to a limit in the browser: in the unit its name tells. */
export const limits = {
  /** Of the frames of a scroll, those that took more than 50 ms. */
  droppedPercent: 5,
  /** Of what a page holds after five minutes of a séance, what it may hold on top an hour later. */
  growthPercent: 10,
  /** Sent to a browser that was never there, compressed, until the board shows: 24 actions, or 300 with long fiches. */
  firstKilobytes: { small: 250, big: 500 },
} as const;

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
