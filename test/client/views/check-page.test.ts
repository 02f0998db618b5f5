import { expect } from 'chai';
import type { CheckCount } from '../../../client/views/check-count.ts';
import type { CheckPage } from '../../../client/views/check-page.ts';
import '../../../client/views/check-count.ts';
import '../../../client/views/check-page.ts';
import * as Y from 'yjs';
import { itemId } from '../../../shared/model.ts';
import { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { clear, click, create, rendered, setSize, until } from '../page.ts';
import { openPennes, trainings } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

describe('<check-page>', () => {
  let page: CheckPage;
  let plan: Plan;
  beforeEach(async () => {
    ({ alice: plan } = await openPennes());
    await open({ plan, mayEdit: true, hasPlan: true, territory: 'x3' });
  });
  afterEach(clear);

  async function open(facts: StandIn): Promise<void> {
    await clear();
    page = create('check-page');
    await showIn(facts, page);
    await until(() => allByRole('heading', 'Vérification', page)[0], 'the check');
  }

  const section = (name: RegExp): HTMLElement => byRole('region', name, page);

  it('has no fault that axe knows, folded and unfolded, and on a phone', async () => {
    await expectAccessible(page);
    for (const details of page.renderRoot.querySelectorAll('details')) details.open = true;
    await expectAccessible(page);
    await setSize({ width: 320, height: 640 });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('tells what it found rule by rule, with how many when there are several, the contradictions first', () => {
    const headings = allByRole('heading', /^/, page).map(nameOf);
    expect(headings.slice(0, 4)).to.deep.equal([
      'Vérification',
      'Nombres annoncés qui ne sont pas ceux du plan 2',
      'Numéros qui ne suivent pas l’ordre du plan',
      '« Tous » pour un seul 4',
    ]);
    expect(headings.at(-1)).to.equal('Désaccords notés dans les annexes 19');
  });

  it('leads to the one place of a finding by its sentence, named in full beside it', () => {
    const rows = allByRole('listitem', /^/, section(/^« Tous »/));
    expect(rows.map(textOf)[0]).to.match(/^Action 10 : « tous » .* Les Pennes\. 10 · Créer un espace/);
    const link = byRole('link', /^Action 10 : « tous »/, page);
    expect(link.getAttribute('href')).to.equal('/t/x3/deploiement?vers=a10');
  });

  it('leads to each place of a finding that has several, by its name', () => {
    const links = allByRole('link', /^/, section(/^Numéros qui ne suivent/));
    expect(links.map(nameOf)[0]).to.equal('19 · Créer une maison France-service (Les Pennes)');
    expect(links.map(link => link.getAttribute('href'))[0]).to.equal('/t/x3/plan?vers=a19');
  });

  it('says of an orientation under which axis it is', async () => {
    for (const id of ['enjeu-1-a', 'enjeu-2-a']) plan.rename(itemId(id), 'Accueillir');
    const region = await until(() => allByRole('region', /^Titres en double/, page)[0], 'the new finding');
    expect(allByRole('link', /^/, region).map(nameOf)).to.deep.equal([
      'Enjeu 1 › a · Accueillir',
      'Enjeu 2 › a · Accueillir',
    ]);
  });

  it('names once, with where it is, what holds nothing', async () => {
    plan.addAxis('Parentalité');
    const row = await until(
      () => allByRole('listitem', /^/, page).find(item => textOf(item).includes('« 4 · Parentalité »')),
      'the empty axis',
    );
    expect(textOf(row)).to.match(/^« 4 · Parentalité » : sans action\.$/);
  });

  it('folds what is long', async () => {
    const region = section(/^Sans thématique/);
    expectNone('link', /^/, region);
    await click(region.querySelector('summary') ?? page);
    expect(allByRole('link', /^/, region)).to.have.length(16);
  });

  it('follows the plan once it has come to rest', async () => {
    plan.toggleMark(trainings, 2030, '*');
    await until(() => allByRole('heading', /^Années hors de la période/, page)[0], 'the new finding');
    const row = allByRole('listitem', /^/, section(/^Années/)).map(textOf)[0];
    expect(row).to.match(/^Action 4 : croix en 2030, hors de la période 2022–2026\. 4 · Mettre en œuvre/);
  });

  it('is friendly to a plan that has nothing to be told', async () => {
    const empty = new Plan(new Y.Doc());
    empty.about.setPeriod(2024, 2026);
    await open({ plan: empty, mayEdit: true, hasPlan: true, territory: 'x3' });
    expect(textOf(page.renderRoot.querySelector('.empty') ?? page)).to.match(/^Rien à signaler/);
    await expectAccessible(page);
  });
});

describe('<check-count>', () => {
  let count: CheckCount;
  let facts: StandIn;
  let tell: () => void;
  beforeEach(async () => {
    const { alice: plan } = await openPennes();
    facts = { plan, mayEdit: true, hasPlan: true, territory: 'x3' };
    count = create('check-count');
    tell = await showIn(facts, count);
  });
  afterEach(clear);

  it('tells how many points there are to check, and leads to them', async () => {
    const link = await until(() => allByRole('link', '30 points à vérifier', count)[0], 'the count');
    expect(link.getAttribute('href')).to.equal('/t/x3/verification');
    await expectAccessible(count);
  });

  it('is not there for those who only read', async () => {
    await until(() => allByRole('link', /^/, count)[0], 'the count');
    facts.mayEdit = false;
    tell();
    await rendered();
    expectNone('link', /^/, count);
  });

  it('is not there when there is nothing to check', async () => {
    const { plan } = facts;
    await until(() => allByRole('link', /^/, count)[0], 'the count');
    for (const { id } of plan.snapshot.annexes.notes) plan.annexes.delete(id);
    for (const { id } of plan.snapshot.axes) plan.delete(id);
    await until(() => allByRole('link', '3 points à vérifier', count)[0], 'the new count');
    for (const { id } of plan.snapshot.annexes.keyFigures) plan.annexes.delete(id);
    await until(() => allByRole('link', /^/, count).length === 0, 'no count');
  });
});
