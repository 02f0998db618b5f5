import { ContextProvider } from '@lit/context';
import { expect } from 'chai';
import { html, LitElement, type TemplateResult } from 'lit';
import { sessionContext } from '../../../client/contexts.ts';
import { PlanIntents } from '../../../client/controllers/plan-intents.ts';
import type { TakenAwayEvent } from '../../../client/events.ts';
import type { Session } from '../../../client/session.ts';
import type { AboutPage } from '../../../client/views/about-page.ts';
import '../../../client/views/about-page.ts';
import type { Plan } from '../../../shared/plan.ts';
import { rowKinds } from '../../../shared/row-cells.ts';
import { tableRows } from '../../../shared/views/annexes.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { choose, clear, click, create, press, rendered, setSize, show, type, until } from '../page.ts';
import { openPennes, pennes, septemes } from '../pennes.ts';
import { type StandIn, standIn } from '../stand-in.ts';

/** Carries out what the page asks for, as the workspace does. */
class AboutDesk extends LitElement {
  session: Session | undefined;
  constructor() {
    super();
    new PlanIntents(
      this,
      () => this.session,
      () => undefined,
    );
  }
  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
customElements.define('about-desk', AboutDesk);

/** Leaves three rows of each annex: a hundred more would only make the tests long. */
function thin(plan: Plan): void {
  for (const kind of rowKinds)
    for (const { id } of tableRows(plan.snapshot.annexes, kind).slice(3)) plan.annexes.delete(id);
}

describe('<about-page>', () => {
  let page: AboutPage;
  let plan: Plan;
  let bob: Plan;
  let facts: StandIn;
  let tell: () => void;
  let taken: TakenAwayEvent[];
  beforeEach(async () => {
    ({ alice: plan, bob } = await openPennes());
    thin(plan);
    facts = { plan, mayEdit: true, hasPlan: true };
    const stand = standIn(facts);
    ({ tell } = stand);
    const desk = new AboutDesk();
    desk.session = stand.session;
    taken = [];
    desk.addEventListener('taken-away', event => taken.push(event));
    page = create('about-page');
    desk.append(page);
    const place = document.createElement('div');
    new ContextProvider(place, { context: sessionContext, initialValue: stand.session });
    place.append(desk);
    await show(place);
    await until(() => page.renderRoot.querySelectorAll('annex-table').length === 7, 'all annexes');
  });
  afterEach(clear);

  const field = (name: string | RegExp): HTMLElement => byRole('textbox', name, page);
  const write = async (name: string | RegExp, text: string): Promise<void> => {
    field(name).focus();
    await press('Control+a', 'Delete');
    await type(text);
  };
  const chooseInMenu = async (menu: string, entry: string): Promise<void> => {
    await click(await reach(byRole('button', `${menu} : plus de choix`, page)));
    await click(byRole('menuitem', entry, page));
  };
  /** What is out of the window is laid out once it is brought into it. */
  const reach = async (element: HTMLElement = page): Promise<HTMLElement> => {
    let still = 0;
    for (let top = Number.NaN; still < 4; ) {
      element.scrollIntoView({ block: 'center' });
      await new Promise(resolve => requestAnimationFrame(resolve));
      const next = element.getBoundingClientRect().top;
      still = next === top ? still + 1 : 0;
      top = next;
    }
    return element;
  };
  const sections = (): readonly string[] =>
    allByRole('heading', /^/, page)
      .filter(({ localName }) => localName === 'h3')
      .map(textOf);

  it('has no fault that axe knows, to edit', () => expectAccessible(page));

  it('has no fault that axe knows, to read', async () => {
    facts.mayEdit = false;
    tell();
    await expectAccessible(page);
  });

  it('has no fault that axe knows, and nothing out of the window, on a phone', async () => {
    await setSize({ width: 320, height: 640 });
    await expectAccessible(page);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('offers nothing to write to those who read', async () => {
    facts.mayEdit = false;
    tell();
    await rendered();
    expectNone('textbox', /^/, page);
    expectNone('checkbox', /^/, page);
    expectNone('button', /^/, page);
    expect(sections()).not.to.include('Autres annexes');
  });

  describe('what the plan is about', () => {
    it('is written in place', async () => {
      await write('Nom du territoire', 'Nos deux communes');
      await write('Caf', 'Caf 13');
      await write('Nom officiel de la convention', 'CTG 2022-2026');
      expect(plan.snapshot.territory).to.include({
        name: 'Nos deux communes',
        caf: 'Caf 13',
        convention: 'CTG 2022-2026',
      });
    });

    it('keeps a name, and says so, rather than none', async () => {
      field('Nom du territoire').focus();
      await press('Control+a', 'Delete');
      expect(allByRole('alert', /^/, page).map(textOf).join()).to.match(/ne peut pas rester vide/);
      expect(plan.snapshot.territory.name).to.match(/^Les Pennes/);
    });

    it('has the date of its signature read as people write it', async () => {
      await write('Date de signature', '15/12/2022');
      await press('Tab');
      expect(plan.snapshot.territory.signedOn).to.equal('2022-12-15');
      await write('Date de signature', 'hier');
      await press('Tab');
      expect(plan.snapshot.territory.signedOn).to.equal('2022-12-15');
      expect(allByRole('alert', /^/, page).map(textOf).join()).to.match(/Écrivez une date/);
    });

    it('has its words written, and shows what they give', async () => {
      await write('Premier niveau, au singulier', 'Axe');
      await rendered();
      expect(plan.snapshot.territory.vocabulary.axis).to.equal('Axe');
      expect(allByRole('status', /^/, page).map(textOf)).to.include(
        'Dans le plan : « Axe 1, Orientation b, Action 3 ».',
      );
    });
  });

  describe('the period', () => {
    const set = async (from: string, to: string): Promise<void> => {
      await write('La convention va de', from);
      await write('à', to);
      await click(byRole('button', 'Changer la période', page));
    };

    it('is made longer at once', async () => {
      await set('2022', '2027');
      expect(plan.snapshot.territory.period).to.deep.equal({ from: 2022, to: 2027 });
    });

    it('lists what it would take out of sight before it is made shorter', async () => {
      await set('2023', '2026');
      const dialog = byRole('dialog', 'Passer à 2023–2026 ?', page);
      await expectAccessible(dialog);
      const lines = allByRole('listitem', /^/, page.renderRoot.querySelector('period-dialog') ?? page);
      expect(lines).to.have.length(14);
      expect(lines.map(textOf).map(line => line.replaceAll('\u00a0', ' '))).to.include(
        'Action 15 : 2022 (Les Pennes)',
      );
      await click(byRole('button', 'Garder la période', page));
      expect(plan.snapshot.territory.period.from).to.equal(2022);
      expectNone('dialog', /^/, page);
      await set('2023', '2026');
      const [confirm] = allByRole(
        'button',
        'Changer la période',
        page.renderRoot.querySelector('period-dialog') ?? page,
      );
      await click(confirm ?? page);
      expect(plan.snapshot.territory.period).to.deep.equal({ from: 2023, to: 2026 });
      expectNone('dialog', /^/, page);
    });
  });

  describe('the sections of the fiches', () => {
    it('are shaped by coordinators, even before there is any action', async () => {
      facts.role = 'coordinator';
      tell();
      await rendered();
      await click(await reach(byRole('button', 'Changer les rubriques', page)));
      const dialog = byRole('dialog', 'Rubriques des fiches', page);
      await expectAccessible(dialog);
      const { name } = plan.snapshot.territory.sections[0] ?? { name: '' };
      await click(byRole('checkbox', `Montrer ${name}`, page));
      expect(plan.snapshot.territory.sections[0]?.isHidden).to.equal(true);
      await press('Escape');
      expectNone('dialog', /^/, page);
      expect(focused()?.textContent).to.equal('Changer les rubriques');
    });

    it('are only named to the others', () => {
      expect(sections()).to.include('Rubriques des fiches');
      expectNone('button', 'Changer les rubriques', page);
      const named = page.renderRoot.querySelector('sections-form')?.renderRoot.textContent;
      expect(named).to.contain(plan.snapshot.territory.sections[0]?.name);
    });
  });

  describe('the numbers', () => {
    it('follow the scheme one chooses', async () => {
      await click(byRole('radio', /^Selon la place/, page));
      choose(byRole('combobox', 'Orientations', page), /^1\.1/);
      expect(plan.snapshot.territory).to.include({ numbering: 'hierarchical', orientationStyle: 'path' });
    });

    it('that are fixed are listed, and released one by one or all, which can be taken back', async () => {
      const fixed = (): number =>
        plan.snapshot.actions.filter(({ fixedNumber }) => fixedNumber !== undefined).length;
      const before = fixed();
      expect(before).to.be.greaterThan(2);
      await click(byRole('button', 'Suivre la place : Action 1', page));
      expect(fixed()).to.equal(before - 1);
      await click(byRole('button', 'Tous les numéros suivent leur place', page));
      expect(fixed()).to.equal(0);
      taken.at(-1)?.takeBack();
      expect(fixed()).to.equal(before - 1);
    });
  });

  describe('the themes', () => {
    const names = (): readonly string[] => plan.snapshot.themes.map(({ name }) => name);

    it('are added, renamed and moved', async () => {
      field('Nouvelle thématique').focus();
      await type('Logement');
      await press('Enter');
      expect(names().at(-1)).to.equal('Logement');
      await write('Thématique : Handicap', 'Inclusion');
      expect(names()).to.include('Inclusion');
      await chooseInMenu('Logement', 'Monter');
      expect(names().at(-2)).to.equal('Logement');
    });

    it('are deleted, which says how many actions had them, and can be taken back', async () => {
      await chooseInMenu('Handicap', 'Supprimer');
      expect(names()).not.to.include('Handicap');
      expect(taken.at(-1)?.text).to.equal('« Handicap » n’est plus une thématique. 3 actions la portaient.');
      taken.at(-1)?.takeBack();
      expect(names()).to.include('Handicap');
    });
  });

  describe('the annexes', () => {
    const rows = (kind: Parameters<typeof tableRows>[1]): ReturnType<typeof tableRows> =>
      tableRows(plan.snapshot.annexes, kind);

    it('that say something are shown, the others are one button away', async () => {
      expect(sections()).to.include.members(['Équipements', 'Gouvernance', 'Notes']);
      expect(sections()).not.to.include('Questions évaluatives');
      await click(await reach(byRole('button', /Questions évaluatives/, page)));
      await until(() => nameOf(focused() ?? page) === 'Question : ligne 1', 'the focus in the new row');
      await type('Plus de places ?');
      expect(rows('evaluation')[0]?.name).to.equal('Plus de places ?');
      expect(sections()).to.include('Questions évaluatives');
    });

    it('have facilities under each commune, where they are added', async () => {
      const table = byRole('table', 'Équipements : Les Pennes', page);
      expect(allByRole('row', /^/, table)).to.have.length(4);
      await click(await reach(allByRole('button', /Ajouter un équipement/, page)[1]));
      await until(() => nameOf(focused() ?? page) === 'Type : ligne 1', 'the focus in the new row');
      await type('RPE');
      expect(rows('facility').at(-1)?.texts).to.include({ commune: septemes, kind: 'RPE' });
    });

    it('have cells that others write in under one’s hands', async () => {
      const [body] = rows('governance');
      if (!body) throw new Error('test: no governance');
      const cell = field('Instance : Comité de pilotage');
      cell.focus();
      await press('End');
      bob.annexes.write(body.id, 'name', 'Le comité de pilotage');
      await rendered();
      await type(' (Copil)');
      expect(rows('governance')[0]?.name).to.equal('Le comité de pilotage (Copil)');
      await write('Missions : Le comité de pilotage (Copil)', 'Suivre');
      await press('Enter');
      await type('Décider');
      expect(rows('governance')[0]?.texts.missions).to.equal('Suivre\nDécider');
    });

    it('have a matrix of the communes', async () => {
      const [competence] = rows('competence');
      const box = byRole('checkbox', /^Septèmes : Développement équilibré/, page);
      await click(await reach(box));
      expect(rows('competence')[0]?.ticked).to.deep.equal([pennes]);
      if (competence) bob.annexes.tick(competence.id, septemes, true);
      await rendered();
      expect(Reflect.get(box, 'checked')).to.equal(true);
    });

    it('have figures read as people write them', async () => {
      const value = /^Valeur : Actions du plan/;
      await write(value, '1 024,5');
      await press('Tab');
      expect(plan.snapshot.annexes.keyFigures[0]?.value).to.equal(1024.5);
      await write(value, 'beaucoup');
      await press('Tab');
      expect(plan.snapshot.annexes.keyFigures[0]?.value).to.equal(1024.5);
      expect(allByRole('alert', /^/, page).map(textOf).join()).to.match(/Écrivez un nombre/);
    });

    it('have roles, named, measured, added and taken away', async () => {
      const roles = (): readonly (readonly [string, number | null])[] =>
        plan.snapshot.annexes.cooperation[0]?.roles.map(({ title, fte }) => [title, fte] as const) ?? [];
      await click(await reach(allByRole('button', /Ajouter une fonction/, page)[0]));
      await until(
        () => nameOf(focused() ?? page) === 'Fonction : fonction sans nom',
        'the focus in the new role',
      );
      await type('Assistante');
      await write('ETP : Assistante', '0,2');
      await press('Tab');
      expect(roles().at(-1)).to.deep.equal(['Assistante', 0.2]);
      await click(await reach(byRole('button', 'Supprimer la fonction : Assistante', page)));
      expect(roles().map(([title]) => title)).not.to.include('Assistante');
      taken.at(-1)?.takeBack();
      expect(roles().at(-1)).to.deep.equal(['Assistante', 0.2]);
      choose(allByRole('combobox', /^Acteur : /, page)[0] ?? page, 'Caf');
      expect(plan.snapshot.annexes.cooperation[0]?.actor).to.equal('caf');
    });

    it('have rows moved and deleted, which can be taken back', async () => {
      const kinds = (): readonly (string | undefined)[] => rows('governance').map(({ name }) => name);
      const [first = '', second = ''] = kinds().map(name => name ?? '');
      await chooseInMenu(first, 'Descendre');
      expect(kinds().slice(0, 2)).to.deep.equal([second, first]);
      await chooseInMenu(first, 'Supprimer');
      expect(kinds()).not.to.include(first);
      expect(taken.at(-1)?.text).to.equal(`Supprimé des annexes : « ${first} ».`);
      taken.at(-1)?.takeBack();
      expect(kinds().slice(0, 2)).to.deep.equal([second, first]);
    });
  });

  describe('an annex that said nothing', () => {
    beforeEach(async () => {
      for (const kind of ['facility', 'governance', 'note'] as const)
        for (const { id } of tableRows(plan.snapshot.annexes, kind)) plan.annexes.delete(id);
      await rendered();
    });

    it('is written in at once, and its button leaves no other one under the second press of a key', async () => {
      (await reach(byRole('button', /^\s*Gouvernance/, page))).focus();
      await press('Enter');
      await until(() => focused()?.localName === 'textarea' || focused()?.localName === 'input', 'a field');
      await press('Enter');
      expect(sections()).to.include('Gouvernance');
      expect(sections()).not.to.include('Notes');
    });

    it('waits under its title where one first chooses the commune', async () => {
      (await reach(byRole('button', /^\s*Équipements/, page))).focus();
      await press('Enter');
      await until(() => focused()?.textContent === 'Équipements', 'the focus on the title');
      expect(focused()?.localName).to.equal('h3');
      await press('Enter');
      expect(sections()).not.to.include('Gouvernance');
      expect(tableRows(plan.snapshot.annexes, 'facility')).to.deep.equal([]);
    });
  });

  it('leads to its sections', async () => {
    await click(byRole('link', 'Notes', page));
    expect(focused()?.textContent).to.equal('Notes');
  });
});
