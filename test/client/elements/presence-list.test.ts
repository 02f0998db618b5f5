import { expect } from 'chai';
import type { PresenceList } from '../../../client/elements/presence-list.ts';
import '../../../client/elements/presence-list.ts';
import type { Peer } from '../../../client/peers.ts';
import { expectAccessible } from '../axe.ts';
import { expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { listen } from '../intents.ts';
import { clear, click, clickAt, create, press, rendered, setSize, show, until } from '../page.ts';
import { guest } from './grid.ts';

const me = guest('a05', 2024, {
  id: 1,
  name: 'Alice',
  institution: 'Les Pennes',
  color: '#c2410c',
  isMe: true,
});
const nadia = guest('a06', null);

describe('<presence-list>', () => {
  let list: PresenceList;
  beforeEach(async () => {
    list = create('presence-list', { peers: [me, nadia], describe: ({ item }) => `sur ${item}` });
    list.style.cssText = 'margin-left: 600px';
    await show(list);
  });
  afterEach(clear);

  const open = async (): Promise<void> => {
    await click(byRole('button', /^Autour de la table/, list));
    await until(() => allByRole('heading', 'Autour de la table', list).length === 1, 'the list to open');
  };
  const crowd = (count: number): Peer[] =>
    Array.from({ length: count }, (_, index) =>
      guest('a05', null, {
        id: 20 + index,
        name: `Paul ${index}`,
        institution: index % 2 ? 'Caf' : 'Septèmes',
      }),
    );
  const faces = (): string[] => [...byRole('button', /^Autour/, list).querySelectorAll('.face')].map(textOf);

  it('has no fault that axe knows, closed, open and crowded', async () => {
    await expectAccessible(list);
    await open();
    await expectAccessible(list);
    list.peers = [me, ...crowd(59)];
    await expectAccessible(list);
  });

  it('counts the people around the table, oneself included', async () => {
    byRole('button', 'Autour de la table : 2 personnes', list);
    list.peers = [me];
    await rendered();
    byRole('button', 'Autour de la table : 1 personne', list);
  });

  it('shows a few faces and how many more there are', async () => {
    expect(faces()).to.deep.equal(['A', 'N']);
    list.peers = crowd(5);
    await rendered();
    expect(faces()).to.deep.equal(['P0', 'P1', 'P2', 'P3', 'P4']);
    list.peers = crowd(60);
    await rendered();
    expect(faces()).to.deep.equal(['P0', 'P1', 'P2', 'P3', '+56']);
  });

  it('shows fewer faces where there is no room, as soon as there is none', async () => {
    list.style.marginLeft = '0';
    list.peers = crowd(60);
    await rendered();
    await setSize({ width: 390, height: 844 });
    await until(() => faces().length === 3, 'fewer faces');
    expect(faces()).to.deep.equal(['P0', 'P1', '+58']);
    await setSize({ width: 1280, height: 720 });
    await until(() => faces().length === 5, 'more faces');
  });

  it('lists all of them with their institution and where each one works', async () => {
    await open();
    const lines = allByRole('listitem', /^/, list).map(line => textOf(line.querySelector('.who') ?? line));
    expect(lines).to.deep.equal(['Alice (vous)sur a05', 'Nadiasur a06']);
  });

  it('has the people of each institution together, with how many they are, and those of none last', async () => {
    list.peers = [me, guest('a05', null, { id: 40, name: 'Zoé', institution: '' }), nadia, ...crowd(3)];
    await open();
    const headings = allByRole('heading', / : /, list).map(nameOf);
    expect(headings).to.deep.equal(['Les Pennes : 1', 'Septèmes : 3', 'Caf : 1', 'Sans institution : 1']);
    expect(allByRole('list', /^/, list)[1]?.querySelectorAll('li').length).to.equal(3);
  });

  it('counts no projector among the people, and says that there is one', async () => {
    list.peers = [me, guest('a05', null, { isProjector: true })];
    await open();
    expect(allByRole('listitem', /^/, list)).to.have.length(1);
    byRole('heading', 'Le plan est projeté.', list);
    byRole('button', 'Autour de la table : 1 personne', list);
  });

  it('leads where somebody works, and closes', async () => {
    await open();
    const heard: Peer[] = [];
    list.addEventListener('peer-visit', ({ peer }) => heard.push(peer));
    await click(byRole('button', 'Y aller : Nadia · Septèmes', list));
    expect(heard).to.deep.equal([nadia]);
    expectNone('heading', /^/, list);
  });

  it('has the others follow a coordinator, or no longer, and offers that to nobody else', async () => {
    await open();
    expectNone('button', 'Suivez-moi', list);
    list.canLead = true;
    await rendered();
    await expectAccessible(list);
    const heard: boolean[] = [];
    list.addEventListener('lead-ask', ({ on }) => heard.push(on));
    await click(byRole('button', 'Suivez-moi', list));
    list.isLeading = true;
    await open();
    await click(byRole('button', 'Ne plus guider', list));
    expect(heard).to.deep.equal([true, false]);
  });

  it('calls somebody who has not said who they are « Quelqu’un »', async () => {
    list.peers = [me, guest('a05', null, { name: '', institution: '' })];
    await open();
    expect(textOf(allByRole('listitem', /^/, list)[1] ?? list)).to.include('Quelqu’un');
    expect(faces()).to.deep.equal(['A', '?']);
  });

  it('opens under its button, inside the window, and closes with Escape or a click elsewhere', async () => {
    const shown = (): DOMRect => byRole('heading', 'Autour de la table', list).getBoundingClientRect();
    await open();
    expect(shown().top).to.be.greaterThan(byRole('button', /^Autour/, list).getBoundingClientRect().bottom);
    expect(shown().right).to.be.lessThan(innerWidth);
    await press('Escape');
    expectNone('heading', /^/, list);
    await open();
    await clickAt(4, 400);
    await until(() => allByRole('heading', /^/, list).length === 0, 'the list to close');
  });

  it('lets one say again who one is, and nobody else', async () => {
    await open();
    const heard = listen();
    await click(byRole('button', 'Modifier', list));
    expect(heard).to.deep.equal([{ type: 'identity-ask' }]);
    expectNone('heading', /^/, list);
  });

  it('follows people as they come and go while it is open', async () => {
    await open();
    list.peers = [me];
    await rendered();
    expect(allByRole('listitem', /^/, list)).to.have.length(1);
    list.peers = [me, nadia, ...crowd(2)];
    await rendered();
    expect(allByRole('listitem', /^/, list)).to.have.length(4);
  });
});
