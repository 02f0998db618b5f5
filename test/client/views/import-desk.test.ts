import { expect } from 'chai';
import type { ImportConfirmEvent } from '../../../client/import-events.ts';
import type { ImportDesk } from '../../../client/views/import-desk.ts';
import '../../../client/views/import-desk.ts';
import { workbookOf } from '../../../shared/formats/sheets/plan-workbook.ts';
import { exportTerritory } from '../../../shared/formats/territory-file.ts';
import type { Plan } from '../../../shared/plan.ts';
import { expectAccessible } from '../axe.ts';
import { allByRole, byRole, focused, textOf } from '../find.ts';
import { choose, clear, click, create, rendered, setSize, show, until } from '../page.ts';
import { openPennes } from '../pennes.ts';

const table = [
  'CTG 2022-2026',
  'Enjeu\tN°\tIntitulé de l’action\tPilotes\tRemarque\t2024\t2028',
  'Être parent\t1\tÉlaborer et mettre en œuvre le schéma de coopération\tCaf\tà revoir\tX\t',
  'Être parent\t\tOuvrir une ludothèque\tLes Pennes\t\tX\tX',
  'Être parent\t\tFormer les accueillants\tAsso A\tau printemps\tX\t',
].join('\n');

describe('<import-desk>', () => {
  let desk: ImportDesk;
  let plan: Plan;
  let confirmed: ImportConfirmEvent['decision'][];
  beforeEach(async () => {
    ({ alice: plan } = await openPennes());
    confirmed = [];
    desk = create('import-desk', { plan: plan.snapshot });
    desk.addEventListener('import-confirm', ({ decision }) => confirmed.push(decision));
    await show(desk);
  });
  afterEach(clear);

  const paste = async (text: string, html = ''): Promise<void> => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    if (html !== '') clipboardData.setData('text/html', html);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }),
    );
    await rendered();
  };
  const drop = async (...files: readonly File[]): Promise<void> => {
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    await rendered();
  };
  const read = async (text = table): Promise<void> => {
    await paste(text);
    await until(() => desk.renderRoot.querySelector('.counts'), 'the preview');
    await rendered();
  };
  const counts = (): string => textOf(desk.renderRoot.querySelector('.counts') ?? desk).replace(/\s+/g, ' ');
  const main = (): HTMLElement => byRole('button', /^(Ajouter|Remplacer|Rien|Importer)/, desk);
  const openAll = async (): Promise<void> => {
    for (const part of desk.renderRoot.querySelectorAll<HTMLDetailsElement>('details.part')) part.open = true;
    await rendered();
  };
  const refusal = (): string => allByRole('alert', /^/, desk).map(textOf).join(' ');

  it('shows a pasted table as it is understood, says so, and brings the focus to it', async () => {
    await read();
    expect(counts()).to.match(/3 actions\s*1 enjeu\s*0 orientation\s*4 croix/);
    expect(textOf(focused() ?? document.body)).to.match(/Ce qui a été lu dans « Tableau collé »/);
    expect(allByRole('status', /^/, desk).map(textOf).join()).to.match(/Tableau lu : 3 actions/);
    expect(textOf(desk.renderRoot.querySelector('.note') ?? desk)).to.match(
      /1 croix \(2028\) est hors de la période 2022–2026 du plan : elle y sera gardée, et se verra/,
    );
  });

  it('tells the crosses outside the period that are to be written, and no others', async () => {
    const notes = (): string => [...desk.renderRoot.querySelectorAll('.note')].map(textOf).join('\n');
    await read(table.replace('à revoir\tX\t', 'à revoir\tX\tX'));
    expect(notes()).to.match(/1 croix \(2028\) est hors/);
    await click(byRole('radio', 'Remplacer par le tableau', desk));
    expect(notes()).to.match(/2 croix \(2028\) sont hors/);
  });

  it('says what of the table the plan will not take: places of what it has, and numbers', async () => {
    await read(`${table}\nÊtre parent\t4\tAccueillir les parents\tCaf\t\t\t`);
    const notes = [...desk.renderRoot.querySelectorAll('.note')].map(textOf).join('\n');
    expect(notes).to.match(
      /1 action du plan est ailleurs que dans le tableau, et y reste : « Élaborer.*», dans le tableau sous « Être parent »/,
    );
    expect(notes).to.match(/numéros du tableau ne sont pas repris/);
    await clear();
    desk = create('import-desk', { plan: plan.snapshot });
    await show(desk);
    const file = await (await fetch('/server/examples/pennes-septemes.json')).text();
    await drop(new File([file], 'pennes.json'));
    await until(() => desk.renderRoot.querySelector('.counts'), 'the preview');
    await rendered();
    expect([...desk.renderRoot.querySelectorAll('.note')].map(textOf).join()).not.to.match(
      /ailleurs|numéros/,
    );
  });

  it('calls the columns of a workbook of Tablée’s what they are, each by another name', async () => {
    const bytes = workbookOf(exportTerritory(plan.snapshot), '2026-11-29');
    await drop(new File([new Uint8Array(bytes)], 'pennes.xlsx'));
    await until(() => desk.renderRoot.querySelector('.counts'), 'the preview');
    await openAll();
    const became = (name: RegExp): string => {
      const select = byRole('combobox', name, desk);
      return select instanceof HTMLSelectElement ? (select.selectedOptions[0]?.text ?? '') : '';
    };
    expect(became(/, Partenaires, devient/).trim()).to.equal('Partenaires');
    expect(became(/, Citée aussi sous, devient/).trim()).to.equal('Citée aussi sous');
  });

  it('has no fault that axe knows, with nothing, a refusal and a preview, on a phone too', async () => {
    await expectAccessible(desk);
    await drop(new File([''], 'vide.csv'));
    await until(() => refusal() !== '', 'the refusal');
    await expectAccessible(desk);
    await read();
    await openAll();
    await expectAccessible(desk);
    await setSize({ width: 390, height: 844 });
    expect(document.documentElement.scrollWidth).to.be.at.most(390);
    await expectAccessible(desk);
  });

  it('reads again at once when a column is said to be another thing, and keeps what cannot be', async () => {
    await read();
    choose(byRole('combobox', /La colonne E, Remarque/, desk), 'Fiche : Diagnostic initial');
    await desk.updateComplete;
    // What is still shown is not what was asked for: it cannot be confirmed.
    expect(main().matches(':disabled')).to.equal(true);
    await until(() => main().matches(':enabled'), 'the reading');
    await click(main());
    expect(confirmed[0]?.file.actions[2]?.sheet.diagnosis).to.deep.equal(['au printemps']);
    choose(byRole('combobox', /La colonne C, Intitulé/, desk), 'Ne pas importer');
    await until(() => /Aucune colonne d’intitulés/.test(refusal()), 'the fault');
    expect(counts()).to.match(/3 actions/);
  });

  it('has what is in the plan already kept, replaced or doubled, one by one and all at once', async () => {
    await read();
    expect(textOf(main())).to.match(/^Ajouter 2 actions$/);
    await click(byRole('radio', 'Remplacer par le tableau', desk));
    expect(textOf(main())).to.match(/^Ajouter 2 actions, en remplacer 1$/);
    await click(byRole('radio', 'Avoir les deux', desk));
    expect(textOf(main())).to.match(/^Ajouter 3 actions$/);
    await click(main());
    expect([...(confirmed[0]?.choices.values() ?? [])]).to.deep.equal(['both']);
  });

  it('moves an action that the table has elsewhere once that is asked, and tells it', async () => {
    await read();
    const notes = (): string => [...desk.renderRoot.querySelectorAll('.note')].map(textOf).join('\n');
    expect(notes()).to.match(/y reste/);
    const box = byRole('checkbox', 'La déplacer sous « Être parent », comme dans le tableau', desk);
    await click(box);
    expect(textOf(main())).to.match(/^Ajouter 2 actions, en déplacer 1$/);
    expect(notes()).not.to.match(/y reste/);
    await expectAccessible(desk);
    await click(byRole('radio', 'Avoir les deux', desk));
    expect(textOf(main())).to.match(/^Ajouter 3 actions$/);
    await click(byRole('radio', 'Garder celle du plan', desk));
    await click(main());
    expect(confirmed[0]?.moves.size).to.equal(1);
  });

  it('has all of one title decided at once, and none that has only its number in common', async () => {
    const others = [
      'Être parent\t2\tMettre en réseau les acteurs du territoire par thématique (violences intrafamiliales, handicap, emploi, éducation, petite enfance)\tCaf\t\tX\t',
      'Être parent\t4\tAccueillir les parents\tCaf\t\t\t',
    ];
    await read([table, ...others].join('\n'));
    const all = byRole('group', 'Pour toutes celles de même intitulé', desk);
    await click(byRole('button', 'Remplacer par le tableau', all));
    await click(byRole('button', 'Ajouter 3 actions, en remplacer 2', desk));
    const [decision] = confirmed;
    const chosen = decision?.matches.map(({ by, incoming }) => [by, decision.choices.get(incoming.id)]);
    expect(chosen).to.have.deep.members([
      ['title', 'replace'],
      ['title', 'replace'],
      ['number', 'both'],
    ]);
  });

  it('takes somebody of the table for who they are in the plan', async () => {
    await read();
    await openAll();
    choose(byRole('combobox', '« Asso A » est', desk), 'Septèmes');
    await rendered();
    await click(main());
    const septemes = plan.snapshot.actors.find(({ label }) => label === 'Septèmes');
    expect(confirmed[0]?.file.actions[2]?.pilots).to.deep.equal([septemes?.id]);
  });

  it('says who was probably meant by a slip of the pen, to be taken for them at once', async () => {
    await read(table.replace('Asso A', 'Les Pennes Mirabau'));
    await click(byRole('button', /« Les Pennes Mirabau » et « Les Pennes » sont le même acteur/, desk));
    await click(main());
    const pennes = plan.snapshot.actors.find(({ label }) => label === 'Les Pennes');
    expect(confirmed[0]?.file.actions[2]?.pilots).to.deep.equal([pennes?.id]);
  });

  it('shows the row that a doubt is about', async () => {
    await read();
    await openAll();
    const [place] = allByRole('button', /^Ligne 1/, desk);
    if (!place) throw new Error('test: there is no doubt about a row');
    await click(place);
    const source = await until(() => {
      const [found] = allByRole('status', /^/, desk).filter(one => /Ligne 1/.test(textOf(one)));
      return found;
    }, 'the row');
    expect(textOf(source)).to.match(/CTG 2022-2026/);
    expect(place.getAttribute('aria-expanded')).to.equal('true');
  });

  it('says what of an exported plan goes into another one, and what does not', async () => {
    const file = await (await fetch('/server/examples/pennes-septemes.json')).text();
    await drop(new File([file], 'pennes.json'));
    await until(() => desk.renderRoot.querySelector('.counts'), 'the preview');
    await rendered();
    expect(counts()).to.match(/24 actions/);
    expect(textOf(desk.renderRoot.querySelector('.note') ?? desk)).to.match(
      /annexes de ce fichier ne sont pas reprises/,
    );
    expect(textOf(main())).to.equal('Rien à importer');
    await openAll();
    expect(allByRole('button', /est quelqu’un d’autre/, desk)).to.deep.equal([]);
  });

  it('takes nobody of another territory for somebody of this one', async () => {
    const file = await (await fetch('/server/examples/bassin-de-vie-carros.json')).text();
    await drop(new File([file], 'carros.json'));
    await until(() => desk.renderRoot.querySelector('.counts'), 'the preview');
    await rendered();
    await openAll();
    expect(textOf(byRole('combobox', '« Caf des Alpes-Maritimes » est', desk))).to.match(
      /^\s*Caf, à ajouter/,
    );
  });

  it('refuses two files at once, and takes one', async () => {
    const file = (name: string): File => new File([table.replaceAll('\t', ';')], name);
    await drop(file('a.csv'), file('b.csv'));
    expect(refusal()).to.match(/Un seul fichier à la fois/);
    await drop(file('a.csv'));
    await until(() => desk.renderRoot.querySelector('.counts'), 'the preview');
    expect(counts()).to.match(/« a »/);
  });

  it('goes back to giving another table, where the focus is', async () => {
    await read();
    await click(byRole('button', 'Changer de tableau', desk));
    expect(textOf(focused() ?? document.body)).to.equal('Choisir un fichier');
  });

  it('asks for the name of a territory of its own', async () => {
    desk.plan = undefined;
    await rendered();
    await read();
    const name = byRole('textbox', 'Nom du territoire', desk);
    if (!(name instanceof HTMLInputElement)) throw new Error('test: the name is no field');
    name.value = 'Mon territoire';
    name.dispatchEvent(new Event('input'));
    await click(byRole('button', 'Créer le plan', desk));
    expect(confirmed[0]?.file.territory.name).to.equal('Mon territoire');
    expect(confirmed[0]?.matches).to.deep.equal([]);
  });

  it('draws the grid of the table once it is looked at', async () => {
    await read();
    expect(desk.renderRoot.querySelector('deployment-grid')).to.equal(null);
    await openAll();
    const grid = await until(() => desk.renderRoot.querySelector('deployment-grid'), 'the grid');
    expect(grid.readOnly).to.equal(true);
  });
});
