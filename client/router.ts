/** Which page an address stands for, and how links change it without leaving the application. */

/** The views of one plan, in the order of their tabs. */
export const views = ['plan', 'liste', 'deploiement', 'thematiques', 'acteurs', 'annees'] as const;

/** What is beside the plan and its views: reached from the menu of the bar. */
export const pages = [
  'inviter',
  'projection',
  'telecommande',
  'territoire',
  'annuaire',
  'importer',
  'verification',
  'commentaires',
  'corbeille',
  'accessibilite',
] as const;

/** What is about one thing, which the address names: `/t/<id>/action/<action>`. */
const details = ['action'] as const;

const screens = [...views, ...pages, ...details];
export type Screen = (typeof screens)[number];

export const screenTitles: Readonly<Record<Screen, string>> = {
  plan: 'Plan',
  liste: 'Liste',
  deploiement: 'Déploiement',
  thematiques: 'Par thématique',
  acteurs: 'Par acteur',
  annees: 'Par année',
  annuaire: 'Annuaire des acteurs',
  importer: 'Importer un tableau',
  verification: 'Vérification',
  commentaires: 'Commentaires',
  inviter: 'Inviter',
  territoire: 'Territoire',
  corbeille: 'Corbeille',
  accessibilite: 'Accessibilité',
  projection: 'Projection',
  telecommande: 'Télécommande',
  action: 'Fiche action',
};

export type Route =
  | { readonly is: 'home' }
  /** Where the plan of a new territory is begun. */
  | { readonly is: 'new' }
  /** The accessibility statement, for those who have no territory. */
  | { readonly is: 'accessibility' }
  /** The door of a séance. `code` is empty for those who are about to type it. */
  | { readonly is: 'join'; readonly code: string }
  /** For whoever has installed Tablée: all its territories. */
  | { readonly is: 'admin' }
  /** `search` is the query with its `?`, or empty: filters, and the sheet that is open beside the screen. */
  | {
      readonly is: 'territory';
      readonly id: string;
      readonly screen: Screen;
      readonly search: string;
      /** What the screen is about, when the address names it. */
      readonly subject?: string;
    }
  | { readonly is: 'unknown' };

/** `/t/<id>` alone is the plan: links say no more. */
export function parseRoute({ pathname, search }: Pick<URL, 'pathname' | 'search'>): Route {
  if (pathname === '/') return { is: 'home' };
  if (pathname === '/nouveau') return { is: 'new' };
  if (pathname === '/accessibilite') return { is: 'accessibility' };
  if (pathname === '/admin') return { is: 'admin' };
  const [joining, code = ''] = /^\/rejoindre(?:\/([\w -]*))?\/?$/.exec(pathname.replaceAll('%20', ' ')) ?? [];
  if (joining !== undefined) return { is: 'join', code };
  const [, id, name = 'plan', subject] =
    /^\/t\/([\w-]+)(?:\/([\w-]*)(?:\/([\w-]+))?)?\/?$/.exec(pathname) ?? [];
  const screen = screens.find(known => known === (name || 'plan'));
  const isDetail = details.some(known => known === screen);
  if (id === undefined || !screen || isDetail !== (subject !== undefined)) return { is: 'unknown' };
  return { is: 'territory', id, screen, search, ...(subject !== undefined && { subject }) };
}

/** @param search kept from one view to the next, so that filters are */
export function pathOf(id: string, screen: Screen, search = ''): string {
  return `/t/${id}/${screen}${search}`;
}

/** The fiche of an action, alone. */
export function sheetPathOf(id: string, action: string): string {
  return `/t/${id}/action/${action}`;
}

/** The query with some of its parameters changed; null takes one out. */
export function withParams(search: string, changes: Readonly<Record<string, string | null>>): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') params.delete(name);
    else params.set(name, value);
  }
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}

/** Goes to an address of the application as a link would. @param instead leaves no step for the back button */
export function go(href: string, { instead = false } = {}): void {
  const { pathname } = location;
  if (instead) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  // Another screen is seen from its beginning, like any page; the browser has noted how far one was in this one.
  if (!instead && location.pathname !== pathname) window.scrollTo(0, 0);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/**
 * Follows links and the back button.
 * @returns the way to stop
 */
export function followLinks(onRoute: (route: Route) => void): () => void {
  const show = (): void => onRoute(parseRoute(location));
  const onClick = (event: MouseEvent): void => {
    const link = event.composedPath().find(node => node instanceof HTMLAnchorElement);
    if (!link || !isOurs(link, event)) return;
    event.preventDefault();
    if (link.href === location.href) return;
    go(link.href);
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
  // A click in a text that is being written puts the caret there.
  const here =
    link.origin === location.origin &&
    !link.target &&
    !link.hasAttribute('download') &&
    !link.isContentEditable;
  // The way home leaves the territory: the browser then asks about unsaved work, as when a page is closed.
  return plain && here && !event.defaultPrevented && parseRoute(link).is === 'territory';
}
