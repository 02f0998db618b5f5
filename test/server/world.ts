/** A real server on a free port, on a data folder of its own, with one territory and people who come and go. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createApp } from '../../server/app.ts';
import { type Catalog, openCatalog } from '../../server/catalog.ts';
import { Doorkeeper } from '../../server/doorkeeper.ts';
import type { Example } from '../../server/examples.ts';
import type { HistoryLog } from '../../server/history-log.ts';
import { SqliteHistoryLog } from '../../server/history-log-sqlite.ts';
import { listen } from '../../server/listen.ts';
import { Metrics } from '../../server/metrics.ts';
import type { PlanLog } from '../../server/plan-log.ts';
import { MeasuredPlanLog } from '../../server/plan-log-measured.ts';
import { openSqlitePlanLog } from '../../server/plan-log-sqlite.ts';
import type { Room } from '../../server/room.ts';
import { Rooms, type RoomsOptions } from '../../server/rooms.ts';
import { Territories } from '../../server/territories.ts';
import { parseTerritoryFile } from '../../shared/formats/territory-file.ts';
import type { TerritoryFile } from '../../shared/formats/territory-schema.ts';
import { closeCode } from '../../shared/protocol.ts';
import { Guest } from './guest.ts';

export const adminToken = 'administration-des-essais';
export const logger = pino({ level: 'silent' });

export async function readExample(name: string): Promise<TerritoryFile> {
  const file = new URL(`../../server/examples/${name}.json`, import.meta.url);
  return parseTerritoryFile(JSON.parse(await readFile(file, 'utf8')));
}

export interface World {
  readonly address: string;
  readonly catalog: Catalog;
  readonly catalogPath: string;
  readonly rooms: Rooms;
  readonly territories: Territories;
  readonly log: PlanLog;
  readonly history: HistoryLog;
  readonly id: string;
  readonly tokens: Readonly<Record<'coordinator' | 'editor' | 'reader', string>>;
  /** An unmodified y-websocket client, once in step with the server unless `wait` is false. */
  join(
    token: string,
    options?: { wait?: boolean; territory?: string; socketClass?: unknown },
  ): Promise<Guest>;
  socket(token: string, headers?: Record<string, string>, query?: string): WebSocket;
  stop(): Promise<void>;
}

export interface WorldOptions extends Partial<RoomsOptions> {
  /** Puts something between the server and its log. */
  readonly wrapLog?: (log: PlanLog) => PlanLog;
  readonly publicUrl?: string;
  readonly proxies?: number;
  readonly examples?: () => readonly Example[];
  readonly metrics?: Metrics;
  readonly metricsToken?: string;
}

export async function createWorld({
  wrapLog,
  publicUrl,
  proxies = 0,
  examples = () => [],
  history: ownHistory,
  logger: ownLogger = logger,
  metrics = new Metrics(),
  metricsToken,
  ...options
}: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'tablee-server-'));
  const disk = await openSqlitePlanLog(join(folder, 'plans.sqlite'));
  const measured = new MeasuredPlanLog(disk, { metrics, logger: ownLogger });
  const log = wrapLog ? wrapLog(measured) : measured;
  const history = ownHistory ?? new SqliteHistoryLog(join(folder, 'history.sqlite'));
  const catalogPath = join(folder, 'catalog.json');
  const catalog = await openCatalog(catalogPath);
  const onAway = ({ territory, name }: Room): void => void catalog.noteName(territory, name);
  const rooms = new Rooms({ log, history, logger: ownLogger, onAway, ...options });
  const territories = new Territories({ catalog, rooms, log, history });
  const doorkeeper = new Doorkeeper({ catalog, rooms, logger: ownLogger });
  const app = createApp({
    catalog,
    rooms,
    log,
    history,
    territories,
    doorkeeper,
    logger: ownLogger,
    adminToken,
    publicUrl,
    proxies,
    examples,
    metrics,
    metricsToken,
    folder,
  });
  const door = await listen(app, '127.0.0.1', 0);
  const socketAddress = door.address.replace('http', 'ws');
  const { id, tokens } = await territories.create(await readExample('pennes-septemes'));
  const guests: Guest[] = [];
  return {
    address: door.address,
    catalog,
    catalogPath,
    rooms,
    territories,
    log,
    history,
    id,
    tokens,
    join: async (token, { wait = true, territory = id, socketClass } = {}) => {
      const guest = new Guest(socketAddress, territory, token, socketClass);
      guests.push(guest);
      if (wait) await guest.synced;
      return guest;
    },
    socket: (token, headers = {}, query = '') => {
      const socket = new WebSocket(`${socketAddress}/sync/${id}?cle=${token}${query}`, { headers });
      socket.binaryType = 'nodebuffer';
      return socket;
    },
    stop: async () => {
      for (const guest of guests) guest.leave();
      await rooms.close(closeCode.restart, 200);
      door.close();
      doorkeeper.close();
      await disk.close();
      await history.close();
      await catalog.settle();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A world that ends with the test. */
export async function startWorld(options?: WorldOptions): Promise<World> {
  const world = await createWorld(options);
  onTestFinished(() => world.stop());
  return world;
}

/** A document as the log gives it back. */
export async function readLog(log: PlanLog, territory: string): Promise<Y.Doc> {
  const { snapshot, records } = await log.read(territory);
  const doc = new Y.Doc();
  for (const update of snapshot ? [snapshot, ...records] : records) Y.applyUpdate(doc, update);
  return doc;
}

export function nameIn(doc: Y.Doc): unknown {
  return doc.getMap('meta').get('name');
}
