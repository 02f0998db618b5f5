/** `GET /metrics`: for who watches over the server, by a password; never for the public. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { adminDoor } from './admin-door.ts';
import { HttpSocket } from './http-socket.ts';
import type { LoopDelay } from './loop-delay.ts';
import type { Metrics } from './metrics.ts';
import { counter, gauge, labelled, METRICS_TYPE, type Metric, writeMetrics } from './metrics-text.ts';
import type { Rooms } from './rooms.ts';
import { version } from './version.ts';

/** The data folder's files that grow: those of SQLite with their journals. */
const FILES = ['plans.sqlite', 'plans.sqlite-wal', 'history.sqlite', 'history.sqlite-wal', 'catalog.json'];

export interface MetricsRouteOptions {
  readonly metrics: Metrics;
  readonly rooms: Rooms;
  readonly loop: LoopDelay | undefined;
  /** Undefined in tests that have none. */
  readonly folder: string | undefined;
  readonly adminToken: string;
  /** Opens this and nothing else: what watches need not be able to delete. */
  readonly metricsToken: string | undefined;
  readonly proxies: number;
}

/** Counts each answer by the pattern its address matched: what people put in addresses is nobody's to read. */
export function countRequests(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    try {
      await next();
    } finally {
      metrics.onRequest(c.req.method, answeringRoute(c), c.res.status);
    }
  };
}

/** After `next`, the route is that of the last handler that was run; what matched none has the pattern of all. */
function answeringRoute(c: Context): string {
  const route = routePath(c);
  return route === '' || route === '/*' ? '*' : route;
}

export function addMetricsRoute(app: Hono, options: MetricsRouteOptions): void {
  const { metrics, adminToken, metricsToken, proxies } = options;
  const requireWatcher = adminDoor({
    passwords: metricsToken === undefined ? [adminToken] : [metricsToken, adminToken],
    proxies,
    refusal: 'Il faut le mot de passe d’administration (ADMIN_TOKEN), ou celui des mesures (METRICS_TOKEN).',
  });
  app.get('/metrics', async c => {
    requireWatcher(c);
    const all = [
      ...metrics.metrics(),
      ...roomMetrics(options),
      ...(await folderMetrics(options)),
      ...(await processMetrics()),
    ];
    return c.body(writeMetrics(all), 200, { 'Content-Type': METRICS_TYPE, 'Cache-Control': 'no-store' });
  });
}

function roomMetrics({ rooms, metrics, loop }: MetricsRouteOptions): readonly Metric[] {
  const { open, seats, oldestUnwritten, recordBytes, snapshotBytes } = rooms.figures;
  const sockets = [...metrics.sockets];
  const byHttp = sockets.filter(socket => socket instanceof HttpSocket).length;
  const largestQueue = sockets.reduce((most, { bufferedAmount }) => Math.max(most, bufferedAmount), 0);
  const transports: [string, number][] = [
    ['websocket', sockets.length - byHttp],
    ['http', byHttp],
  ];
  return [
    gauge(
      'tablee_durable',
      '1 while all that people write reaches the disk, else 0.',
      rooms.isDurable ? 1 : 0,
    ),
    gauge(
      'tablee_unacknowledged_age_seconds',
      'Age of the oldest edit that is not on disk yet.',
      oldestUnwritten / 1000,
    ),
    gauge('tablee_rooms', 'Territories in memory.', open),
    labelled('gauge', 'tablee_sockets', 'Connections with a place at a plan.', 'transport', transports),
    gauge('tablee_seats', 'Places taken or held, with those of who is just coming.', seats),
    gauge(
      'tablee_largest_queue_bytes',
      'Largest amount that waits to be sent to one connection.',
      largestQueue,
    ),
    gauge(
      'tablee_open_log_bytes',
      'Records since the last snapshot, of the territories in memory.',
      recordBytes,
    ),
    gauge('tablee_open_snapshot_bytes', 'Last snapshots, of the territories in memory.', snapshotBytes),
    gauge(
      'tablee_event_loop_delay_p99_seconds',
      'How late the event loop runs, in the last minute.',
      loop?.p99 ?? 0,
    ),
  ];
}

async function folderMetrics({ folder }: MetricsRouteOptions): Promise<readonly Metric[]> {
  if (folder === undefined) return [];
  const sizes = await Promise.all(
    FILES.map(async name => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return [name, found?.size ?? 0] as const;
    }),
  );
  return [labelled('gauge', 'tablee_file_bytes', 'Files of the data folder.', 'file', sizes)];
}

async function processMetrics(): Promise<readonly Metric[]> {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  // Linux alone tells it so.
  const descriptors = await readdir('/proc/self/fd').catch(() => undefined);
  return [
    {
      name: 'tablee_build_info',
      kind: 'gauge',
      help: 'The version that runs.',
      samples: [{ labels: { version, node: process.version }, value: 1 }],
    },
    gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Of which objects of the main thread.', heapUsed),
    gauge('nodejs_external_memory_bytes', 'Of which bytes outside of the heap.', external),
    counter('process_cpu_seconds_total', 'Time of all threads on the processor.', (user + system) / 1e6),
    gauge('process_start_time_seconds', 'When it started.', Date.now() / 1000 - process.uptime()),
    ...(descriptors
      ? [gauge('process_open_fds', 'Files and sockets that are open.', descriptors.length)]
      : []),
  ];
}
