import { expect } from 'chai';
import '../../../client/views/accessibility-statement.ts';
import '../../../client/views/home-page.ts';
import '../../../client/views/message-page.ts';
import { expectAccessible } from '../axe.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { clear, click, create, press, rendered, setSize, show, type, until } from '../page.ts';

describe('<home-page>', () => {
  const { fetch } = window;
  afterEach(async () => {
    window.fetch = fetch;
    await clear();
  });

  async function open(examples: unknown): Promise<void> {
    window.fetch = async () => Response.json(examples, { status: examples ? 200 : 404 });
    await show(create('home-page'), 'div');
    await rendered();
  }

  const example = {
    id: 'x3',
    name: 'Les Pennes-Mirabeau et Septèmes-les-Vallons',
    link: 'https://tablee.example/t/x3#cle=abc',
  };

  it('has no fault that axe knows, with and without examples, and with an error', async () => {
    await open([example]);
    await until(() => allByRole('link', example.name).length === 1, 'the examples');
    await expectAccessible(document.documentElement);
    await click(byRole('button', 'Ouvrir le plan'));
    await expectAccessible(document.documentElement);
  });

  it('opens examples where the visitor already is', async () => {
    await open([example]);
    const link = await until(() => allByRole('link', example.name)[0], 'the example');
    expect(link.getAttribute('href')).to.equal('/t/x3#cle=abc');
  });

  it('does without examples when the server gives none', async () => {
    await open(undefined);
    expect(allByRole('link').map(nameOf)).to.deep.equal([
      'Commencer le plan d’un nouveau territoire',
      'Accessibilité : non conforme',
    ]);
    expect(allByRole('heading').map(nameOf)).to.have.length(1);
  });

  const refused = [
    ['', /^Collez d’abord votre lien/],
    ['bonjour', /n’est pas un lien Tablée/],
    ['https://caf.example/autre', /n’est pas un lien Tablée/],
    ['javascript:/t/x3;alert(1)', /n’est pas un lien Tablée/],
    ['http://', /n’est pas un lien Tablée/],
  ] as const;
  for (const [pasted, words] of refused)
    it(`says what is wrong with « ${pasted} »`, async () => {
      await open([]);
      byRole('textbox', 'Collez le lien que vous avez reçu').focus();
      await type(pasted);
      await press('Enter');
      expect(textOf(byRole('alert'))).to.match(words);
    });
});

describe('<accessibility-statement>', () => {
  afterEach(clear);

  it('has no fault that axe knows, in the plan and alone, and fits a phone', async () => {
    const statement = create('accessibility-statement');
    await show(statement);
    await expectAccessible(statement);
    await setSize({ width: 320, height: 640 });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await clear();
    const page = create('message-page', { heading: 'À propos de Tablée' });
    page.append(create('accessibility-statement'));
    await show(page, 'div');
    await expectAccessible(document.documentElement);
  });

  it('says the state, what was checked and what was not, whom to tell, and when it was written', async () => {
    const statement = create('accessibility-statement');
    await show(statement);
    expect(allByRole('heading', /^/, statement).map(nameOf)).to.deep.equal([
      'Accessibilité',
      'État de conformité',
      'Ce qui est vérifié',
      'Ce qui ne l’est pas encore',
      'Limites connues',
      'Signaler un problème',
    ]);
    expect(textOf(statement.renderRoot.querySelector('strong') ?? statement)).to.equal('non conforme');
    byRole('link', 'formulaire en ligne', statement);
    expect(allByRole('paragraph', /^/, statement).map(textOf).at(-1)).to.match(/^Déclaration établie le /);
  });
});

describe('<message-page>', () => {
  afterEach(clear);

  it('has no fault that axe knows, says its one thing and shows the way home', async () => {
    const page = create('message-page', { heading: 'Ce plan n’existe pas' });
    page.textContent = 'Reprenez le lien que vous avez reçu.';
    await show(page, 'div');
    await expectAccessible(document.documentElement);
    byRole('heading', 'Ce plan n’existe pas');
    expect(byRole('link', /Tablée/).getAttribute('href')).to.equal('/');
  });
});
