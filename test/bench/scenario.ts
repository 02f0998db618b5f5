/** What a scenario is: it runs on one engine, once, and gives figures. */
import type { EngineKind } from './engines.ts';

/** Numbers are put together as medians over the repeats; of texts, the first that is not like the others stays. */
export type Figures = Readonly<Record<string, number | string>>;

export interface Scenario {
  readonly name: string;
  readonly about: string;
  /** Those it means something for; all of them when absent. */
  readonly suits?: (kind: EngineKind) => boolean;
  /** Once is enough: it measures no time that varies. */
  readonly isOnce?: boolean;
  readonly run: (kind: EngineKind, isQuick: boolean) => Promise<Figures>;
}
