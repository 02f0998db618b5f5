import { expect } from 'chai';
import type { SectionsDialog } from '../../../client/elements/sections-dialog.ts';
import '../../../client/elements/sections-dialog.ts';
import type { Plan } from '../../../shared/plan.ts';
import { MAX_OWN_SECTIONS, sectionModels } from '../../../shared/sheet.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus } from '../expect.ts';
import { allByRole, byRole, nameOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, create, press, rendered, show, type } from '../page.ts';
import { openPennes } from '../pennes.ts';

describe('<sections-dialog>', () => {
  let dialog: SectionsDialog;
  let alice: Plan;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ alice } = await openPennes());
    dialog = create('sections-dialog', { sections: alice.snapshot.territory.sections });
    alice.subscribe(() => {
      dialog.sections = alice.snapshot.territory.sections;
    });
    dialog.addEventListener('section-move', ({ section, before }) =>
      alice.sheets.moveSection(section, before),
    );
    await show(dialog);
    heard = listen('section-rename', 'section-hide', 'section-move', 'section-add', 'model-take');
  });
  afterEach(clear);

  const names = (): readonly string[] => allByRole('textbox', /^Nom de la rubrique/, dialog).map(nameOf);

  it('has no fault that axe knows', async () => {
    await expectAccessible(dialog);
  });

  it('lists every section, the hidden ones unchecked', () => {
    expect(names()).to.have.length(12);
    expect(byRole('checkbox', 'Montrer Détails de l’action', dialog).matches(':checked')).to.equal(true);
    expect(byRole('checkbox', 'Montrer Diagnostic initial', dialog).matches(':checked')).to.equal(false);
  });

  it('says that there are as many sections as there may be, and adds no more', async () => {
    for (let count = 0; count < MAX_OWN_SECTIONS; count++) alice.sheets.addSection('Communication');
    await rendered();
    await click(byRole('textbox', 'Nom de la nouvelle rubrique', dialog));
    await type('Une de trop');
    await press('Enter');
    expect(heard).to.deep.equal([]);
    expect(byRole('status', undefined, dialog).textContent).to.contain('Vous avez ajouté 32 rubriques');
    await expectAccessible(dialog);
  });

  it('renames, shows, adds, and takes a model', async () => {
    await click(byRole('textbox', 'Nom de la rubrique Détails de l’action', dialog));
    await press('Control+a');
    await type('Contenu');
    await press('Tab');
    await click(byRole('checkbox', 'Montrer Diagnostic initial', dialog));
    await click(byRole('textbox', 'Nom de la nouvelle rubrique', dialog));
    await press('Enter');
    await type('Communication');
    await press('Enter');
    await click(byRole('button', 'Fiche complète, du diagnostic aux indicateurs', dialog));
    expect(heard).to.deep.equal([
      { type: 'section-rename', section: 'details', name: 'Contenu' },
      { type: 'section-hide', section: 'diagnosis', isHidden: false },
      { type: 'section-add', name: 'Communication' },
      { type: 'model-take', model: sectionModels[0] },
    ]);
  });

  it('leaves alone a name that is being typed, whatever others change', async () => {
    const name = (): HTMLElement => byRole('textbox', 'Nom de la rubrique Détails de l’action', dialog);
    await click(name());
    await press('End');
    await type(' et suite');
    alice.sheets.renameSection('partners', 'Qui avec nous');
    await rendered();
    expect(name()).to.have.property('value', 'Détails de l’action et suite');
    byRole('textbox', 'Nom de la rubrique Qui avec nous', dialog);
    await press('Tab');
    expect(heard.at(-1)).to.include({ section: 'details', name: 'Détails de l’action et suite' });
  });

  it('shows after all what a section is called, once its name is emptied', async () => {
    const name = byRole('textbox', 'Nom de la rubrique Détails de l’action', dialog);
    await click(name);
    await press('Control+a', 'Delete', 'Tab');
    expect(name).to.have.property('value', 'Détails de l’action');
  });

  it('moves one place at a time, and the focus goes along', async () => {
    const down = (): HTMLElement => byRole('button', 'Descendre Détails de l’action', dialog);
    down().focus();
    await press('Enter', 'Enter');
    expect(names().slice(0, 3)).to.deep.equal([
      'Nom de la rubrique Diagnostic initial',
      'Nom de la rubrique Public cible',
      'Nom de la rubrique Détails de l’action',
    ]);
    expectFocus(down());
    await click(byRole('button', 'Monter Détails de l’action', dialog));
    expect(names()[1]).to.equal('Nom de la rubrique Détails de l’action');
  });

  it('goes no further than the ends', async () => {
    const last = byRole('button', 'Descendre Indicateurs d’évaluation', dialog);
    expect(last.ariaDisabled).to.equal('true');
    await click(last);
    await click(byRole('button', 'Monter Détails de l’action', dialog));
    expect(heard).to.deep.equal([]);
    await click(byRole('button', 'Monter Indicateurs d’évaluation', dialog));
    await click(byRole('button', 'Descendre Indicateurs d’évaluation', dialog));
    await rendered();
    expect(names().at(-1)).to.equal('Nom de la rubrique Indicateurs d’évaluation');
  });
});
