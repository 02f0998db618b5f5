import { expect } from 'chai';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { NoticeEvent } from '../../../client/events.ts';
import { Presence } from '../../../client/presence.ts';
import '../../../client/views/import-page.ts';
import type { TerritoryWorkspace } from '../../../client/views/territory-workspace.ts';
import '../../../client/views/territory-workspace.ts';
import { byRole, textOf } from '../find.ts';
import { clear, create, rendered, setSize, until } from '../page.ts';
import { openPennes } from '../pennes.ts';
import type { StandIn } from '../stand-in.ts';
import { showIn } from './stage.ts';

const table = ['Enjeu\tN°\tIntitulé de l’action\t2024', 'Être parent\t1\tOuvrir une ludothèque\tX'].join(
  '\n',
);

describe('<import-page>', () => {
  let workspace: TerritoryWorkspace;
  beforeEach(async () => {
    localStorage.setItem('tablee.identity', JSON.stringify({ name: 'Alice', institution: 'Les Pennes' }));
    const { alice: plan } = await openPennes();
    workspace = create('territory-workspace', { screen: 'importer' });
    const presence = new Presence(new Awareness(new Y.Doc()));
    const status = { is: 'saved' } as const;
    const facts: StandIn = {
      plan,
      presence,
      status,
      mayEdit: true,
      hasPlan: true,
      role: 'coordinator',
      territory: 'x3',
    };
    await showIn(facts, workspace);
  });
  afterEach(async () => {
    localStorage.clear();
    await clear();
  });

  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ] as const)
    it(`is confirmed with a button that no message lies over, at ${width}×${height}`, async () => {
      await setSize({ width, height });
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', table);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }),
      );
      const desk = workspace.renderRoot.querySelector('import-page')?.renderRoot.querySelector('import-desk');
      await until(() => desk?.renderRoot.querySelector('.counts') ?? null, 'the preview');
      desk?.dispatchEvent(
        new NoticeEvent('L’import est annulé : 2 actions retirées du plan, et rien d’autre.'),
      );
      await rendered();
      const line = workspace.renderRoot.querySelector('toast-line');
      const toast = line?.renderRoot.querySelector('.toast');
      expect(textOf(toast ?? workspace)).to.match(/import est annulé/);
      for (const name of [/^Ajouter 1 action$/, 'Changer de tableau'] as const) {
        const button = byRole('button', name, workspace).getBoundingClientRect();
        expect(toast?.getBoundingClientRect().bottom).to.be.at.most(button.top);
      }
    });
});
