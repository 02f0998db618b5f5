import { expect } from 'chai';
import { rememberAccess } from '../../../client/access.ts';
import type { JoinPage } from '../../../client/views/join-page.ts';
import '../../../client/views/join-page.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, textOf } from '../find.ts';
import { clear, click, create, press, rendered, setSize, show, type, until } from '../page.ts';

const phone = { width: 390, height: 844 };

describe('<join-page>', () => {
  const { fetch } = window;
  const { pathname, search } = location;
  const door = {
    territory: { id: 'x3', name: 'Les Pennes-Mirabeau et Septèmes-les-Vallons' },
    name: 'Atelier petite enfance',
    role: 'editor',
    endsAt: '2027-01-15T22:59:00Z',
    institutions: ['Les Pennes', 'Septèmes', 'Caf', 'Département'],
  };
  const refused = (status: number, message: string): Response =>
    Response.json({ error: { message } }, { status });
  let page: JoinPage;
  let asked: Request[];
  /** What the server says, by « METHOD /path ». */
  let answers: Record<string, () => Response>;
  beforeEach(() => {
    asked = [];
    answers = {
      'GET /api/seances/KP74TD': () => Response.json(door),
      'GET /api/territories/x3': () => refused(401, 'Il faut un lien.'),
      'POST /api/seances/KP74TD': () =>
        Response.json({ id: 'x3', name: door.territory.name, role: 'editor' }),
    };
    window.fetch = async (path, init) => {
      const request = new Request(path, init);
      asked.push(request.clone());
      const { method, url } = request;
      return (
        answers[`${method} ${new URL(url).pathname}`]?.() ?? refused(404, 'Ce code n’ouvre aucune séance.')
      );
    };
  });
  afterEach(async () => {
    await clear();
    window.fetch = fetch;
    localStorage.clear();
    history.replaceState(null, '', pathname + search);
  });

  /** They have been in this plan, by a link or by the séance. */
  const haveBeenHere = (): void => rememberAccess({ id: 'x3', name: 'Les Pennes', role: 'reader' });

  async function open(code = 'KP74TD'): Promise<void> {
    page = await show(create('join-page', { code }), 'div');
    await setSize(phone);
    await rendered();
  }
  const name = (): HTMLElement => byRole('textbox', 'Votre prénom', page);
  const said = (): string => allByRole('alert', /^/, page).map(textOf).join(' ').trim();
  const sent = (): Request | undefined => asked.find(({ method }) => method === 'POST');
  const seated = async (): Promise<unknown> => (await until(sent, 'a place to be asked for')).json();

  it('has no fault that axe knows, on a phone, at 320 pixels, with a fault and with a code to type', async () => {
    await open();
    await until(() => allByRole('button', 'Prendre place', page)[0], 'the door');
    await expectAccessible(document.documentElement);
    await click(byRole('radio', 'Autre', page));
    await click(byRole('button', 'Prendre place', page));
    await setSize({ width: 320, height: 640 });
    await expectAccessible(document.documentElement);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await clear();
    await open('');
    await click(byRole('button', 'Continuer', page));
    await expectAccessible(document.documentElement);
  });

  it('gives a place in three touches: the name, the institution, and in', async () => {
    await open();
    await until(() => allByRole('button', 'Prendre place', page)[0], 'the door');
    await click(name());
    await type('Nadia');
    await click(byRole('radio', 'Septèmes', page));
    await click(byRole('button', 'Prendre place', page));
    expect(await seated()).to.deep.equal({ name: 'Nadia', institution: 'Septèmes' });
    await until(() => location.pathname === '/t/x3/plan', 'the plan');
    // A phone that has never been here asks for nothing else.
    expect(asked.map(({ method }) => method)).to.deep.equal(['GET', 'POST']);
  });

  it('takes an institution that is not in the plan, or none', async () => {
    await open();
    await until(() => allByRole('button', 'Prendre place', page)[0], 'the door');
    await click(name());
    await type('Nadia');
    await click(byRole('radio', 'Autre', page));
    await click(byRole('textbox', /^Votre institution/, page));
    await type('Habitante');
    await press('Enter');
    expect(await seated()).to.deep.equal({ name: 'Nadia', institution: 'Habitante' });
  });

  it('says what is missing, there, and keeps the rest', async () => {
    await open();
    await until(() => allByRole('button', 'Prendre place', page)[0], 'the door');
    await click(byRole('radio', 'Caf', page));
    await click(byRole('button', 'Prendre place', page));
    expect(said()).to.match(/^Écrivez un prénom/);
    expectFocus(name());
    await type('Nadia');
    expect(sent()).to.equal(undefined);
    await press('Enter');
    expect(await seated()).to.deep.equal({ name: 'Nadia', institution: 'Caf' });
  });

  it('says what is kept and until when, and that there is no account', async () => {
    await open();
    const kept = await until(() => allByRole('list', 'Ce qui est gardé', page)[0], 'what is kept');
    expect(textOf(kept)).to.match(/Ni compte.*effacée à la fin de la séance.*Ce que vous écrivez reste/);
    expect(page.shadowRoot?.textContent).to.match(/jusqu’au 15 janvier 2027/);
  });

  it('reads the code however it is typed', async () => {
    await open('');
    byRole('textbox', 'Code de la séance', page).focus();
    await type('kp7-4td');
    await press('Enter');
    expect(location.pathname).to.equal('/rejoindre/KP74TD');
  });

  it('looks for no code that cannot be one', async () => {
    await open('');
    byRole('textbox', 'Code de la séance', page).focus();
    await type('kp7');
    await press('Enter');
    expect(said()).to.match(/six lettres/);
    expect(asked).to.have.length(0);
  });

  it('says that a séance is over, with its code to be corrected', async () => {
    await open('ZZZZZZ');
    await until(() => /n’ouvre aucune séance/.test(said()), 'the refusal');
    expect(Reflect.get(byRole('textbox', 'Code de la séance', page), 'value')).to.equal('ZZZ ZZZ');
  });

  it('tries again when there are too many at the door, or no network', async () => {
    answers['GET /api/seances/KP74TD'] = () => refused(429, 'Trop d’essais : patientez une minute.');
    await open();
    await until(() => /patientez/.test(said()), 'the refusal');
    await expectAccessible(document.documentElement);
    answers['GET /api/seances/KP74TD'] = () => Response.json(door);
    await click(byRole('button', 'Réessayer', page));
    await until(() => allByRole('button', 'Prendre place', page)[0], 'the door');
  });

  it('loses nothing of what was typed when the place is refused', async () => {
    answers['POST /api/seances/KP74TD'] = () => refused(503, 'Trop de personnes. Réessayez.');
    await open();
    await until(() => allByRole('button', 'Prendre place', page)[0], 'the door');
    await click(name());
    await type('Nadia');
    await click(byRole('radio', 'Caf', page));
    await click(byRole('button', 'Prendre place', page));
    await until(() => /Trop de personnes/.test(said()), 'the refusal');
    expect(Reflect.get(name(), 'value')).to.equal('Nadia');
  });

  it('leads a coordinator who tries the code to the plan: their link is better', async () => {
    haveBeenHere();
    answers['GET /api/territories/x3'] = () =>
      Response.json({ id: 'x3', name: 'Les Pennes', role: 'coordinator', person: null, seance: null });
    await open();
    const link = await until(() => allByRole('link', 'Ouvrir le plan', page)[0], 'the other way in');
    expect(link.getAttribute('href')).to.equal('/t/x3/plan');
    expectNone('button', 'Prendre place', page);
    await expectAccessible(document.documentElement);
  });

  it('warns who may only read that the séance takes the place of their link', async () => {
    haveBeenHere();
    answers['GET /api/territories/x3'] = () =>
      Response.json({ id: 'x3', name: 'Les Pennes', role: 'reader', person: null, seance: null });
    await open();
    await until(() => allByRole('button', 'Prendre place', page)[0], 'the door');
    expect(page.shadowRoot?.textContent).to.match(/remplacera ce lien/);
    await expectAccessible(document.documentElement);
  });

  it('gives back their place to those who have one', async () => {
    haveBeenHere();
    answers['GET /api/territories/x3'] = () =>
      Response.json({
        id: 'x3',
        name: 'Les Pennes',
        role: 'editor',
        person: { name: 'Nadia', institution: 'Caf' },
        seance: { name: 'Atelier', endsAt: door.endsAt },
      });
    await open();
    await until(() => allByRole('link', 'Revenir à ma place', page)[0], 'the place');
    expectNone('link', 'Ouvrir le plan', page);
  });
});
