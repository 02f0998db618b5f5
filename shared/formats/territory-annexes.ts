/** The annexes as a territory file holds them. Rows that say nothing yet are left out; what misses in a row is said. */
import type { ActorId, Annexes } from '../model.ts';
import type { TerritoryFile } from './territory-schema.ts';

type FileAnnexes = Pick<
  TerritoryFile,
  'facilities' | 'competences' | 'governance' | 'cooperation' | 'evaluation' | 'keyFigures' | 'quirks'
>;

/** @param known those of these actors that the file declares */
export function exportAnnexes(annexes: Annexes, known: (ids: readonly ActorId[]) => ActorId[]): FileAnnexes {
  return {
    facilities: annexes.facilities
      .filter(({ kind, name, address }) => says(kind, name, address))
      .map(({ commune, kind, name, address }) => ({
        commune: known([commune])[0] ?? null,
        kind: said(kind),
        name: said(name),
        address: orNull(address),
      })),
    competences: annexes.competences
      .filter(({ label, communes }) => says(label) || communes.length > 0)
      .map(({ category, label, communes }) => ({
        category: said(category),
        label: said(label),
        communes: known(communes),
      })),
    governance: annexes.governance
      .filter(({ name, missions, members, meetings }) => says(name, meetings, ...missions, ...members))
      .map(({ name, missions, members, meetings }) => ({
        name: said(name),
        missions: linesIn(missions),
        members: linesIn(members),
        meetings: orNull(meetings),
      })),
    cooperation: annexes.cooperation.map(({ actor, roles, duties }) => ({
      actor: actor === null ? null : (known([actor])[0] ?? null),
      roles: roles
        .filter(({ title, fte }) => says(title) || fte !== null)
        .map(({ title, fte }) => ({ title: said(title), fte })),
      duties: linesIn(duties),
    })),
    evaluation: annexes.evaluation
      .filter(({ question, indicators }) => says(question, ...indicators))
      .map(({ question, indicators }) => ({ question: said(question), indicators: linesIn(indicators) })),
    keyFigures: annexes.keyFigures
      .filter(({ label, value, unit }) => says(label, unit) || value !== null)
      .map(({ label, value, unit, year }) => ({ label: said(label), value, unit: said(unit), year })),
    quirks: linesIn(annexes.notes.map(({ text }) => text)),
  };
}

function says(...texts: readonly (string | null)[]): boolean {
  return texts.some(text => text !== null && text.trim() !== '');
}

function said(text: string): string {
  return says(text) ? text : 'À préciser';
}

function orNull(text: string | null): string | null {
  return says(text) ? text : null;
}

function linesIn(lines: readonly string[]): string[] {
  return lines.filter(line => says(line));
}
