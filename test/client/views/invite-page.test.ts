import { expect } from 'chai';
import type { Seance } from '../../../client/invitation.ts';
import type { InvitePage } from '../../../client/views/invite-page.ts';
import '../../../client/views/invite-page.ts';
import type { AccessRole } from '../../../shared/model.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, inside, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { choose, clear, click, create, press, rendered, setSize, type, until } from '../page.ts';
import { openPennes } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

describe('<invite-page>', () => {
  const { fetch, print } = window;
  const own = {
    id: 'l1',
    role: 'coordinator',
    label: '',
    createdAt: '2026-11-02T09:00:00Z',
    endsAt: null,
    lastUse: '2026-11-28T10:00:00Z',
    isCurrent: true,
  };
  const elected = { ...own, id: 'l2', role: 'reader', label: 'Élus', isCurrent: false, lastUse: null };
  const seance: Seance = {
    id: 's1',
    name: 'Atelier petite enfance',
    role: 'editor',
    startedAt: '2026-11-29T08:00:00Z',
    endsAt: '2027-01-15T22:59:00Z',
    code: 'KP74TD',
    link: 'https://tablee.example/rejoindre/KP74TD',
    people: 0,
  };
  let page: InvitePage;
  let facts: StandIn;
  let tell: () => void;
  let asked: Request[];
  /** What the server says, by « METHOD /path »; done and nothing to tell of it otherwise. */
  let answers: Record<string, () => Response>;
  beforeEach(() => {
    asked = [];
    answers = {
      'GET /links': () => Response.json({ links: [own, elected] }),
      'GET /seances': () => Response.json({ seances: [] }),
    };
    window.fetch = async (path, init) => {
      if (!String(path).startsWith('/api/')) return fetch(path, init);
      const request = new Request(path, init);
      asked.push(request.clone());
      const key = `${request.method} ${new URL(request.url).pathname.replace('/api/territories/x3', '')}`;
      return answers[key]?.() ?? new Response(null, { status: 204 });
    };
  });
  afterEach(async () => {
    await clear();
    Object.assign(window, { fetch, print });
  });

  async function open(role: AccessRole = 'coordinator'): Promise<void> {
    const { alice } = await openPennes();
    page = create('invite-page');
    facts = { plan: alice, mayEdit: true, hasPlan: true, territory: 'x3', role };
    tell = await showIn(facts, page);
    await rendered();
  }
  const sent = (method: string): Request | undefined => asked.find(request => request.method === method);
  const pathOf = (request: Request): string => new URL(request.url).pathname;
  const alerts = (): string => allByRole('alert', /^/, page).map(textOf).join(' ').trim();
  const withSeance = (): void => {
    answers['GET /seances'] = () => Response.json({ seances: [seance] });
  };

  it('has no fault that axe knows, with and without a séance, with a question, and at 320 pixels', async () => {
    await open();
    await until(() => allByRole('button', /^Révoquer/, page)[0], 'the links');
    await expectAccessible(page);
    await click(byRole('button', 'Révoquer : Élus (Lire)', page));
    await expectAccessible(page);
    await clear();
    withSeance();
    await open();
    await until(() => allByRole('button', 'Terminer la séance', page)[0], 'the séance');
    await expectAccessible(page);
    await setSize({ width: 320, height: 640 });
    await expectAccessible(page);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('is for coordinators only, and asks the server for nothing otherwise', async () => {
    await open('editor');
    expect(textOf(page.shadowRoot?.querySelector('.lead') ?? page)).to.match(
      /^Seule une personne qui coordonne/,
    );
    expectNone('button', /^/, page);
    expect(asked).to.have.length(0);
  });

  it('shows at once the séance that another coordinator opens, and says why it cannot', async () => {
    answers['GET /seances'] = () =>
      Response.json({ error: { message: 'Le serveur redémarre.' } }, { status: 503 });
    await open();
    await until(() => alerts() === 'Le serveur redémarre.', 'the fault');
    withSeance();
    facts.seancesAt = 2;
    tell();
    await until(() => allByRole('button', 'Terminer la séance', page)[0], 'the séance');
    expect(alerts()).to.equal('');
  });

  it('lists links by right, with whom they are for and when they were used', async () => {
    await open();
    const item = await until(
      () => allByRole('listitem', /^/, page).find(one => /Élus/.test(textOf(one))),
      'the link',
    );
    expect(textOf(item)).to.match(/Créé le 2 novembre 2026.*jamais utilisé, sans date de fin/);
    expect(allByRole('heading', /^(Coordonner|Modifier|Lire)$/, page).map(nameOf)).to.deep.equal([
      'Coordonner',
      'Modifier',
      'Lire',
    ]);
    expect(page.shadowRoot?.textContent + textOf(item)).not.to.match(/cle=/);
  });

  it('shows a new link once, the focus on it, and holds back who leaves without it', async () => {
    answers['POST /links'] = () =>
      Response.json({ id: 'l3', link: 'https://tablee.example/t/x3#cle=abc' }, { status: 201 });
    await open();
    await click(byRole('textbox', 'Pour qui ?', page));
    await type('Caf');
    choose(byRole('combobox', 'Droit donné', page), 'Coordonner');
    await click(byRole('button', 'Créer le lien', page));
    const field = await until(() => allByRole('textbox', 'Caf', page)[0], 'the link');
    expect(Reflect.get(field, 'value')).to.equal('https://tablee.example/t/x3#cle=abc');
    expectFocus(byRole('heading', 'Le lien « Caf » est prêt', page));
    expect(await sent('POST')?.json()).to.deep.equal({ role: 'coordinator', label: 'Caf', endsAt: null });
    await expectAccessible(page);

    const elsewhere = Object.assign(document.createElement('a'), { href: '/t/x3/plan', textContent: 'Plan' });
    page.before(elsewhere);
    await click(elsewhere);
    byRole('dialog', 'Partir sans copier le lien ?', page);
    await click(byRole('button', 'Rester ici', page));
    expectNone('dialog', /^/, page);
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);
    await click(byRole('button', 'C’est fait, masquer ce lien', page));
    expectNone('textbox', 'Caf', page);
  });

  it('sends the last minute of the day that was chosen as the end of a link', async () => {
    answers['POST /links'] = () =>
      Response.json({ id: 'l3', link: 'https://tablee.example/t/x3#cle=abc' }, { status: 201 });
    await open();
    const form = page.shadowRoot?.querySelector('link-form') ?? page;
    inside<HTMLInputElement>(form, '[type=date]').value = '2027-06-30';
    await click(byRole('button', 'Créer le lien', page));
    const { endsAt } = await (await until(() => sent('POST'), 'the link to be made')).json();
    expect(endsAt).to.equal(new Date(2027, 5, 30, 23, 59).toISOString());
  });

  it('revokes a link once it is confirmed, and says why it cannot', async () => {
    answers['DELETE /links/l1'] = () =>
      Response.json({ error: { message: 'C’est le dernier lien de coordination.' } }, { status: 409 });
    await open();
    await click(await until(() => allByRole('button', 'Révoquer : Élus (Lire)', page)[0], 'the link'));
    byRole('dialog', 'Révoquer « Élus » ?', page);
    expect(sent('DELETE')).to.equal(undefined);
    await click(byRole('button', 'Révoquer', page));
    expect(pathOf(await until(() => sent('DELETE'), 'the end'))).to.equal('/api/territories/x3/links/l2');
    await until(() => allByRole('button', /Élus/, page).length === 0, 'the link to go');
    await page.updateComplete;
    expectFocus(byRole('heading', 'Liens', page));
    await click(byRole('button', 'Révoquer : Lien de coordination du 2 novembre 2026 (Coordonner)', page));
    await click(byRole('button', 'Révoquer', page));
    await until(() => /dernier lien/.test(alerts()), 'the refusal');
    byRole('button', 'Révoquer : Lien de coordination du 2 novembre 2026 (Coordonner)', page);
  });

  it('opens a séance until tonight unless one says otherwise, and shows its code', async () => {
    answers['POST /seances'] = () => Response.json(seance, { status: 201 });
    await open();
    const heard = listen('notice');
    await click(byRole('textbox', 'Nom de la séance', page));
    await type('Atelier petite enfance');
    await press('Enter');
    const { endsAt, ...rest } = await (await until(() => sent('POST'), 'the séance')).json();
    expect(rest).to.deep.equal({ name: 'Atelier petite enfance', role: 'editor' });
    const today = new Date();
    expect(endsAt).to.equal(
      new Date(today.getFullYear(), today.getMonth(), today.getDate(), 23, 59).toISOString(),
    );
    await until(() => /KP7 4TD/.test(shownText()), 'the code');
    byRole('image', 'Code QR : rejoindre « Atelier petite enfance »', page);
    expect(heard).to.have.length(1);
  });

  /** What the cards of séances say. */
  const shownText = (): string =>
    [...(page.shadowRoot?.querySelectorAll('seance-card') ?? [])]
      .map(card => card.shadowRoot?.textContent ?? '')
      .join(' ');

  it('ends a séance once it is confirmed, and leaves the focus where it was', async () => {
    withSeance();
    await open();
    await click(await until(() => allByRole('button', 'Terminer la séance', page)[0], 'the séance'));
    byRole('dialog', 'Terminer « Atelier petite enfance » ?', page);
    // What is under the dialog is out of reach: its button is the only one left.
    await click(
      byRole('button', 'Terminer la séance', page.shadowRoot?.querySelector('seance-card') ?? page),
    );
    expect(pathOf(await until(() => sent('DELETE'), 'the end'))).to.equal('/api/territories/x3/seances/s1');
    await until(() => shownText() === '', 'the séance to go');
    await page.updateComplete;
    expectFocus(byRole('heading', 'Séance', page));
  });

  it('prints the sheet of the séance, and nothing else of the page', async () => {
    withSeance();
    let isPrinted = false;
    window.print = () => {
      isPrinted = page.hasAttribute('printing') && document.adoptedStyleSheets.length > 0;
    };
    await open();
    await click(await until(() => allByRole('button', 'Imprimer l’affiche', page)[0], 'the séance'));
    await until(() => isPrinted, 'the paper');
    const poster = page.shadowRoot?.querySelector('seance-poster')?.shadowRoot?.textContent ?? '';
    expect(poster).to.match(/Atelier petite enfance[\s\S]*KP7 4TD[\s\S]*tablee\.example\/rejoindre/);
    // It hangs on the wall for days: « aujourd’hui » would be wrong tomorrow.
    expect(poster).to.match(/jusqu’au 1\d janvier 2027/);
    window.dispatchEvent(new Event('afterprint'));
    expect(page.hasAttribute('printing')).to.equal(false);
    expect(document.adoptedStyleSheets).to.have.length(0);
  });

  it('locks the plan, and tells that it is when the server says so', async () => {
    answers['PUT /lock'] = () => Response.json({ locked: true });
    await open();
    await click(byRole('button', 'Verrouiller le plan', page));
    expect(await sent('PUT')?.json()).to.deep.equal({ locked: true });
    facts.standing = { locked: true, archived: false };
    tell();
    await until(() => allByRole('button', 'Déverrouiller le plan', page)[0], 'the plan to be locked');
    await expectAccessible(page);
  });

  it('says that the server cannot be reached, and what may be tried', async () => {
    const offline = (): never => {
      throw new TypeError('Failed to fetch');
    };
    answers = { 'GET /links': offline, 'GET /seances': offline };
    await open();
    await until(() => /Le serveur ne répond pas/.test(alerts()), 'the fault');
  });
});
