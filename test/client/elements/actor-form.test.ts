import { expect } from 'chai';
import type { ActorForm } from '../../../client/elements/actor-form.ts';
import '../../../client/elements/actor-form.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { expectFocus } from '../expect.ts';
import { allByRole, byRole, nameOf, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { choose, clear, click, create, press, rendered, setSize, show, type } from '../page.ts';
import { caf, openPennes, pennes, septemes } from '../pennes.ts';

const heardTypes = [
  'actor-rename',
  'actor-kind-set',
  'actor-color-set',
  'alias-set',
  'member-set',
  'actor-move',
  'actor-delete',
  'actor-delete-ask',
  'merge-ask',
];

describe('<actor-form>', () => {
  let form: ActorForm;
  let plan: Plan;
  let heard: readonly Intent[];
  beforeEach(async () => {
    ({ alice: plan } = await openPennes());
    form = create('actor-form');
    const feed = (): void => {
      const { actors } = plan.snapshot;
      Object.assign(form, { actor: actors.find(({ id }) => id === pennes), actors });
    };
    feed();
    plan.subscribe(feed);
    await show(form);
    heard = listen(...heardTypes);
  });
  afterEach(clear);

  const write = async (field: string, text: string): Promise<void> => {
    const input = byRole('textbox', field, form);
    input.focus();
    if (input instanceof HTMLInputElement) input.select();
    await type(text);
    await press('Tab');
  };

  it('has no fault that axe knows, with other names, members and a refused abbreviation, on a phone too', async () => {
    plan.directory.addAlias(pennes, 'LPM');
    plan.directory.setMember(pennes, caf, true);
    await rendered();
    await write('Abréviation', 's');
    await expectAccessible(form);
    await setSize({ width: 320, height: 640 });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('asks for new names when their field is left, and for none that did not change', async () => {
    await write('Nom complet', 'Ville des Pennes');
    await write('Nom courant', 'Les Pennes');
    await write('Abréviation', 'LP');
    expect(heard).to.deep.equal([
      { type: 'actor-rename', actor: pennes, field: 'name', text: 'Ville des Pennes' },
      { type: 'actor-rename', actor: pennes, field: 'short', text: 'LP' },
    ]);
  });

  it('gives an emptied name back', async () => {
    const field = byRole('textbox', 'Nom complet', form);
    await write('Nom complet', ' ');
    expect(Reflect.get(field, 'value')).to.equal('Les Pennes-Mirabeau');
    expect(heard).to.deep.equal([]);
  });

  it('says while one types why an abbreviation cannot be, and does not ask for it', async () => {
    await write('Abréviation', 's');
    expect(textOf(byRole('alert', /^/, form))).to.equal(
      '« s » est déjà l’abréviation de « Septèmes ». Choisissez-en une autre.',
    );
    expect(byRole('textbox', 'Abréviation', form).getAttribute('aria-invalid')).to.equal('true');
    expect(heard).to.deep.equal([]);
  });

  it('asks for another nature and another hue', async () => {
    choose(byRole('combobox', 'Nature', form), 'Service');
    await click(byRole('radio', 'Vert', form));
    expect(heard).to.deep.equal([
      { type: 'actor-kind-set', actor: pennes, kind: 'service' },
      { type: 'actor-color-set', actor: pennes, color: 3 },
    ]);
    expect(byRole('radio', 'Automatique', form).matches(':checked')).to.equal(false);
  });

  it('adds other names one after the other, and takes them out with the focus kept near', async () => {
    const field = byRole('textbox', 'Ajouter un autre nom', form);
    field.focus();
    await type(' LPM ');
    await press('Enter');
    expect(Reflect.get(field, 'value')).to.equal('');
    plan.directory.addAlias(pennes, 'Pennes');
    await rendered();
    await click(byRole('button', 'Retirer ce nom : Pennes', form));
    expect(heard).to.deep.equal([
      { type: 'alias-set', actor: pennes, alias: 'LPM', on: true },
      { type: 'alias-set', actor: pennes, alias: 'Pennes', on: false },
    ]);
    expectFocus(field);
  });

  it('makes a group of it', async () => {
    form.renderRoot.querySelector('details')?.setAttribute('open', '');
    expect(allByRole('checkbox', /^/, form).map(nameOf)).to.deep.equal(['Septèmes', 'Caf']);
    await click(byRole('checkbox', 'Septèmes', form));
    expect(heard).to.deep.equal([{ type: 'member-set', group: pennes, member: septemes, on: true }]);
  });

  it('moves it among those of its kind', async () => {
    expect(byRole('button', 'Monter', form).matches(':disabled')).to.equal(true);
    await click(byRole('button', 'Descendre', form));
    expect(heard).to.deep.equal([{ type: 'actor-move', actor: pennes, before: caf }]);
  });

  it('asks before it deletes what is used, and with whom to merge it', async () => {
    await click(byRole('button', 'Supprimer', form));
    form.isUsed = true;
    await rendered();
    await click(byRole('button', 'Supprimer…', form));
    await click(byRole('button', 'Fusionner avec…', form));
    expect(heard).to.deep.equal([
      { type: 'actor-delete', actor: pennes },
      { type: 'actor-delete-ask', actor: pennes },
      { type: 'merge-ask', actor: pennes, other: null },
    ]);
  });
});
