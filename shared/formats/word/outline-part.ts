/** The plan as it is built: a heading for each level, the actions of each orientation in a table, references among them. */
import { type PlanSnapshot, yearsOf } from '../../model.ts';
import {
  citation,
  type NumberedAction,
  type Outline,
  type OutlineOrientation,
  outlineOf,
} from '../../views/outline.ts';
import { room } from './page.ts';
import type { Part } from './part.ts';
import { deadlineOf, peopleOf, printedName, whenOf } from './plan-words.ts';
import type { SideParts } from './side-parts.ts';
import { type Cell, type Column, table, text } from './table.ts';
import { paragraph } from './text.ts';

const years = 34;
const people = 30;

export function outlinePart(plan: PlanSnapshot, title: string, side: SideParts): Part {
  const outline = outlineOf(plan);
  const writer = new OutlineWriter(plan, side);
  return {
    orientation: 'portrait',
    content: paragraph('Heading1', title) + writer.axes(outline) + writer.unfiled(outline),
  };
}

class OutlineWriter {
  readonly #plan: PlanSnapshot;
  readonly #side: SideParts;
  readonly #columns: readonly Column[];

  constructor(plan: PlanSnapshot, side: SideParts) {
    this.#plan = plan;
    this.#side = side;
    const hasYears = plan.actions.some(action => whenOf(action, plan) !== '');
    const hasDeadlines = plan.actions.some(
      action => deadlineOf(action, yearsOf(plan.territory.period)) !== '',
    );
    this.#columns = [
      { header: 'Actions', width: room.portrait - 2 * people - (hasYears ? years : 0) },
      { header: 'Pilotes', width: people },
      { header: 'Porteurs', width: people },
      ...(hasYears ? [{ header: hasDeadlines ? 'Échéances' : 'Années', width: years }] : []),
    ];
  }

  axes({ axes }: Outline): string {
    const { vocabulary } = this.#plan.territory;
    return axes
      .map(
        ({ axis, number, actions, orientations }) =>
          paragraph('Heading2', printedName(vocabulary.axis, number, axis.title)) +
          this.#table(actions, []) +
          this.#orientations(orientations),
      )
      .join('');
  }

  unfiled({ unfiled }: Outline): string {
    const { orientations, actions } = unfiled;
    if (orientations.length + actions.length === 0) return '';
    return paragraph('Heading2', 'À classer') + this.#table(actions, []) + this.#orientations(orientations);
  }

  /** Where none has anything under it, they are a list, rather than headings of nothing. */
  #orientations(orientations: readonly OutlineOrientation[]): string {
    const isBare = orientations.every(({ actions, cited }) => actions.length + cited.length === 0);
    return orientations
      .map(({ orientation, number, actions, cited }) => {
        const name = printedName(this.#plan.territory.vocabulary.orientation, number, orientation.title);
        return isBare
          ? paragraph('ListBullet', name, this.#side.bullet(0))
          : paragraph('Heading3', name) + this.#table(actions, cited);
      })
      .join('');
  }

  #table(actions: readonly NumberedAction[], cited: readonly NumberedAction[]): string {
    if (actions.length + cited.length === 0) return '';
    const rows = [...actions.map(entry => this.#row(entry)), ...cited.map(entry => this.#reference(entry))];
    return table({ style: 'TableauPlan', columns: this.#columns, rows });
  }

  #row({ action, number }: NumberedAction): readonly Cell[] {
    const { territory, actors } = this.#plan;
    const cells = [
      text(printedName(territory.vocabulary.action, number, action.title)),
      text(peopleOf(action, 'pilots', actors)),
      text(peopleOf(action, 'porteurs', actors)),
      text(whenOf(action, this.#plan)),
    ];
    return cells.slice(0, this.#columns.length);
  }

  /** It is told where it stands: here is only its name. */
  #reference({ action, number }: NumberedAction): readonly Cell[] {
    const cells = [text(citation(number, action.title), 'TableauRenvoi'), text(''), text(''), text('')];
    return cells.slice(0, this.#columns.length);
  }
}
