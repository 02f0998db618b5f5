import { expect } from 'chai';
import type { SaveState } from '../../../client/elements/save-state.ts';
import '../../../client/elements/save-state.ts';
import type { Status } from '../../../client/status.ts';
import { expectAccessible } from '../axe.ts';
import { byRole, inside, textOf } from '../find.ts';
import { clear, create, rendered, show } from '../page.ts';

const disk = 'Non enregistré : le disque du serveur ne répond pas. Gardez cette page ouverte.';

/** Each state, the words it is shown with, and its colour among the tokens. */
const states: readonly (readonly [Status, string, string])[] = [
  [{ is: 'connecting' }, 'Connexion…', '--ink-soft'],
  [{ is: 'saved' }, 'Enregistré', '--ok'],
  [{ is: 'saving', pending: 3 }, 'Enregistrement…', '--ink-soft'],
  [{ is: 'offline', pending: 0, kept: 'device' }, 'Hors ligne', '--warn'],
  [
    { is: 'offline', pending: 3, kept: 'device' },
    'Hors ligne : 3 modifications gardées sur cet appareil',
    '--warn',
  ],
  [
    { is: 'offline', pending: 3, kept: 'on-its-way' },
    'Hors ligne : mise à l’abri sur cet appareil…',
    '--warn',
  ],
  [{ is: 'not-saved', pending: 2 }, disk, '--danger'],
  [
    { is: 'unsendable', why: 'reader', pending: 1, kept: 'device' },
    'Non enregistré : ce lien ne permet que de lire. 1 modification gardée sur cet appareil.',
    '--danger',
  ],
  [
    { is: 'refused', reason: 'deleted', pending: 0 },
    'Accès refusé : ce plan a été supprimé. Demandez à votre coordinateur s’il a été déplacé.',
    '--danger',
  ],
];

describe('<save-state>', () => {
  let state: SaveState;
  beforeEach(async () => {
    state = create('save-state');
    // As on the bar where it stands.
    state.style.cssText = 'background: var(--surface); padding: 8px';
    await show(state);
  });
  afterEach(clear);

  for (const [status, words, color] of states) {
    it(`says « ${words} » when ${JSON.stringify(status)}, and shows it alike`, async () => {
      state.status = status;
      await rendered();
      const shown = inside(state, '.state');
      expect(textOf(shown)).to.equal(words);
      const token = Object.assign(document.createElement('i'), { style: `color: var(${color})` });
      state.after(token);
      expect(getComputedStyle(shown).color).to.equal(getComputedStyle(token).color);
      await expectAccessible(state);
    });
  }

  it('has an icon that differs for what is well, what is under way, what is cut and what is wrong', async () => {
    const drawings = new Set<string | undefined>();
    for (const [status] of states) {
      state.status = status;
      await rendered();
      drawings.add(inside(state, 'ui-icon svg').innerHTML);
    }
    expect(drawings.size).to.equal(4);
  });

  it('tells a screen reader what is saved, cut or wrong, but not each step on the way to the disk', async () => {
    const told: string[] = [];
    for (const [status] of states) {
      state.status = status;
      await rendered();
      told.push(textOf(byRole('status', /^/, state)));
    }
    const isSilent = (status: Status): boolean =>
      ['connecting', 'saving'].includes(status.is) || ('kept' in status && status.kept === 'on-its-way');
    expect(told).to.deep.equal(states.map(([status, words]) => (isSilent(status) ? '' : words)));
  });
});
