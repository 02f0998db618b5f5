/** The colours of a workbook's theme, in the order that its styles number them. */
import { hexColour } from './colours.ts';
import { attribute, localName, readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** Of the theme that every workbook starts with, for those that come without one. */
const officeColours = [
  ...['FFFFFF', '000000', 'E7E6E6', '44546A', '4472C4', 'ED7D31'],
  ...['A5A5A5', 'FFC000', '5B9BD5', '70AD47', '0563C1', '954F72'],
];
/** The light and dark ones are numbered the other way round. */
const order = [
  ...['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2'],
  ...['accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'],
];

export function readThemeColours(archive: Archive, path: string | undefined): readonly string[] {
  if (path === undefined) return officeColours;
  const found = new Map<string, string>();
  let isScheme = false;
  let slot = '';
  readXml(give => archive.unpack(path, give), {
    open: (name, attributes) => {
      const local = localName(name);
      if (local === 'clrScheme') isScheme = true;
      if (!isScheme) return;
      if (order.includes(local)) slot = local;
      const told = local === 'sysClr' ? attribute(attributes, 'lastClr') : attribute(attributes, 'val');
      const colour = local === 'sysClr' || local === 'srgbClr' ? hexColour(told) : undefined;
      if (colour !== undefined && !found.has(slot)) found.set(slot, colour);
    },
    text: () => {},
    close: name => {
      if (localName(name) === 'clrScheme') isScheme = false;
    },
  });
  return order.map((name, index) => found.get(name) ?? officeColours[index] ?? '000000');
}
