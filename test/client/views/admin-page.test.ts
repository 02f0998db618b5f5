import { expect } from 'chai';
import type { AdminPage } from '../../../client/views/admin-page.ts';
import '../../../client/views/admin-page.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, elementsIn, nameOf, textOf } from '../find.ts';
import { clear, click, create, press, rendered, setSize, show, type, until } from '../page.ts';

describe('<admin-page>', () => {
  const { fetch } = window;
  const pennes = {
    id: 'x3',
    name: 'Les Pennes-Mirabeau et Septèmes-les-Vallons',
    createdAt: '2026-11-24T09:00:00Z',
    example: true,
    size: 84_000,
    lastActivity: '2026-11-28T10:00:00Z',
    people: 2,
    archivedAt: null,
  };
  const carros = { ...pennes, id: 'c1', name: 'Carros', example: false, people: 0, lastActivity: null };
  const links = {
    coordinator: 'https://tablee.example/t/n1#cle=c',
    editor: 'https://tablee.example/t/n1#cle=e',
    reader: 'https://tablee.example/t/n1#cle=r',
  };
  let page: AdminPage;
  let asked: Request[];
  /** What the server says, by « METHOD /path »; done and nothing to tell of it otherwise. */
  let answers: Record<string, () => Response>;
  beforeEach(async () => {
    asked = [];
    answers = {
      'GET /api/examples': () =>
        Response.json([{ id: 'x3', name: pennes.name, link: 'https://tablee.example/t/x3#cle=exemple' }]),
      'GET /api/territories': () => Response.json([pennes, carros]),
      'POST /api/territories': () => Response.json({ id: 'n1', links }, { status: 201 }),
    };
    window.fetch = async (path, init) => {
      const request = new Request(path, init);
      asked.push(request.clone());
      const key = `${request.method} ${new URL(request.url).pathname}`;
      return answers[key]?.() ?? new Response(null, { status: 204 });
    };
    page = await show(create('admin-page'), 'div');
  });
  afterEach(async () => {
    await clear();
    window.fetch = fetch;
  });

  async function enter(): Promise<void> {
    field('Mot de passe d’administration').focus();
    await press('Control+a');
    await type('secret');
    await press('Enter');
    await until(() => allByRole('heading', '2 territoires', page)[0], 'the territories');
    await rendered();
  }
  const field = (name: string | RegExp): HTMLElement => byRole('textbox', name, page);
  const sent = (method: string): Request | undefined => asked.find(request => request.method === method);
  const said = (): string => allByRole('alert', /^/, page).map(textOf).join(' ').trim();
  const button = (name: string | RegExp): HTMLElement => byRole('button', name, page);

  it('has no fault that axe knows, outside, inside, with each question, and at 320 pixels', async () => {
    await expectAccessible(document.documentElement);
    await enter();
    await expectAccessible(document.documentElement);
    for (const about of ['Nouveau lien de coordination', 'Renommer', 'Archiver', 'Supprimer']) {
      await click(button(`${about} : Carros`));
      await expectAccessible(document.documentElement);
      await press('Escape');
      expectNone('dialog', /^/, page);
    }
    await setSize({ width: 320, height: 640 });
    await click(page.shadowRoot?.querySelector('summary') ?? page);
    await expectAccessible(document.documentElement);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('asks for the password, keeps it nowhere, and says when it is wrong', async () => {
    answers['GET /api/territories'] = () => Response.json({ error: { message: 'Non.' } }, { status: 401 });
    await click(field('Mot de passe d’administration'));
    await type('faux');
    await press('Enter');
    await until(() => /^Ce n’est pas le mot de passe/.test(said()), 'the refusal');
    answers['GET /api/territories'] = () => Response.json([pennes, carros]);
    await enter();
    expect(asked.at(-1)?.headers.get('authorization')).to.equal('Bearer secret');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.to.match(/secret|faux/);
  });

  it('tells the size of each territory, its last activity and who is there', async () => {
    await enter();
    const texts = allByRole('listitem', /^/, page).map(textOf);
    expect(texts[0]).to.match(
      /Exemple.*82 ko · dernière activité le 28 novembre 2026.*2 personnes en ce moment/,
    );
    expect(texts[1]).to.match(
      /aucune activité depuis sa création, le 24 novembre 2026.*personne en ce moment/,
    );
  });

  it('renames and archives', async () => {
    await enter();
    answers['PATCH /api/territories/c1'] = () =>
      Response.json({ ...carros, name: 'Bassin de vie de Carros' });
    await click(button('Renommer : Carros'));
    await press('Control+a');
    await type('Bassin de vie de Carros');
    await press('Enter');
    await until(() => allByRole('heading', 'Bassin de vie de Carros', page)[0], 'the new name');
    expect(await sent('PATCH')?.json()).to.deep.equal({ name: 'Bassin de vie de Carros' });
    answers['PATCH /api/territories/c1'] = () =>
      Response.json({ ...carros, archivedAt: '2026-11-29T09:00:00Z' });
    await click(button(/^Archiver : Bassin/));
    await click(button('Archiver'));
    await until(() => allByRole('button', 'Désarchiver : Carros', page)[0], 'the archive');
  });

  it('offers to lighten what is heavy of its past alone, and says what that means', async () => {
    const [size, content] = [607_000, 56_000];
    const weighed: string[] = [];
    answers['GET /api/territories'] = () =>
      Response.json([
        { ...pennes, size },
        { ...carros, size },
      ]);
    for (const [record, inside] of [
      [pennes, size],
      [carros, content],
    ] as const)
      answers[`GET /api/territories/${record.id}/weight`] = () => {
        weighed.push(record.id);
        return Response.json({ ...record, size, content: inside });
      };
    await enter();
    await until(() => allByRole('button', 'Alléger… : Carros', page)[0], 'the offer');
    expect(weighed).to.deep.equal(['x3', 'c1']);
    expectNone('button', /^Alléger… : Les Pennes/, page);
    expect(allByRole('listitem', /^/, page).map(textOf)[1]).to.match(/593 ko pour 55 ko de contenu ·/);
    await click(button('Alléger… : Carros'));
    await expectAccessible(document.documentElement);
    byRole('dialog', /^Alléger « Carros »/, page);
    const asking = [...elementsIn(document)].find(element => element.matches('territory-dialogs'));
    expect(asking?.shadowRoot?.textContent).to.match(
      /593 ko pour 55 ko.*personne n’y travaille.*hors ligne.*de nouveau.*sauvegarde/s,
    );
    answers['POST /api/territories/c1/lighten'] = () => Response.json({ ...carros, size: content, content });
    await click(button('Alléger'));
    await until(() => allByRole('button', /^Alléger/, page).length === 0, 'the offer to go');
    expect(allByRole('listitem', /^/, page).map(textOf)[1]).to.match(/^Carros\s*55 ko ·/);
    expectFocus(byRole('heading', 'Administration', page));
  });

  it('deletes only once the name has been written', async () => {
    await enter();
    await click(button('Supprimer : Carros'));
    expect(button('Supprimer pour toujours').matches(':disabled')).to.equal(true);
    await click(field('Pour confirmer, écrivez son nom'));
    await type('carro');
    expect(button('Supprimer pour toujours').matches(':disabled')).to.equal(true);
    await type('s');
    await click(button('Supprimer pour toujours'));
    expect(new URL((await until(() => sent('DELETE'), 'the end')).url).pathname).to.equal(
      '/api/territories/c1',
    );
    await until(() => allByRole('heading', '1 territoire', page)[0], 'the list without it');
  });

  it('is left for real, so that the browser asks before links that are shown once are lost', async () => {
    await enter();
    answers['POST /api/territories/c1/coordinator-link'] = () =>
      Response.json({ link: links.coordinator }, { status: 201 });
    expect(byRole('link', 'Tablée', page).getAttribute('target')).to.equal('_self');
    const leaving = (): Event => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event;
    };
    expect(leaving().defaultPrevented).to.equal(false);
    await click(button('Nouveau lien de coordination : Carros'));
    await click(button('Créer le nouveau lien'));
    await until(() => allByRole('textbox', 'Coordination', page)[0], 'the link');
    expect(leaving().defaultPrevented).to.equal(true);
  });

  it('gives a new coordinator link, told once', async () => {
    await enter();
    answers['POST /api/territories/c1/coordinator-link'] = () =>
      Response.json({ link: links.coordinator }, { status: 201 });
    await click(button('Nouveau lien de coordination : Carros'));
    await click(button('Créer le nouveau lien'));
    const told = await until(() => allByRole('textbox', 'Coordination', page)[0], 'the link');
    expect(Reflect.get(told, 'value')).to.equal(links.coordinator);
    expectFocus(byRole('heading', 'Le lien de coordination de « Carros »', page));
    await click(button('C’est fait, masquer'));
    expectNone('textbox', 'Coordination', page);
  });

  it('begins a territory with a copy of an example', async () => {
    await enter();
    answers['GET /api/territories/x3/export.json'] = () => Response.json({ format: 'tablee.territory' });
    await click(page.shadowRoot?.querySelector('summary') ?? page);
    await click(button('Copier cet exemple'));
    await until(() => allByRole('textbox', 'Coordination', page)[0], 'the links');
    const copied = asked.find(({ url }) => url.endsWith('export.json'));
    expect(copied?.headers.get('authorization')).to.equal('Bearer exemple');
    expect(await sent('POST')?.json()).to.deep.equal({ format: 'tablee.territory' });
    expect(allByRole('textbox', /^(Coordination|Modification|Lecture)$/, page).map(nameOf)).to.have.length(3);
  });

  describe('begins a territory with a file', () => {
    const create = (): Promise<void> => click(button('Créer depuis ce fichier'));
    /** Chooses a file as the browser's own dialog does. */
    function choose(content: string | Uint8Array<ArrayBuffer>): void {
      const files = new DataTransfer();
      files.items.add(new File([content], 'carros.json', { type: 'application/json' }));
      const input = [...elementsIn(document)].find(element => element.matches('input[type=file]'));
      if (input instanceof HTMLInputElement) input.files = files.files;
    }
    beforeEach(async () => {
      await enter();
      await click(page.shadowRoot?.querySelector('summary') ?? page);
    });

    it('as it is, for the server to judge, and tells its links once', async () => {
      choose('{"format":"tablee.territory","territory":{"name":"Trois Rivières"}}');
      await create();
      await until(() => allByRole('textbox', 'Coordination', page)[0], 'the links');
      expect(await sent('POST')?.text()).to.equal(
        '{"format":"tablee.territory","territory":{"name":"Trois Rivières"}}',
      );
      expect(sent('POST')?.headers.get('authorization')).to.equal('Bearer secret');
      expectFocus(byRole('heading', 'Le plan est prêt', page));
      expect(asked.filter(({ url }) => url.endsWith('/api/territories'))).to.have.length(3);
    });

    it('and asks for one when there is none', async () => {
      await create();
      expect(said()).to.match(/Choisissez d’abord un fichier/);
      expect(sent('POST')).to.equal(undefined);
    });

    it('and says why the server does not want it', async () => {
      answers['POST /api/territories'] = () =>
        Response.json({ error: { message: 'Ce n’est pas un plan de Tablée.' } }, { status: 400 });
      choose('{}');
      await create();
      await until(() => /Ce n’est pas un plan de Tablée/.test(said()), 'the refusal');
      expectNone('textbox', 'Coordination', page);
    });

    it('but not with one that is too large to be a plan', async () => {
      choose(new Uint8Array(8 * 1024 * 1024 + 1));
      await create();
      await until(() => /dépasse 8 Mo/.test(said()), 'the refusal');
      expect(sent('POST')).to.equal(undefined);
    });
  });

  it('begins a blank territory without asking for the password again', async () => {
    await enter();
    await click(page.shadowRoot?.querySelector('summary') ?? page);
    expectNone('textbox', 'Mot de passe d’administration', page);
    field('Nom du territoire').focus();
    await type('Trois Rivières');
    field('Communes').focus();
    await type('Le Bourg');
    await click(button('Créer le plan'));
    await until(() => allByRole('textbox', 'Coordination', page)[0], 'the links');
    expect(await sent('POST')?.text()).to.match(/"name":"Trois Rivières"/);
  });

  it('says why something could not be done, and leaves all as it was', async () => {
    await enter();
    answers['PATCH /api/territories/c1'] = () =>
      Response.json({ error: { message: 'Le disque est plein.' } }, { status: 503 });
    await click(button('Archiver : Carros'));
    await click(button('Archiver'));
    await until(() => /Le disque est plein/.test(said()), 'the refusal');
    button('Archiver : Carros');
  });
});
