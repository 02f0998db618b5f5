/**
 * Keeps the application's own files in the browser, so that a page that is reloaded without a network opens. The plan
 * is not its concern: IndexedDB has it, and what is asked of the server always goes to the server.
 */

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
declare global {
  /** TypeScript's own names for a worker do not go with those of pages: these events come to this file alone. */
  interface WindowEventMap {
    install: LifeEvent;
    activate: LifeEvent;
    fetch: RequestEvent;
  }
}

/** Of this build, put in by it: names with hashes, which never change content. */
const files = '__SHELL_FILES__'.split(' ').map(name => `/${name}`);

/** The page that loads them, whatever address it is shown under. */
const PAGE = '/';

const PREFIX = 'tablee-shell-';
const shell = PREFIX + fingerprint(files.join());

/** Milliseconds after which a network that does not answer is taken for none. */
const PATIENCE = 4_000;

self.addEventListener('install', event => {
  event.waitUntil(caches.open(shell).then(cache => cache.addAll([PAGE, ...files])));
});

self.addEventListener('activate', event => {
  event.waitUntil(forgetFormer());
});

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(openFile(request));
});

/** The server's page while it answers: it names the files of the present build. */
async function openPage(request: Request): Promise<Response> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE);
  const answer = await fetch(request, { signal: giveUp.signal }).catch(() => undefined);
  // Once it answers, it may take its time to give all of it.
  clearTimeout(timer);
  // What stands between may answer for a server that is down.
  if (answer && answer.status < 500) return answer;
  const kept = await caches.match(PAGE);
  return kept ?? answer ?? Response.error();
}

async function openFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The files of former builds go once no page uses them any more. */
async function forgetFormer(): Promise<void> {
  const names = await caches.keys();
  const former = names.filter(name => name.startsWith(PREFIX) && name !== shell);
  await Promise.all(former.map(name => caches.delete(name)));
}

function fingerprint(text: string): string {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_000_007;
  return String(sum);
}

export {};
