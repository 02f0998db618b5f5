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
  /** Of what a page holds after an hour of a séance, what it may hold on top an hour later: the plan remembers each edit. */
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

/** What one engine's figure is held against: a share of another's, or a number when there is none. */
export interface Target {
  readonly scenario: string;
  readonly figure: string;
  readonly is: 'at most' | 'at least';
  readonly value: number;
  readonly of?: string;
}

/** What `npm run bench` holds Tablée to, with every edit on the disk and acknowledged. */
export const targets: readonly Target[] = [
  { scenario: 'séance', figure: 'CPU µs/delivery', is: 'at most', value: 1.2, of: 'relay' },
  { scenario: 'séance', figure: 'p99 ms', is: 'at most', value: 1.2, of: 'relay' },
  { scenario: 'full-room', figure: 'CPU µs/delivery', is: 'at most', value: 0.8, of: 'relay' },
  { scenario: 'full-room', figure: 'p99 ms', is: 'at most', value: 0.3, of: 'relay' },
  { scenario: 'burst', figure: 'deliveries/s', is: 'at least', value: 0.8, of: 'relay-framed' },
  { scenario: 'burst', figure: 'p99 ms', is: 'at most', value: 50 },
  { scenario: 'rooms', figure: 'CPU µs/delivery', is: 'at most', value: 2, of: 'relay' },
  { scenario: 'join', figure: 'p50 ms', is: 'at most', value: 0.5, of: 'hocuspocus+sqlite' },
  { scenario: 'join', figure: '60 at once, ms', is: 'at most', value: 0.5, of: 'hocuspocus+sqlite' },
  { scenario: 'join', figure: 'bytes ÷ state', is: 'at most', value: 1.01 },
  { scenario: 'memory', figure: 'MB for 5,000 connections', is: 'at most', value: 150 },
  { scenario: 'memory', figure: 'MB for 2,000 at rest', is: 'at most', value: 10 },
  { scenario: 'slow-reader', figure: 'MB held for it', is: 'at most', value: 20 },
  { scenario: 'slow-reader', figure: 'others’ p99 ÷ without it', is: 'at most', value: 1.2 },
  { scenario: 'crash', figure: 'of them lost', is: 'at most', value: 0 },
  { scenario: 'age', figure: 'state ÷ fresh', is: 'at most', value: 3 },
  { scenario: 'age', figure: 'load ÷ fresh', is: 'at most', value: 3 },
  { scenario: 'age', figure: 'join ÷ fresh', is: 'at most', value: 3 },
];
