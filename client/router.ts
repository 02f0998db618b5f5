/** Which page an address stands for, and how links change it without leaving the application. */

export type Screen = 'plan' | 'deploiement';

export type Route =
  | { readonly is: 'home' }
  | { readonly is: 'territory'; readonly id: string; readonly screen: Screen }
  | { readonly is: 'unknown' };

/** The screens of a territory, in the order of their tabs. */
export const screenTitles: Readonly<Record<Screen, string>> = { plan: 'Plan', deploiement: 'Déploiement' };
export const screens: readonly Screen[] = ['plan', 'deploiement'];

/** `/t/<id>` alone is the plan: links say no more. */
export function parseRoute(path: string): Route {
  if (path === '/') return { is: 'home' };
  const [, id, name = 'plan'] = /^\/t\/([\w-]+)(?:\/([\w-]*))?\/?$/.exec(path) ?? [];
  const screen = screens.find(known => known === (name || 'plan'));
  return id !== undefined && screen ? { is: 'territory', id, screen } : { is: 'unknown' };
}

export function pathOf(id: string, screen: Screen): string {
  return `/t/${id}/${screen}`;
}

/**
 * Follows links and the back button.
 * @returns the way to stop
 */
export function followLinks(onRoute: (route: Route) => void): () => void {
  const show = (): void => onRoute(parseRoute(location.pathname));
  const onClick = (event: MouseEvent): void => {
    const link = event.composedPath().find(node => node instanceof HTMLAnchorElement);
    if (!link || !isOurs(link, event)) return;
    event.preventDefault();
    if (link.href === location.href) return;
    history.pushState(null, '', link.href);
    show();
  };
  // A link pasted in the address bar of an open page changes only its fragment, where the key is.
  window.addEventListener('hashchange', show);
  window.addEventListener('popstate', show);
  window.addEventListener('click', onClick);
  return () => {
    window.removeEventListener('hashchange', show);
    window.removeEventListener('popstate', show);
    window.removeEventListener('click', onClick);
  };
}

function isOurs(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const here = link.origin === location.origin && !link.target && !link.hasAttribute('download');
  // The way home leaves the territory: the browser then asks about unsaved work, as when a page is closed.
  return plain && here && !event.defaultPrevented && parseRoute(link.pathname).is === 'territory';
}
