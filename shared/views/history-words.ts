/** The history of a fiche in plain French: what each entry says that was changed, from what to what. */
import type { HistoryEntry, HistoryValue, Named } from '../history.ts';
import { sectionIn, yearIn } from '../item-fields.ts';
import { isStandardSection, sectionNames } from '../sheet.ts';
import { originNames } from './filter.ts';
import { mentionOf } from './mentions.ts';
import { excerpt, type Piece, wordChanges } from './word-changes.ts';

/** A text is told by what was removed and added in it, a set and a life by what happened, other fields by what they held. */
export type ToldChange =
  | { readonly is: 'text'; readonly name: string; readonly pieces: readonly Piece[]; readonly isCut: boolean }
  | { readonly is: 'values'; readonly name: string; readonly before: string; readonly after: string }
  | { readonly is: 'event'; readonly name: string; readonly detail: string };

const fieldNames: Readonly<Record<string, string>> = {
  title: 'Intitulé',
  number: 'Numéro',
  place: 'Place',
  origin: 'Origine',
  pilots: 'Pilotes',
  porteurs: 'Porteurs',
  partners: 'Partenaires',
  themes: 'Thématiques',
  alsoUnder: 'Figure aussi sous',
};

const lists = new Intl.ListFormat('fr');

/** « Nadia (Septèmes) et Paul (Caf) ». */
export function authorsOf({ authors }: HistoryEntry): string {
  return lists.format(authors.map(author => mentionOf(author) || 'Quelqu’un'));
}

export function tellChange(entry: HistoryEntry): ToldChange {
  const { before, after } = entry;
  if (after.is === 'life') return tellLife(before, after);
  const name = nameOf(entry);
  if (before.is === 'text' && after.is === 'text')
    return {
      is: 'text',
      name,
      pieces: excerpt(wordChanges(before.text, after.text)),
      isCut: before.isCut || after.isCut,
    };
  const cameAndWent =
    before.is === 'names' && after.is === 'names' ? tellMoves(before.names, after.names) : '';
  if (cameAndWent !== '') return { is: 'event', name, detail: `– ${cameAndWent}` };
  return { is: 'values', name, before: tellValue(before), after: tellValue(after) };
}

function nameOf({ field, section }: HistoryEntry): string {
  const id = sectionIn(field);
  if (id !== undefined) return section || (isStandardSection(id) ? sectionNames[id] : 'Rubrique');
  const year = yearIn(field);
  return year === undefined ? (fieldNames[field] ?? field) : `Année ${year}`;
}

function tellLife(before: HistoryValue, after: HistoryValue & { readonly is: 'life' }): ToldChange {
  const path = tellPath(after.path);
  switch (after.life) {
    case 'live': {
      const isNew = before.is === 'life' && before.life === 'none';
      return { is: 'event', name: isNew ? 'Ajout' : 'Restauration', detail: path && `dans ${path}` };
    }
    case 'deleted':
      return { is: 'event', name: 'Suppression', detail: after.along && `avec « ${after.along} »` };
    case 'none':
      return { is: 'event', name: 'Ajout annulé', detail: '' };
  }
}

/** « ajouté : Septèmes ; retiré : Caf »; empty when only their order has changed. */
function tellMoves(before: readonly Named[], after: readonly Named[]): string {
  const missing = (from: readonly Named[], others: readonly Named[]): string =>
    tellNames(from.filter(({ id }) => others.every(other => other.id !== id)));
  const [added, removed] = [missing(after, before), missing(before, after)];
  return [added && `ajouté : ${added}`, removed && `retiré : ${removed}`].filter(Boolean).join(' ; ');
}

function tellValue(value: HistoryValue): string {
  switch (value.is) {
    case 'text':
      return value.text || 'rien';
    case 'number':
      if (value.fixed === null) return 'selon la place';
      return value.fixed || 'sans numéro';
    case 'place':
      return tellPath(value.path) || 'À classer';
    case 'origin':
      return value.origin === null ? 'non précisée' : originNames[value.origin];
    case 'names':
      return tellNames(value.names) || 'rien';
    case 'mark':
      return value.everyone ? 'tous' : tellNames(value.names) || 'non planifié';
    case 'life':
      return value.life;
  }
}

function tellNames(names: readonly Named[]): string {
  return names.map(({ name }) => name || 'sans nom').join(', ');
}

function tellPath(path: readonly Named[]): string {
  return path.map(({ name }) => name || 'Sans titre').join(' › ');
}
