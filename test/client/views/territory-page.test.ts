import { expect } from 'chai';
import { CopyEraseEvent } from '../../../client/giving-up-events.ts';
import '../../../client/views/territory-page.ts';
import { expectAccessible } from '../axe.ts';
import { byRole, textOf } from '../find.ts';
import { clear, click, create, rendered, show, until } from '../page.ts';

describe('<territory-page>', () => {
  const { fetch, WebSocket } = window;
  const { pathname, search: ownSearch } = location;
  /** Answers that the page waits for, oldest first. */
  let answers: ((answer: Response) => void)[];
  let sockets: string[];

  beforeEach(async () => {
    answers = [];
    sockets = [];
    window.fetch = () => new Promise(resolve => answers.push(resolve));
    // A server that never answers is all the session gets.
    window.WebSocket = class extends EventTarget {
      constructor(url: string | URL) {
        super();
        sockets.push(String(url));
      }
      close(): void {}
      send(): void {}
    } as unknown as typeof WebSocket;
    await show(create('territory-page', { territory: 'x3' }), 'div');
  });
  afterEach(async () => {
    await clear();
    window.fetch = fetch;
    window.WebSocket = WebSocket;
    history.replaceState(null, '', pathname + ownSearch);
    localStorage.removeItem('tablee.access.x3');
    localStorage.removeItem('tablee.pending.x3');
  });

  const shown = (selector: string): HTMLElement | null | undefined =>
    document.querySelector('territory-page')?.shadowRoot?.querySelector<HTMLElement>(selector);
  const admitted = (): Response => Response.json({ id: 'x3', name: 'Les Pennes', role: 'editor' });
  const paste = (key: string, search = location.search): void => {
    history.replaceState(null, '', `${pathname}${search}#cle=${key}`);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  };

  it('says what to do when it is not Tablée that answered, and tries again on demand', async () => {
    answers[0]?.(new Response('<form>Identifiez-vous</form>'));
    const again = await until(() => shown('button'), 'the button');
    byRole('heading', 'Le plan ne s’ouvre pas');
    expect(shown('message-page')?.textContent).to.match(/pas Tablée qui a répondu/);
    await expectAccessible(document.documentElement);
    await click(again);
    expect(answers).to.have.length(2);
  });

  it('offers another way in to whom a link does not let in', async () => {
    answers[0]?.(Response.json({ error: { message: 'Ce lien n’ouvre pas ce plan.' } }, { status: 403 }));
    const link = await until(() => shown('a'), 'the link');
    expect(textOf(link)).to.equal('Coller un autre lien');
    await expectAccessible(document.documentElement);
  });

  it('opens the copy of who has been here before, while the server is down or out of reach', async () => {
    for (const answer of [Response.error(), new Response('Bad gateway', { status: 502 })]) {
      await clear();
      localStorage.setItem(
        'tablee.access.x3',
        JSON.stringify({ id: 'x3', name: 'Les Pennes', role: 'editor' }),
      );
      answers = [];
      await show(create('territory-page', { territory: 'x3' }), 'div');
      answers[0]?.(answer);
      await until(() => shown('territory-workspace'), 'the plan');
    }
  });

  it('remembers nothing for whom the server shuts out', async () => {
    localStorage.setItem(
      'tablee.access.x3',
      JSON.stringify({ id: 'x3', name: 'Les Pennes', role: 'editor' }),
    );
    answers[0]?.(Response.json({ error: { message: 'Ce lien n’ouvre pas ce plan.' } }, { status: 403 }));
    await until(() => shown('a'), 'the refusal');
    expect(localStorage.getItem('tablee.access.x3')).to.equal(null);
  });

  it('does not tell who has only read that what they wrote is saved', async () => {
    for (const [role, told] of [
      ['reader', false],
      ['editor', true],
    ] as const) {
      await clear();
      const seance = { name: 'Atelier', endsAt: '2026-11-29T22:59:00Z' };
      localStorage.setItem(
        'tablee.access.x3',
        JSON.stringify({ id: 'x3', name: 'Les Pennes', role, seance }),
      );
      answers = [];
      await show(create('territory-page', { territory: 'x3' }), 'div');
      answers[0]?.(Response.json({ error: { message: 'Ce lien n’ouvre plus ce plan.' } }, { status: 403 }));
      await until(
        () => /Merci d’y avoir pris part/.test(shown('message-page')?.textContent ?? ''),
        'the end',
      );
      expect(/enregistré/.test(shown('message-page')?.textContent ?? '')).to.equal(told);
    }
  });

  it('opens the copy of who is shut out while it holds what the server never had', async () => {
    for (const status of [403, 401]) {
      await clear();
      const seance = status === 401 ? { name: 'Atelier', endsAt: '2026-11-29T22:59:00Z' } : null;
      const known = { id: 'x3', name: 'Les Pennes', role: 'editor', seance };
      localStorage.setItem('tablee.access.x3', JSON.stringify(known));
      localStorage.setItem('tablee.pending.x3', '2');
      answers = [];
      await show(create('territory-page', { territory: 'x3' }), 'div');
      answers[0]?.(Response.json({ error: { message: 'Ce lien n’ouvre plus ce plan.' } }, { status }));
      await until(() => shown('territory-workspace'), 'the plan');
      expect(localStorage.getItem('tablee.access.x3')).not.to.equal(null);
    }
  });

  for (const [seance, said] of [
    [{ name: 'Atelier', endsAt: '2026-11-29T22:59:00Z' }, 'La séance est terminée'],
    [null, 'Votre accès a pris fin'],
  ] as const)
    it(`erases that copy once its author has said so, and claims nothing for what was lost: ${said}`, async () => {
      const known = { id: 'x3', name: 'Les Pennes', role: 'editor', seance };
      localStorage.setItem('tablee.access.x3', JSON.stringify(known));
      localStorage.setItem('tablee.pending.x3', '2');
      answers[0]?.(Response.json({ error: { message: 'Ce lien n’ouvre plus ce plan.' } }, { status: 403 }));
      const workspace = await until(() => shown('territory-workspace'), 'the plan');
      workspace.dispatchEvent(new CopyEraseEvent());
      await until(() => shown('message-page'), 'the last word');
      byRole('heading', said);
      expect(shown('message-page')?.textContent).to.match(/Ce que vous aviez écrit avant est enregistré/);
      await until(() => localStorage.getItem('tablee.pending.x3') === null, 'the end of the copy');
      expect(localStorage.getItem('tablee.access.x3')).to.equal(null);
    });

  it('opens one session, for the last of the links that are pasted while it waits', async () => {
    paste('un');
    paste('deux');
    expect(answers).to.have.length(3);
    for (const answer of answers) answer(admitted());
    await until(() => sockets.length > 0, 'a socket');
    await rendered();
    expect(sockets).to.have.length(1);
    expect(location.hash).to.equal('');
  });

  it('takes the key out of the address, and leaves the query', async () => {
    paste('un', '?q=jeux&fiche=a1');
    answers.at(-1)?.(admitted());
    await until(() => location.hash === '', 'the address without its key');
    expect(location.search).to.equal('?q=jeux&fiche=a1');
  });
});
