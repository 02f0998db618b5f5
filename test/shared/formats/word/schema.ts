/** What Word is strict about and others forgive: it « repairs » a file that has it wrong, and people lose trust. */

/** Children in the order of the schema (ISO/IEC 29500, transitional), of the elements that we write. */
const orders: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': [
    ...['w:pStyle', 'w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:numPr', 'w:tabs', 'w:spacing'],
    ...['w:ind', 'w:contextualSpacing', 'w:jc', 'w:outlineLvl', 'w:rPr', 'w:sectPr'],
  ],
  'w:rPr': [
    ...['w:rStyle', 'w:rFonts', 'w:b', 'w:bCs', 'w:i', 'w:iCs', 'w:color', 'w:sz', 'w:szCs', 'w:u', 'w:lang'],
  ],
  'w:tblPr': ['w:tblStyle', 'w:tblW', 'w:tblInd', 'w:tblBorders', 'w:tblLayout', 'w:tblCellMar', 'w:tblLook'],
  'w:tcPr': ['w:tcW', 'w:gridSpan', 'w:vMerge', 'w:tcBorders', 'w:shd'],
  'w:tbl': ['w:tblPr', 'w:tblGrid', 'w:tr'],
  'w:tr': ['w:trPr', 'w:tc'],
  'w:tc': ['w:tcPr', 'w:p'],
  'w:numPr': ['w:ilvl', 'w:numId'],
  'w:sectPr': ['w:footerReference', 'w:type', 'w:pgSz', 'w:pgMar'],
  'w:numbering': ['w:abstractNum', 'w:num'],
  'w:lvl': ['w:start', 'w:numFmt', 'w:lvlText', 'w:lvlJc', 'w:pPr'],
  'w:num': ['w:abstractNumId', 'w:lvlOverride'],
  'w:styles': ['w:docDefaults', 'w:style'],
  'w:style': [
    ...['w:name', 'w:basedOn', 'w:next', 'w:uiPriority', 'w:semiHidden', 'w:qFormat'],
    ...['w:pPr', 'w:rPr', 'w:tblPr', 'w:tblStylePr'],
  ],
  'w:tblStylePr': ['w:pPr', 'w:rPr', 'w:tcPr'],
  'w:settings': [
    ...['w:defaultTabStop', 'w:characterSpacingControl', 'w:compat', 'w:themeFontLang'],
    ...['w:decimalSymbol', 'w:listSeparator'],
  ],
};

interface Open {
  readonly name: string;
  last: number;
  lastChild: string;
}

/** What is wrong with one part of a Word file: tags that do not match, children out of order, tables that would merge. */
export function faultsIn(xml: string): readonly string[] {
  const faults: string[] = [];
  const open: Open[] = [{ name: '', last: -1, lastChild: '' }];
  // Tab, line feed: the only signs below a space that a text may hold.
  if (/[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/u.test(xml)) faults.push('a character that XML cannot hold');
  for (const [tag, closes, name = '', , isEmpty] of xml.matchAll(/<(\/?)([\w:]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    const parent = open.at(-1);
    if (closes) {
      const closed = open.pop();
      if (closed?.name !== name) return [...faults, `${tag} closes ${closed?.name}`];
      if (name === 'w:tc' && closed.lastChild !== 'w:p') faults.push('a cell that ends without a paragraph');
      continue;
    }
    if (parent) check(parent, name, faults);
    if (!isEmpty) open.push({ name, last: -1, lastChild: '' });
  }
  if (open.length !== 1) faults.push(`${open.at(-1)?.name} is never closed`);
  if (/<w:tbl>/.test(xml) && /<\/w:tbl><w:(tbl|sectPr)/.test(xml)) faults.push('nothing after a table');
  if (/[<&](?![\w/?]|#|amp;|lt;|gt;|quot;)/.test(xml)) faults.push('a sign that is not escaped');
  return faults;
}

function check(parent: Open, name: string, faults: string[]): void {
  parent.lastChild = name;
  const order = orders[parent.name];
  if (!order) return;
  const at = order.indexOf(name);
  if (at < 0) faults.push(`${name} in ${parent.name} is not known here`);
  else if (at < parent.last) faults.push(`${name} comes too late in ${parent.name}`);
  parent.last = Math.max(parent.last, at);
}
