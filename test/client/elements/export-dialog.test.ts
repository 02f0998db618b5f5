import { expect } from 'chai';
import type { ExportDialog } from '../../../client/elements/export-dialog.ts';
import '../../../client/elements/export-dialog.ts';
import type { ExportFormat } from '../../../client/export-events.ts';
import { planDocuments } from '../../../shared/formats/plan-documents.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus, expectNone } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, create, press, rendered, show } from '../page.ts';
import { openPennes } from '../pennes.ts';

describe('<export-dialog>', () => {
  let dialog: ExportDialog;
  let word: ExportFormat;
  let heard: readonly Intent[];
  beforeEach(async () => {
    const { snapshot } = (await openPennes()).alice;
    word = { id: 'word', name: 'Word', detail: 'À signer.', documents: planDocuments(snapshot) };
    dialog = create('export-dialog', { formats: [word] });
    await show(dialog);
    heard = listen('export-start', 'dismiss');
  });
  afterEach(clear);

  const ready = (...names: string[]): Promise<void> => {
    const files = names.map(name => ({ name, address: `data:text/plain,${name}` }));
    dialog.progress = { is: 'ready', files };
    return rendered();
  };

  it('has no fault that axe knows, whatever it is at', async () => {
    await expectAccessible(dialog);
    dialog.progress = { is: 'failed', text: 'Réessayez.' };
    await rendered();
    await expectAccessible(dialog);
    dialog.addEventListener('click', event => event.preventDefault());
    await ready('un.docx', 'deux.docx');
    await expectAccessible(dialog);
  });

  it('offers every document, in the territory’s words', () => {
    expect(allByRole('checkbox', undefined, dialog).map(nameOf)).to.deep.equal([
      'Le plan par thématiques',
      'Le plan par enjeux et orientations',
      'Le déploiement',
      'Les fiches actions',
      'Équipements, champs d’intervention, gouvernance, coopération et évaluation',
    ]);
  });

  it('exports all of them in one file, unless asked otherwise', async () => {
    await click(byRole('button', 'Exporter', dialog));
    expect(heard).to.deep.equal([
      {
        type: 'export-start',
        order: {
          format: 'word',
          documents: ['themes', 'outline', 'deployment', 'sheets', 'annexes'],
          isSeparate: false,
        },
      },
    ]);
  });

  it('exports those that are left, each in its file', async () => {
    await click(byRole('checkbox', 'Le plan par thématiques', dialog));
    await click(byRole('checkbox', 'Les fiches actions', dialog));
    await click(byRole('radio', 'Un fichier pour chacun', dialog));
    await click(byRole('button', 'Exporter', dialog));
    expect(heard[0]?.order).to.deep.equal({
      format: 'word',
      documents: ['outline', 'deployment', 'annexes'],
      isSeparate: true,
    });
  });

  it('asks for one at least', async () => {
    for (const box of allByRole('checkbox', undefined, dialog)) await click(box);
    await click(byRole('button', 'Exporter', dialog));
    expect(heard).to.deep.equal([]);
    expect(textOf(byRole('alert', undefined, dialog))).to.contain('Choisissez au moins un document.');
  });

  it('does not offer what the plan has nothing to put in', async () => {
    dialog.formats = [
      { ...word, documents: word.documents.map(one => ({ ...one, isEmpty: one.id === 'themes' })) },
    ];
    await rendered();
    const box = byRole('checkbox', 'Le plan par thématiques (rien dans ce plan)', dialog);
    expect(box.matches(':disabled:not(:checked)')).to.equal(true);
    await click(byRole('button', 'Exporter', dialog));
    expect(heard[0]?.order).to.have.deep.property('documents', [
      'outline',
      'deployment',
      'sheets',
      'annexes',
    ]);
  });

  it('offers formats when there are several, and what each may hold', async () => {
    dialog.formats = [word, { ...word, name: 'Autre', documents: [], id: 'csv' }];
    await rendered();
    await click(byRole('radio', 'Autre', dialog));
    expectNone('checkbox', 'Le déploiement');
    await click(byRole('button', 'Exporter', dialog));
    expect(heard[0]?.order).to.deep.equal({ format: 'csv', documents: [], isSeparate: false });
  });

  it('is not asked twice while it works', async () => {
    dialog.progress = { is: 'working' };
    await rendered();
    await click(byRole('button', 'Exporter', dialog));
    expect(heard).to.deep.equal([]);
    expect(textOf(byRole('status', undefined, dialog))).to.contain('Préparation des documents…');
  });

  it('says what went wrong, and may be asked again', async () => {
    dialog.progress = { is: 'failed', text: 'Réessayez.' };
    await rendered();
    expect(textOf(byRole('alert', undefined, dialog))).to.contain('Réessayez.');
    await click(byRole('button', 'Exporter', dialog));
    expect(heard.map(({ type }) => type)).to.deep.equal(['export-start']);
  });

  it('hands over each file once, and leaves its link', async () => {
    const clicked: string[] = [];
    dialog.addEventListener('click', event => {
      const link = event.composedPath().find(node => node instanceof HTMLAnchorElement);
      if (link) clicked.push(link.download);
      event.preventDefault();
    });
    await ready('un.docx', 'deux.docx');
    expect(clicked).to.deep.equal(['un.docx', 'deux.docx']);
    expectFocus(byRole('link', 'un.docx', dialog));
    dialog.formats = [word];
    await rendered();
    expect(clicked).to.have.length(2);
  });

  it('closes by its button and by Escape', async () => {
    await click(byRole('button', 'Annuler', dialog));
    await press('Escape');
    expect(heard.map(({ type }) => type)).to.deep.equal(['dismiss', 'dismiss']);
  });
});
