import { expect } from 'chai';
import { cleanHtml, readText } from '../../../client/elements/rich-text-paste.ts';

/** What Word puts before its own words: comments, namespaces, a style sheet. */
const word = (body: string): string => `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} @list l0 {mso-list-id:1;} --></style></head>
<body lang=FR style='tab-interval:35.4pt;word-wrap:break-word'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const item = (text: string, { level = 1, marker = '·', style = 'MsoListParagraphCxSpMiddle' } = {}): string =>
  `<p class=${style} style='margin-left:${36 * level}.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol;mso-bidi-font-family:Symbol'><span
style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>${text}<o:p></o:p></p>`;

const excel = (rows: string): string => `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {color:red;}--></style></head>
<body link=blue vlink=purple><table border=0 cellpadding=0 cellspacing=0 width=240 style='border-collapse:collapse'>
<!--StartFragment--><col width=80 style='width:60pt'>${rows}<!--EndFragment--></table></body></html>`;

describe('what is pasted from Word', () => {
  it('keeps words, bold, italic and links, and none of its looks', () => {
    const html =
      word(`<p class=MsoNormal style='text-align:justify'><b style='mso-bidi-font-weight:normal'><span
      style='font-size:14.0pt;color:#C00000'>Diagnostic </span></b>partagé, <i>en cours</i> : <a
      href="https://www.caf.fr/ctg">voir</a><o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
      <h2 style='color:red'>Titre</h2>`);
    expect(cleanHtml(html)).to.equal(
      '<p><strong>Diagnostic </strong>partagé, <em>en cours</em> : <a href="https://www.caf.fr/ctg">voir</a></p>' +
        '<p><strong>Titre</strong></p>',
    );
  });

  it('makes its bullets a list, deeper ones inside', () => {
    const html = word(
      item('Accueil <b>inclusif</b>') +
        item('Petite enfance', { level: 2, marker: 'o' }) +
        item('Crèches', { level: 3, marker: '§' }) +
        item('Jeunesse') +
        "<p class=MsoNormal style='text-indent:0'>Suite</p>",
    );
    expect(cleanHtml(html)).to.equal(
      '<ul><li><p>Accueil <strong>inclusif</strong></p><ul><li><p>Petite enfance</p>' +
        '<ul><li><p>Crèches</p></li></ul></li></ul></li><li><p>Jeunesse</p></li></ul><p>Suite</p>',
    );
  });

  it('makes its numbers a numbered list, from the number it began with', () => {
    const html = word(item('Trois', { marker: '3.' }) + item('Quatre', { marker: '4.' }));
    expect(cleanHtml(html)).to.equal('<ol start="3"><li><p>Trois</p></li><li><p>Quatre</p></li></ol>');
    expect(cleanHtml(word(item('Un', { marker: 'a)' })))).to.equal('<ol><li><p>Un</p></li></ol>');
  });

  it('makes bullets that were typed a list, by their signs or by their margins', () => {
    const typed = (sign: string, text: string, margin = 0): string =>
      `<p class=MsoNormal style='margin-left:${margin}pt'>${sign}&nbsp;&nbsp; ${text}</p>`;
    expect(cleanHtml(word(typed('-', 'a') + typed('-', 'b')))).to.equal(
      '<ul><li><p>a</p></li><li><p>b</p></li></ul>',
    );
    expect(cleanHtml(word(typed('·', 'a') + typed('o', 'b') + typed('§', 'c') + typed('·', 'd')))).to.equal(
      '<ul><li><p>a</p><ul><li><p>b</p><ul><li><p>c</p></li></ul></li></ul></li><li><p>d</p></li></ul>',
    );
    expect(cleanHtml(word(typed('–', 'a', 18) + typed('–', 'b', 54) + typed('•', 'c', 18)))).to.equal(
      '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>',
    );
  });

  it('reads the lists of Word on the web, one for each item', () => {
    const one = (level: number, text: string): string =>
      `<div class="ListContainerWrapper SCXW1 BCX0"><ul class="BulletListStyle1 SCXW1" role="list"><li
        data-listid="1" aria-setsize="-1" data-aria-level="${level}" role="listitem" class="OutlineElement"><p
        class="Paragraph SCXW1"><span data-contrast="auto" class="TextRun"><span class="NormalTextRun">${text}</span></span><span
        class="EOP" data-ccp-props="{}">&nbsp;</span></p></li></ul></div>`;
    expect(cleanHtml(one(1, 'a') + one(2, 'b') + one(1, 'c'))).to.equal(
      '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>',
    );
  });

  it('loses no level that begins deep', () => {
    expect(
      cleanHtml(word(item('a', { level: 3 }) + item('b', { level: 2 }) + item('c', { level: 3 }))),
    ).to.equal('<ul><li><p>a</p></li></ul><ul><li><p>b</p><ul><li><p>c</p></li></ul></li></ul>');
  });
});

describe('what is pasted from Excel and from tables', () => {
  it('has one line for each row', () => {
    const html = excel(`<tr height=20 style='height:15.0pt'><td height=20 class=xl65 width=80>Action 1</td><td
      class=xl65>2024</td></tr><tr height=20><td class=xl66>Action<br style='mso-data-placement:same-cell;'>
      2</td><td></td></tr>`);
    expect(cleanHtml(html)).to.equal('<p>Action 1 – 2024</p><p>Action<br>2</p>');
  });

  it('is the words alone when it is one cell, and all its lines when the table is there for its looks', () => {
    expect(cleanHtml(excel('<tr><td class=xl65>Crèche</td></tr>'))).to.equal('<p>Crèche</p>');
    expect(
      cleanHtml(
        '<table><tr><td><p>Public cible</p><ul><li>Familles</li><li>Élus</li></ul></td></tr></table>',
      ),
    ).to.equal('<p>Public cible</p><ul><li><p>Familles</p></li><li><p>Élus</p></li></ul>');
  });

  it('keeps what a cell has on several lines', () => {
    const html = '<table><tr><th>Public</th><td><ul><li>Familles</li><li>Élus</li></ul></td></tr></table>';
    expect(cleanHtml(html)).to.equal('<p>Public – Familles ; Élus</p>');
  });
});

describe('what is pasted from a page', () => {
  it('keeps lists in lists, and second paragraphs with their item', () => {
    const html = '<ol><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol><div>e</div>f';
    expect(cleanHtml(html)).to.equal(
      '<ol><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p><p>d</p></li></ol><p>e</p><p>f</p>',
    );
  });

  it('runs nothing and follows nothing that is hostile', () => {
    const html =
      '<p onclick="alert(1)">a<script>alert(2)</script><img src=x onerror=alert(3)> ' +
      '<a href="javascript:alert(4)">b</a><a href="data:text/html,x">c</a><style>p{}</style></p><svg><a>d</a></svg>';
    expect(cleanHtml(html)).to.equal('<p>a bc</p>');
  });

  it('stays readable however deep it is', () => {
    const html = `${'<ul><li>'.repeat(5_000)}fond${'</li></ul>'.repeat(5_000)}`;
    const deep = cleanHtml(html);
    expect(deep).to.include('fond');
    expect(deep.split('<ul>').length).to.be.lessThan(12);
  });

  it('leaves what was copied from a fiche to the editor', () => {
    const html = '<ul data-pm-slice="3 3 []"><li><p>a</p></li></ul>';
    expect(cleanHtml(html)).to.equal(html);
  });
});

describe('plain text that is pasted', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Une ligne', '<p>Une ligne</p>'],
    ['Une\r\n\r\nDeux', '<p>Une</p><p>Deux</p>'],
    ['- a\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['•\ta\no\tb\n•\tc', '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>'],
    ['* a\n    * b', '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>'],
    ['2. a\n3. b', '<ol start="2"><li><p>a</p></li><li><p>b</p></li></ol>'],
    ['1.2.2 Suite', '<p>1.2.2 Suite</p>'],
    ['2024. Une année', '<p>2024. Une année</p>'],
    ['Action\t2024\t\tCaf', '<p>Action – 2024 – Caf</p>'],
    ['-5 degrés', '<p>-5 degrés</p>'],
    ['<b>a</b>', '<p>&lt;b&gt;a&lt;/b&gt;</p>'],
    ['https://www.caf.fr', '<p><a href="https://www.caf.fr">https://www.caf.fr</a></p>'],
  ];
  for (const [text, html] of cases)
    it(`${JSON.stringify(text)} becomes ${html}`, () => {
      expect(readText(text).innerHTML).to.equal(html);
    });
});
