import { expect } from 'chai';
import { type ActionCard, DRAGGED_ACTION } from '../../../client/elements/action-card.ts';
import type { ItemId } from '../../../shared/model.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, focused, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, create, press, rendered, show, type, until } from '../page.ts';
import { caf, numberedOf, nurseries, openPennes, pennes, trainings, years } from '../pennes.ts';
import { guest } from './grid.ts';

describe('<action-card>', () => {
  let card: ActionCard;
  let alice: Plan;
  beforeEach(async () => {
    ({ alice } = await openPennes());
    await showCard(nurseries);
  });
  afterEach(clear);

  async function showCard(id: ItemId): Promise<void> {
    await clear();
    card = create('action-card', { rank: 0, years });
    const feed = (): void => {
      const { actors, themes } = alice.snapshot;
      Object.assign(card, { ...numberedOf(alice.snapshot, id), actors, themes });
    };
    alice.subscribe(feed);
    feed();
    await show(card);
  }

  const chooseInMenu = async (entry: string): Promise<void> => {
    await click(byRole('button', /plus de choix$/, card));
    await click(byRole('menuitem', entry, card));
  };

  describe('to those who do not see it', () => {
    it('has no fault that axe knows, alone, with somebody on it, fixed, with a theme and read-only', async () => {
      await expectAccessible(card);
      alice.fixNumber(nurseries, '12 bis');
      card.peers = [guest(nurseries, null)];
      await expectAccessible(card);
      await showCard(trainings);
      await expectAccessible(card);
      card.readOnly = true;
      await expectAccessible(card);
    });

    it('has no fault that axe knows in the hue of any axis, nor in the colour of any person', async () => {
      for (const rank of [-1, 0, 1, 2, 3, 4, 5, 6, 7]) {
        card.rank = rank;
        await expectAccessible(card);
      }
    });

    it('is an article named by its number, or by its title without one', async () => {
      byRole('article', 'Action 5', card);
      card.number = null;
      await rendered();
      byRole('article', /^Créer des structures/, card);
    });

    it('keeps its name while its title is typed, and has the new one then', async () => {
      alice.fixNumber(nurseries, '');
      card.number = null;
      card.addEventListener('item-rename', ({ item, title }) => {
        alice.rename(item, title);
        card.number = null;
      });
      await rendered();
      const [name, menu] = [
        nameOf(byRole('article', /^/, card)),
        nameOf(byRole('button', /plus de choix$/, card)),
      ];
      await chooseInMenu('Renommer');
      await type('Crèches');
      expect(nameOf(byRole('textbox', /^/, card))).to.equal(`Titre : ${name}`);
      byRole('article', name, card);
      byRole('button', menu, card);
      await press('Enter');
      byRole('article', 'Crèches', card);
      byRole('button', 'Crèches : plus de choix', card);
    });

    it('names its porteurs, its pilotes and its years', () => {
      byRole('button', 'Porteurs : Les Pennes Septèmes', card);
      byRole('button', 'Pilotes : Les Pennes Septèmes Caf', card);
      byRole('image', /^Années : 2022 \(Les Pennes\), .*2025 \(Les Pennes et Septèmes\)/, card);
    });
  });

  it('shows its number and its title', () => {
    byRole('button', 'Créer des structures Petite Enfance et/ou extension de places en EAJE', card);
    expect(textOf(byRole('article', /^/, card))).to.match(/^5/);
  });

  it('offers to choose porteurs and pilotes when there are none', async () => {
    for (const { id } of alice.snapshot.actors) {
      alice.setActor(nurseries, 'porteurs', id, false);
      alice.setActor(nurseries, 'pilots', id, false);
    }
    await rendered();
    byRole('button', '+ Porteur', card);
    byRole('button', '+ Pilote', card);
  });

  it('shows its first theme and how many more it has', async () => {
    await showCard(trainings);
    expect(textOf(byRole('article', /^/, card))).to.include('Petite Enfance +2');
  });

  it('says that a number is fixed, and offers to release it', async () => {
    expect(textOf(byRole('article', /^/, card))).not.to.include('figé');
    alice.fixNumber(nurseries, '12 bis');
    await rendered();
    expect(textOf(byRole('article', 'Action 12 bis', card))).to.match(/12 bis\s?\(numéro figé\)/);
    const heard = listen();
    await chooseInMenu('Numéroter selon la place');
    expect(heard).to.deep.equal([{ type: 'number-release', item: nurseries }]);
  });

  describe('asks', () => {
    it('from its menu: who, what about, where it goes, where it is cited, its history, to be deleted', async () => {
      const heard = listen();
      const entries = [
        'Pilotes…',
        'Porteurs…',
        'Thématiques…',
        'Déplacer…',
        'Faire figurer aussi sous…',
        'Commenter…',
        'Historique…',
        'Supprimer',
      ];
      for (const entry of entries) await chooseInMenu(entry);
      expect(heard).to.deep.equal([
        { type: 'actors-ask', action: nurseries, role: 'pilots' },
        { type: 'actors-ask', action: nurseries, role: 'porteurs' },
        { type: 'themes-ask', action: nurseries },
        { type: 'move-ask', item: nurseries },
        { type: 'citations-ask', action: nurseries },
        { type: 'comments-ask', item: nurseries, section: null },
        { type: 'history-ask', item: nurseries },
        { type: 'item-delete', item: nurseries },
      ]);
    });

    it('for its comments, counted where there are any that are open', async () => {
      expectNone('button', /commentaire/, card);
      card.comments = 2;
      await expectAccessible(card);
      const heard = listen();
      await click(byRole('button', '2 commentaires', card));
      expect(heard).to.deep.equal([{ type: 'comments-ask', item: nurseries, section: null }]);
    });

    it('who carries it or pilots it, with a click on the badges', async () => {
      const heard = listen();
      await click(byRole('button', /^Porteurs/, card));
      await click(byRole('button', /^Pilotes/, card));
      expect(heard).to.deep.equal([
        { type: 'actors-ask', action: nurseries, role: 'porteurs' },
        { type: 'actors-ask', action: nurseries, role: 'pilots' },
      ]);
    });

    it('nothing yet when one chooses « Renommer »: its title is then edited', async () => {
      const heard = listen();
      await chooseInMenu('Renommer');
      await until(() => focused() === byRole('textbox', 'Titre : Action 5', card), 'the title to be edited');
      expect(heard).to.deep.equal([]);
    });
  });

  it('tells that the person is on it while the focus is anywhere inside, once they enter and once they leave', async () => {
    const heard = listen('whereabouts');
    byRole('button', /^Pilotes/, card).focus();
    card.after(document.createElement('input'));
    await press('Tab');
    expect(heard.filter(({ item }) => item === null)).to.deep.equal([]);
    await press('Tab');
    expect(heard.at(0)).to.deep.equal({ type: 'whereabouts', item: nurseries, year: null, section: null });
    expect(heard.at(-1)).to.deep.equal({ type: 'whereabouts', item: null, year: null, section: null });
  });

  it('shows who else is on it, in the colour of the first, hiding no word', async () => {
    card.style.marginTop = '40px';
    card.peers = [guest(nurseries, 2024), guest(nurseries, null, { id: 9, name: 'Paul', institution: '' })];
    await rendered();
    const article = byRole('article', /^/, card);
    const tag = article.querySelector('.who') ?? card;
    expect(textOf(tag)).to.equal('Nadia · Septèmes, Paul');
    expect(getComputedStyle(article).borderTopColor).to.equal('rgb(31, 111, 178)');
    const title = byRole('button', /^Créer/, card).getBoundingClientRect();
    expect(tag.getBoundingClientRect().bottom).to.be.at.most(title.top);
  });

  it('shows enough of its theme to be read, however narrow it is and whatever stands beside', async () => {
    for (const { id } of alice.snapshot.themes.slice(0, 2)) alice.setTheme(nurseries, id, true);
    card.comments = 12;
    for (const width of ['320px', '296px', '220px']) {
      card.style.width = width;
      await rendered();
      expect(card.renderRoot.querySelector('.chip')?.clientWidth, width).to.be.at.least(76);
      const article = byRole('article', /^/, card);
      expect(article.scrollWidth, width).to.equal(article.clientWidth);
    }
  });

  it('may be dragged, and says what it is', () => {
    const article = byRole('article', /^/, card);
    expect(article.draggable).to.equal(true);
    const dataTransfer = new DataTransfer();
    article.dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true }));
    expect(dataTransfer.getData(DRAGGED_ACTION)).to.equal(nurseries);
  });

  it('opens its fiche, by a button that is in sight and by its menu', async () => {
    const heard = listen('sheet-open');
    await click(byRole('button', 'Ouvrir la fiche : Action 5', card));
    await click(byRole('button', 'Action 5 : plus de choix', card));
    await click(byRole('menuitem', 'Ouvrir la fiche', card));
    expect(heard.map(({ action }) => action)).to.deep.equal([nurseries, nurseries]);
  });

  it('keeps its words and badges, and only its fiche to open, where one may only read', async () => {
    card.readOnly = true;
    await rendered();
    const article = byRole('article', 'Action 5', card);
    expect(allByRole('button', /^/, card).map(nameOf)).to.deep.equal(['Ouvrir la fiche : Action 5']);
    expect(article.draggable).to.equal(false);
    expect(allByRole('image', /^/, card).map(nameOf).slice(0, 5)).to.deep.equal([
      'Pilotes : Les Pennes',
      'Septèmes',
      'Caf',
      'Porteurs : Les Pennes',
      'Septèmes',
    ]);
  });

  it('leaves out an actor the plan no longer knows', async () => {
    card.actors = alice.snapshot.actors.filter(({ id }) => id !== caf);
    await rendered();
    byRole('button', 'Pilotes : Les Pennes Septèmes', card);
    expect(alice.snapshot.actors.map(({ id }) => id)).to.include(pennes);
  });
});
