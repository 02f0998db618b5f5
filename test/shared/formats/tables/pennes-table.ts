/** The plan of a real convention, as the spreadsheet it was made from must have been. */
import type { TerritoryFile } from '../../../../shared/formats/territory-schema.ts';
import type { Given } from './sheets.ts';

/** Rows of a plain grid with a title, a header and one row an action. */
export function plainTable({
  territory,
  actors,
  axes,
  actions,
}: TerritoryFile): readonly (readonly Given[])[] {
  const label = new Map(actors.map(actor => [actor.id, actor.label]));
  const short = new Map(actors.map(actor => [actor.id, actor.short]));
  const axisOf = new Map(axes.map(axis => [axis.id, axis]));
  const orientationOf = new Map(axes.flatMap(axis => axis.orientations.map(one => [one.id, one] as const)));
  const { from, to } = territory.period;
  const years = from === null || to === null ? [] : Array.from({ length: to - from + 1 }, (_, n) => from + n);
  const mark = (given: 'all' | readonly string[] | undefined): string => {
    if (given === undefined) return '';
    if (given === 'all') return 'X';
    return given.length > 1 ? 'xx' : `x(${short.get(given[0] ?? '')})`;
  };
  return [
    [`CTG ${territory.name} ${from}-${to}`],
    [],
    ['Enjeu', 'Orientation', 'N°', 'Intitulé de l’action', 'Pilotes', 'Porteurs', ...years],
    ...actions.map(action => {
      const axis = axisOf.get(action.axis ?? '');
      const orientation = orientationOf.get(action.orientation ?? '');
      return [
        `Enjeu ${axis?.number} – ${axis?.title}`,
        `${orientation?.number}) ${orientation?.title}`,
        Number(action.number),
        action.title,
        action.pilots.map(id => label.get(id)).join(', '),
        action.porteurs.map(id => label.get(id)).join(' / '),
        ...years.map(year => mark(action.deployment[year])),
      ];
    }),
  ];
}
