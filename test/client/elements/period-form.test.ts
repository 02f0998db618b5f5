import { expect } from 'chai';
import type { PeriodForm } from '../../../client/elements/period-form.ts';
import '../../../client/elements/period-form.ts';
import { expectAccessible } from '../axe.ts';
import { byRole, textOf } from '../find.ts';
import { type Intent, listen } from '../intents.ts';
import { clear, click, create, press, show, type } from '../page.ts';

describe('<period-form>', () => {
  let form: PeriodForm;
  let heard: readonly Intent[];
  beforeEach(async () => {
    form = await show(create('period-form', { start: 2027 }));
    heard = listen();
  });
  afterEach(clear);

  const write = async (field: string, year: string): Promise<void> => {
    byRole('textbox', field, form).focus();
    await press('Control+a', 'Delete');
    await type(year);
  };
  const confirm = (): Promise<void> => click(byRole('button', 'Afficher la grille', form));

  it('has no fault that axe knows, at first and with an error', async () => {
    await expectAccessible(form);
    await write('à', '2020');
    await confirm();
    await expectAccessible(form);
  });

  it('proposes five years', async () => {
    await confirm();
    expect(heard).to.deep.equal([{ type: 'period-set', from: 2027, to: 2031 }]);
  });

  it('takes the years one writes, with Enter as well', async () => {
    await write('La convention va de', '2022');
    await write('à', '2026');
    await press('Enter');
    expect(heard).to.deep.equal([{ type: 'period-set', from: 2022, to: 2026 }]);
  });

  it('takes a single year', async () => {
    await write('à', '2027');
    await confirm();
    expect(heard).to.deep.equal([{ type: 'period-set', from: 2027, to: 2027 }]);
  });

  const refused = [
    ['22', '2026', /quatre chiffres/],
    ['', '', /quatre chiffres/],
    ['deux', '2026', /quatre chiffres/],
    ['1066', '2026', /quatre chiffres/],
    ['2027', '2022', /ne peut pas finir en 2022 si elle commence en 2027/],
    ['2022', '2062', /plus de 12 ans/],
  ] as const;
  for (const [from, to, words] of refused)
    it(`says what is wrong with « ${from} » to « ${to} », and keeps what was written`, async () => {
      await write('La convention va de', from);
      await write('à', to);
      await confirm();
      expect(heard).to.deep.equal([]);
      expect(textOf(byRole('alert', /^/, form))).to.match(words);
      expect(Reflect.get(byRole('textbox', 'à', form), 'value')).to.equal(to);
    });
});
