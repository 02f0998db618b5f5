import { describe, expect, it } from 'vitest';
import { rowId } from '../../../shared/model.ts';
import { rowCells, rowKinds } from '../../../shared/row-cells.ts';
import { tableRows } from '../../../shared/views/annexes.ts';
import { setup } from '../replicas.ts';
import { pennes, septemes } from '../territories.ts';

describe('the rows of an annex', () => {
  it.each(rowKinds)('say a text for each cell: %s', kind => {
    const { alice } = setup();
    const [row] = tableRows(alice.snapshot.annexes, kind);
    expect(Object.keys(row?.texts ?? {}).sort()).toEqual([...rowCells[kind]].sort());
    expect(row?.name).not.toBe('');
  });

  it('tell lists by lines, figures in French, ticks and roles apart', () => {
    const { alice } = setup();
    const { annexes } = alice.snapshot;
    alice.annexes.write(rowId('governance-1'), 'missions', 'Décider\nSuivre');
    alice.annexes.write(rowId('keyFigure-1'), 'value', 2.5);
    expect(tableRows(alice.snapshot.annexes, 'governance')[0]?.texts.missions).toBe('Décider\nSuivre');
    expect(tableRows(alice.snapshot.annexes, 'keyFigure')[0]?.texts.value).toBe('2,5');
    expect(tableRows(annexes, 'competence')[0]?.ticked).toEqual([pennes, septemes]);
    expect(tableRows(annexes, 'cooperation')[0]?.roles[0]?.fte).toBe(0.5);
  });

  it('keep their identity when another changes', () => {
    const { alice } = setup();
    const note = alice.annexes.add('note');
    const [before] = tableRows(alice.snapshot.annexes, 'note');
    alice.annexes.write(note, 'text', 'Neuf');
    expect(tableRows(alice.snapshot.annexes, 'note')[0]).toBe(before);
  });
});
