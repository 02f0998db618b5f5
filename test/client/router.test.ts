import { expect } from 'chai';
import { followLinks, go, parseRoute, pathOf, type Route, withParams } from '../../client/router.ts';
import { clear, click, show, until } from './page.ts';

describe('parseRoute', () => {
  const plan = { is: 'territory', id: 'x3-Y_z', screen: 'plan', search: '' } as const;
  const routes: readonly (readonly [string, Route])[] = [
    ['/', { is: 'home' }],
    ['/accessibilite', { is: 'accessibility' }],
    ['/nouveau', { is: 'new' }],
    ['/admin', { is: 'admin' }],
    ['/rejoindre', { is: 'join', code: '' }],
    ['/rejoindre/', { is: 'join', code: '' }],
    ['/rejoindre/KP74TD', { is: 'join', code: 'KP74TD' }],
    ['/rejoindre/kp7%204td', { is: 'join', code: 'kp7 4td' }],
    ['/rejoindre/KP74TD/plan', { is: 'unknown' }],
    ['/t/x3-Y_z/inviter', { ...plan, screen: 'inviter' }],
    ['/t/x3-Y_z/accessibilite', { ...plan, screen: 'accessibilite' }],
    ['/t/x3-Y_z', plan],
    ['/t/x3-Y_z/', plan],
    ['/t/x3-Y_z/plan', plan],
    ['/t/x3-Y_z/deploiement', { ...plan, screen: 'deploiement', search: '' }],
    ['/t/x3-Y_z/deploiement/', { ...plan, screen: 'deploiement', search: '' }],
    ['/t/x3-Y_z/plan?fiche=a1', { ...plan, search: '?fiche=a1' }],
    ['/t/', { is: 'unknown' }],
    ['/t/x3/autre', { is: 'unknown' }],
    ['/t/x3/plan/autre', { is: 'unknown' }],
    ['/t/x 3', { is: 'unknown' }],
    ['/autre', { is: 'unknown' }],
    [
      '/t/x3/action/a05?q=jeux',
      { is: 'territory', id: 'x3', screen: 'action', search: '?q=jeux', subject: 'a05' },
    ],
    ['/t/x3/action', { is: 'unknown' }],
    ['/t/x3/plan/a05', { is: 'unknown' }],
  ];
  for (const [path, route] of routes)
    it(`reads « ${path} » as ${JSON.stringify(route)}`, () => {
      expect(parseRoute(new URL(path, location.origin))).to.deep.equal(route);
    });

  it('reads what pathOf writes', () => {
    for (const screen of ['plan', 'deploiement'] as const)
      expect(parseRoute(new URL(pathOf('x3', screen, '?q=a'), location.origin))).to.deep.equal({
        is: 'territory',
        id: 'x3',
        screen,
        search: '?q=a',
      });
  });
});

describe('withParams', () => {
  it('changes some parameters and leaves the others', () => {
    expect(withParams('?q=jeux&fiche=a1', { fiche: 'a2' })).to.equal('?q=jeux&fiche=a2');
    expect(withParams('?q=jeux&fiche=a1', { fiche: null })).to.equal('?q=jeux');
  });

  it('leaves nothing of an empty query', () => {
    expect(withParams('?q=jeux', { q: '' })).to.equal('');
  });
});

describe('followLinks', () => {
  const home = location.href;
  let shown: Route[];
  let stop: () => void;
  let link: HTMLAnchorElement;
  /** The links that were left to the browser, which the test holds back. */
  let left: string[];
  const onLeft = (event: Event): void => {
    if (!event.defaultPrevented && event.target instanceof HTMLAnchorElement)
      left.push(event.target.pathname);
    event.preventDefault();
  };
  beforeEach(async () => {
    [shown, left] = [[], []];
    link = Object.assign(document.createElement('a'), {
      href: '/t/x3/deploiement',
      textContent: 'Déploiement',
    });
    await show(link);
    stop = followLinks(route => shown.push(route));
    window.addEventListener('click', onLeft);
  });
  afterEach(async () => {
    stop();
    window.removeEventListener('click', onLeft);
    history.replaceState(null, '', home);
    await clear();
  });

  it('shows the screen a link leads to without loading the page again', async () => {
    await click(link);
    expect(shown).to.deep.equal([{ is: 'territory', id: 'x3', screen: 'deploiement', search: '' }]);
    expect(location.pathname).to.equal('/t/x3/deploiement');
    expect(left).to.deep.equal([]);
  });

  it('shows it again with the back button', async () => {
    await click(link);
    history.pushState(null, '', '/t/x3/plan');
    history.back();
    await until(() => shown.length === 2, 'the screen before');
    expect(shown[1]).to.deep.equal({ is: 'territory', id: 'x3', screen: 'deploiement', search: '' });
  });

  it('goes where the application says, with a step back or without', async () => {
    history.pushState(null, '', '/t/x3/deploiement');
    go('/t/x3/plan?q=jeux');
    go('/t/x3/plan?q=jeu', { instead: true });
    history.back();
    await until(() => shown.length === 3, 'the screen before');
    const addresses = shown.map(route => route.is === 'territory' && `${route.screen}${route.search}`);
    expect(addresses).to.deep.equal(['plan?q=jeux', 'plan?q=jeu', 'deploiement']);
  });

  it('shows another screen from its beginning, and what changes on one where it is', async () => {
    link.style.cssText = 'display: block; height: 3000px';
    history.pushState(null, '', '/t/x3/plan');
    const scrolled = (href: string, options = {}): number => {
      window.scrollTo(0, 500);
      go(href, options);
      return window.scrollY;
    };
    expect(scrolled('/t/x3/plan?fiche=a1')).to.equal(500);
    expect(scrolled('/t/x3/liste?fiche=a1')).to.equal(0);
    expect(scrolled('/t/x3/plan', { instead: true })).to.equal(500);
  });

  it('finds a link in a shadow tree', async () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(link);
    await show(host);
    await click(link);
    expect(shown).to.have.length(1);
  });

  it('stays where one is writing: a click on a link of the text puts the caret in it', async () => {
    const text = document.createElement('div');
    text.contentEditable = 'true';
    text.append(link);
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(text);
    await show(host);
    await click(link);
    expect(shown).to.deep.equal([]);
    expect(location.href).to.equal(home);
  });

  it('does nothing for the screen one is on', async () => {
    history.replaceState(null, '', '/t/x3/deploiement');
    await click(link);
    expect([shown, left]).to.deep.equal([[], []]);
  });

  it('leaves to the browser the way home, other sites, new tabs and downloads', async () => {
    const others: readonly Partial<HTMLAnchorElement>[] = [
      { href: '/' },
      { href: 'https://caf.example/t/x3/plan' },
      { target: '_blank' },
      { download: 'plan.json' },
      { href: '/healthz' },
    ];
    for (const other of others) {
      const copy = link.cloneNode(true);
      link.after(copy);
      Object.assign(link, other);
      await click(link);
      link.remove();
      if (copy instanceof HTMLAnchorElement) link = copy;
    }
    expect(left).to.have.length(others.length);
    await click(link, { holding: 'Control' });
    expect(shown).to.deep.equal([]);
  });

  it('follows nothing once stopped', async () => {
    stop();
    await click(link);
    expect([shown, left]).to.deep.equal([[], ['/t/x3/deploiement']]);
  });
});
