import { expect } from 'chai';
import { LinkCopiedEvent } from '../../../client/invitation-events.ts';
import type { NewTerritoryPage } from '../../../client/views/new-territory-page.ts';
import '../../../client/views/new-territory-page.ts';
import { parseTerritoryFile } from '../../../shared/formats/territory-file.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus } from '../expect.ts';
import { allByRole, byRole, textOf } from '../find.ts';
import { clear, click, create, press, rendered, setSize, show, type, until } from '../page.ts';

describe('<new-territory-page>', () => {
  const { fetch } = window;
  const links = {
    coordinator: 'https://tablee.example/t/x3#cle=c',
    editor: 'https://tablee.example/t/x3#cle=e',
    reader: 'https://tablee.example/t/x3#cle=r',
  };
  let page: NewTerritoryPage;
  let asked: Request[];
  beforeEach(async () => {
    serve(() => Response.json({ id: 'x3', links }, { status: 201 }));
    page = await show(create('new-territory-page'), 'div');
  });
  afterEach(async () => {
    window.fetch = fetch;
    await clear();
  });

  function serve(answer: () => Response): void {
    asked = [];
    window.fetch = async (path, init) => {
      asked.push(new Request(path, init));
      return answer();
    };
  }
  const field = (name: string): HTMLElement => byRole('textbox', name, page);
  const written = (name: string): unknown => Reflect.get(field(name), 'value');
  const write = async (name: string, text: string): Promise<void> => {
    field(name).focus();
    await press('Control+a', 'Delete');
    if (text !== '') await type(text);
  };
  const send = async (): Promise<void> => {
    await click(byRole('button', 'Créer le plan', page));
    await rendered();
  };
  const said = (): string => allByRole('alert', /^/, page).map(textOf).join(' ').trim();
  const answer = async (): Promise<void> => {
    await write('Nom du territoire', 'Trois Rivières');
    await write('Communes', 'Saint-Jean, Le Bourg');
    await write('Mot de passe d’administration', 'secret');
  };

  it('has the browser ask before links that were not copied are lost, on the way home too', async () => {
    const holdsBack = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    await answer();
    expect(holdsBack()).to.equal(false);
    await send();
    await until(() => allByRole('link', 'Ouvrir le plan', page)[0], 'the links');
    // A real departure, which the browser asks about: the application would follow the link by itself.
    expect(byRole('link', 'Tablée', page).getAttribute('target')).to.equal('_self');
    expect(holdsBack()).to.equal(true);
    page.dispatchEvent(new LinkCopiedEvent());
    expect(holdsBack()).to.equal(false);
  });

  it('has no fault that axe knows, at first, with an error, on a phone, and with its links', async () => {
    await expectAccessible(document.documentElement);
    await send();
    await expectAccessible(document.documentElement);
    await setSize({ width: 320, height: 640 });
    await expectAccessible(document.documentElement);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await answer();
    await send();
    await until(() => allByRole('link', 'Ouvrir le plan', page).length === 1, 'the links');
    await expectAccessible(document.documentElement);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('asks the server for the plan that was described, its password out of the address', async () => {
    await answer();
    await write('Votre Caf', 'Caf du Var');
    await write('Première année', '2027');
    await write('Dernière année', '2031');
    await click(byRole('radio', /^Comme Les Pennes/, page));
    await send();
    const [request] = asked;
    expect(new URL(request?.url ?? '').pathname).to.equal('/api/territories');
    expect(request?.headers.get('authorization')).to.equal('Bearer secret');
    const file = parseTerritoryFile(await request?.json());
    expect(file.territory).to.include({ name: 'Trois Rivières', caf: 'Caf du Var', numbering: 'continuous' });
    expect(file.territory.period).to.deep.equal({ from: 2027, to: 2031 });
    expect(file.territory.vocabulary.axis).to.equal('Enjeu');
    expect(file.actors.map(({ label }) => label)).to.deep.equal(['Saint-Jean', 'Le Bourg', 'Caf']);
  });

  it('hands out the three links, and leads to the plan where the visitor is', async () => {
    await answer();
    await send();
    const open = await until(() => allByRole('link', 'Ouvrir le plan', page)[0], 'the links');
    expect(open.getAttribute('href')).to.equal('/t/x3#cle=c');
    for (const [name, link] of [
      ['Coordination', links.coordinator],
      ['Modification', links.editor],
      ['Lecture', links.reader],
    ] as const)
      expect(written(name)).to.equal(link);
    expectFocus(byRole('heading', 'Le plan de « Trois Rivières » est prêt', page));
  });

  it('copies a link, or leaves it selected where there is no clipboard', async () => {
    await answer();
    await send();
    await until(() => allByRole('link', 'Ouvrir le plan', page).length === 1, 'the links');
    await click(byRole('button', 'Copier le lien : Lecture', page));
    await until(
      () => /Lien (copié|sélectionné)/.test(allByRole('status', /^/, page).map(textOf).join()),
      'what was done to be said',
    );
  });

  const faults = [
    ['Nom du territoire', '', /Donnez un nom/],
    ['Communes', ' , ', /au moins une commune/],
    ['Première année', '27', /quatre chiffres/],
    ['Dernière année', '2020', /ne peut pas finir en 2020/],
    ['Mot de passe d’administration', '', /mot de passe d’administration/],
  ] as const;
  for (const [name, text, words] of faults)
    it(`says what is wrong with « ${text} » as ${name}, there, and keeps the rest`, async () => {
      await answer();
      await write('Première année', '2027');
      await write(name, text);
      await send();
      expect(said()).to.match(words);
      expectFocus(field(name === 'Dernière année' ? 'Première année' : name));
      expect(asked).to.have.length(0);
      if (name !== 'Communes') expect(written('Communes')).to.equal('Saint-Jean, Le Bourg');
    });

  const refusals = [
    [
      'a wrong password',
      () => Response.json({ error: { message: 'Non.' } }, { status: 401 }),
      /^Ce n’est pas le mot de passe/,
    ],
    [
      'a full disk',
      () => Response.json({ error: { message: 'Le disque est plein.' } }, { status: 503 }),
      /^Le disque est plein/,
    ],
    ['a proxy', () => new Response('<html>', { status: 200 }), /^Ce n’est pas Tablée qui a répondu/],
  ] as const;
  for (const [what, response, words] of refusals)
    it(`says that it was refused by ${what}, and loses nothing`, async () => {
      serve(response);
      await answer();
      await send();
      await until(() => words.test(said()), 'the refusal');
      expect(written('Nom du territoire')).to.equal('Trois Rivières');
      expect(written('Mot de passe d’administration')).to.equal('secret');
      serve(() => Response.json({ id: 'x3', links }, { status: 201 }));
      await send();
      await until(() => allByRole('link', 'Ouvrir le plan', page).length === 1, 'the links');
    });

  it('refuses by itself a password that no header can hold', async () => {
    await answer();
    await write('Mot de passe d’administration', 'œuf');
    await send();
    await until(() => /^Ce n’est pas le mot de passe/.test(said()), 'the refusal');
    expect(asked).to.have.length(0);
  });
});
