/** What happens to the server, counted as it happens. Nothing here knows a name, a key or an id. */
import type { FrameSocket } from './frame-socket.ts';
import { Histogram } from './histogram.ts';
import { counter, labelled, type Metric } from './metrics-text.ts';

/** Seconds. */
const COMMIT_CLASSES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Any other would let whoever asks make series without end. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export class Metrics {
  /** Of those who have a place. */
  readonly sockets = new Set<FrameSocket>();
  readonly #commits = new Histogram(COMMIT_CLASSES);
  readonly #requests = new Map<string, { readonly labels: Record<string, string>; value: number }>();
  readonly #refusals = new Map<string, number>();
  #failedWrites = 0;
  #toldRefusals = new Map<string, number>();

  /** @param seconds from when a write was handed over until it was on disk */
  onCommit(seconds: number): void {
    this.#commits.observe(seconds);
  }

  onFailedWrite(): void {
    this.#failedWrites++;
  }

  /** @param route the pattern it was found by, never the address itself */
  onRequest(method: string, route: string, status: number): void {
    const known = METHODS.has(method) ? method : 'OTHER';
    const key = `${known} ${status} ${route}`;
    const counted = this.#requests.get(key);
    if (counted) counted.value++;
    else this.#requests.set(key, { labels: { method: known, route, status: String(status) }, value: 1 });
  }

  /** Somebody who came was not given a place. @param reason one of a few words */
  onRefusal(reason: string): void {
    this.#refusals.set(reason, (this.#refusals.get(reason) ?? 0) + 1);
  }

  /** How many were refused for what, since the last call. */
  takeRefusals(): Readonly<Record<string, number>> {
    const told = this.#toldRefusals;
    this.#toldRefusals = new Map(this.#refusals);
    const news = [...this.#refusals].map(
      ([reason, count]) => [reason, count - (told.get(reason) ?? 0)] as const,
    );
    return Object.fromEntries(news.filter(([, count]) => count > 0));
  }

  metrics(): readonly Metric[] {
    return [
      this.#commits.metric(
        'tablee_commit_duration_seconds',
        'From when a write of a plan is handed over to the disk until it is there.',
      ),
      counter('tablee_failed_writes_total', 'Writes of plans that the disk refused.', this.#failedWrites),
      labelled(
        'counter',
        'tablee_refused_connections_total',
        'People who came to a plan and were given no place.',
        'reason',
        this.#refusals,
      ),
      {
        name: 'tablee_http_requests_total',
        kind: 'counter',
        help: 'Requests answered, by pattern of their address.',
        samples: [...this.#requests.values()],
      },
    ];
  }
}
