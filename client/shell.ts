/** Has the browser keep the application's files, so that it opens without a network. */
import { whenIdle } from './idle.ts';

/** Milliseconds: a phone that has just come in has the plan to load first. */
const DELAY = 5_000;

/** Without a service worker (private windows, plain HTTP) the application needs the network to open: nothing is lost. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const register = (): void =>
    void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  window.addEventListener('load', () => setTimeout(() => whenIdle(register, { patience: DELAY }), DELAY));
}
