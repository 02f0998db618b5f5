/** Has the browser keep the application's files, so that it opens without a network. */
import { whenIdle } from './idle.ts';

/** Milliseconds after the page has loaded: the plan comes first. */
const DELAY = 5_000;

/** For a phone: in a workshop, sixty of them share one line, and would all fetch at the same moment. */
const PHONE_DELAY = { least: 60_000, more: 9 * 60_000 };

/** Without a service worker (private windows, plain HTTP) the application needs the network to open: nothing is lost. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const register = (): void =>
    void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  const isPhone = matchMedia('(pointer: coarse)').matches;
  const delay = isPhone ? PHONE_DELAY.least + Math.random() * PHONE_DELAY.more : DELAY;
  window.addEventListener('load', () => setTimeout(() => whenIdle(register, { patience: DELAY }), delay));
}
