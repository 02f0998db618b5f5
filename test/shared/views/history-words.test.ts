import { describe, expect, it } from 'vitest';
import { type HistoryEntry, type HistoryValue, keptText } from '../../../shared/history.ts';
import { authorsOf, tellChange } from '../../../shared/views/history-words.ts';

function entry(more: Partial<HistoryEntry>): HistoryEntry {
  const value = keptText('');
  return {
    id: 1,
    field: 'title',
    section: '',
    authors: [],
    from: 0,
    to: 0,
    before: value,
    after: value,
    ...more,
  };
}

const names = (...found: readonly string[]): HistoryValue => ({
  is: 'names',
  names: found.map(name => ({ id: name, name })),
});
const mark = (everyone: boolean, ...found: readonly string[]): HistoryValue => ({
  is: 'mark',
  everyone,
  names: found.map(name => ({ id: name, name })),
});
const place = (...found: readonly string[]): HistoryValue => ({
  is: 'place',
  path: found.map(name => ({ id: name, name })),
});
const number = (fixed: string | null): HistoryValue => ({ is: 'number', fixed });
const life = (
  state: 'none' | 'live' | 'deleted',
  path: readonly string[] = [],
  along = '',
): HistoryValue => ({
  is: 'life',
  life: state,
  path: path.map(name => ({ id: name, name })),
  along,
});

describe('an entry of the history, in French', () => {
  it.each<[string, HistoryValue, HistoryValue, string]>([
    ['pilots', names('CAF', 'LPM'), names('LPM', 'CAF'), 'Pilotes : CAF, LPM → LPM, CAF'],
    ['marks/2024', mark(true), mark(false, 'Les Pennes'), 'Année 2024 : tous → Les Pennes'],
    ['marks/2025', mark(false), mark(true), 'Année 2025 : non planifié → tous'],
    ['marks/2025', mark(false, 'CAF'), mark(false), 'Année 2025 : CAF → non planifié'],
    ['place', place('Enfance', 'Accueil'), place(), 'Place : Enfance › Accueil → À classer'],
    ['number', number(null), number('2 bis'), 'Numéro : selon la place → 2 bis'],
    ['number', number('2'), number(''), 'Numéro : 2 → sans numéro'],
    [
      'origin',
      { is: 'origin', origin: null },
      { is: 'origin', origin: 'renewed' },
      'Origine : non précisée → Reconduite',
    ],
  ])('tells %s', (field, before, after, words) => {
    const told = tellChange(entry({ field, before, after }));
    expect(told.is === 'values' && `${told.name} : ${told.before} → ${told.after}`).toBe(words);
  });

  it.each<[string, HistoryValue, HistoryValue, string]>([
    ['pilots', names('CAF'), names('CAF', 'Septèmes', 'LPM'), 'Pilotes – ajouté : Septèmes, LPM'],
    ['porteurs', names('CAF'), names(), 'Porteurs – retiré : CAF'],
    ['themes', names(''), names('Parentalité'), 'Thématiques – ajouté : Parentalité ; retiré : sans nom'],
  ])('tells who came to a set and who left it: %s', (field, before, after, words) => {
    const told = tellChange(entry({ field, before, after }));
    expect(told.is === 'event' && `${told.name} ${told.detail}`).toBe(words);
  });

  it.each<[HistoryValue, HistoryValue, string]>([
    [life('none'), life('live', ['Enfance']), 'Ajout dans Enfance'],
    [life('none'), life('live'), 'Ajout '],
    [life('live'), life('deleted'), 'Suppression '],
    [life('live'), life('deleted', [], 'Enfance'), 'Suppression avec « Enfance »'],
    [life('deleted'), life('live', ['Enfance', 'Accueil']), 'Restauration dans Enfance › Accueil'],
    [life('live'), life('none'), 'Ajout annulé '],
  ])('tells what came and went', (before, after, words) => {
    const told = tellChange(entry({ field: 'life', before, after }));
    expect(told.is === 'event' && `${told.name} ${told.detail}`).toBe(words);
  });

  it('tells a section by the name it had then, or the one every plan knows', () => {
    expect(tellChange(entry({ field: 'sheet/details', section: 'Précisions' })).name).toBe('Précisions');
    expect(tellChange(entry({ field: 'sheet/details' })).name).toBe('Détails de l’action');
    expect(tellChange(entry({ field: 'sheet/own-1' })).name).toBe('Rubrique');
  });

  it('says what was removed and added in a text, and that it was cut', () => {
    const before = keptText('Ouvrir dix places');
    expect(tellChange(entry({ before, after: { ...keptText('Ouvrir vingt places'), isCut: true } }))).toEqual(
      {
        is: 'text',
        name: 'Intitulé',
        pieces: [
          { is: 'same', text: 'Ouvrir ' },
          { is: 'removed', text: 'dix' },
          { is: 'added', text: 'vingt' },
          { is: 'same', text: ' places' },
        ],
        isCut: true,
      },
    );
  });

  it('names who did it, as they said they are called', () => {
    const nadia = { name: 'Nadia', institution: 'Septèmes' };
    expect(authorsOf(entry({ authors: [nadia, { name: '', institution: 'Caf' }] }))).toBe(
      'Nadia (Septèmes) et Caf',
    );
    expect(authorsOf(entry({ authors: [{ name: '', institution: '' }] }))).toBe('Quelqu’un');
  });
});
