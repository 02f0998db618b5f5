/** Clipboards as Excel, LibreOffice, Word and Sheets fill them, shortened. */
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../shared/formats/tables/read-file.ts';
import { readPasted } from '../../../../shared/formats/tables/read-pasted.ts';
import { UnreadableFile } from '../../../../shared/formats/tables/workbook.ts';
import { cellsOf, firstCells } from './describe-sheet.ts';

const paste = (html: string, text = '') => readPasted({ html, text });

const fromExcel = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Excel 15">
<style>
<!--table {mso-displayed-decimal-separator:"\\,";}
td {padding-top:1px; color:black; font-weight:400; white-space:nowrap;}
.xl65 {font-weight:700; background:#D9E2F3; mso-pattern:black none; white-space:normal;}
.xl66 {background:yellow; mso-pattern:black none;}
.xl67 {mso-number-format:"d\\\\-mmm";}
.xl68 {background:white;}
-->
</style></head><body link="#0563C1">
<table border=0 cellpadding=0 cellspacing=0 width=300>
<!--StartFragment-->
 <col width=80><col width=80 style='display:none'><col width=80 span=2>
 <tr height=20>
  <td height=20 class=xl65 colspan=2 width=160>Intitulé<br>
    de l’action</td>
  <td class=xl65 width=80>2023</td><td class=xl68>Long texte<span style='mso-spacerun:yes'>  </span>libre</td>
 </tr>
 <tr height=20>
  <td rowspan=2 class=xl67 align=right>1-févr</td>
  <td>caché</td><td class=xl66>&nbsp;</td><td>X</td>
 </tr>
 <tr height=0 style='display:none'><td>b</td><td x:num="45323" class=xl67>1-févr</td><td>&lt;b&gt; &amp; =1</td></tr>
 <tr><td colspan=3 style='mso-ignore:colspan'>déborde</td><td>z</td></tr>
<!--EndFragment-->
</table></body></html>`;

const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
<!-- p.MsoNormal, li.MsoNormal {margin:0cm;} --></style></head><body>
<p class=MsoNormal>Avant le tableau<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr>
<td style='background:#D9E2F3;mso-background-themecolor:accent1'><p class=MsoNormal><b>Objectifs<o:p></o:p></b></p></td>
<td><p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span><![endif]>Aider les
familles<o:p></o:p></p><p class=MsoListParagraph><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Former <del>tous</del><ins>chacun</ins></p></td></tr>
<tr><td><p>Moyens</p></td><td><ul><li>un</li><li>deux <strong>gras</strong></li></ul><table><tr><td>a</td><td>b</td></tr></table></td></tr>
</table><p>&nbsp;</p><table><tr><td>Seconde</td></tr></table></body></html>`;

const fromLibreOffice = `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice"/><style type="text/css">
body,div,table{ font-family:"Liberation Sans" } a.comment-indicator:hover + comment { background:#ffd; }</style></head><body>
<table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="right" bgcolor="#FFFF00" sdval="45323" sdnum="1036;1036;J-MMM"><b><font color="#000000">1-févr.</font></b></td>
<td sdval="1.1" sdnum="1036;">1,1</td><td sdval="0.5" sdnum="1036;0;0%">50%</td><td bgcolor="#FFFFFF">x</td></tr></table></body></html>`;

describe('what is pasted from a spreadsheet', () => {
  it('is read as Excel puts it on the clipboard', () => {
    const { sheets, warnings } = paste(fromExcel);
    expect(cellsOf(sheets[0])).toEqual([
      ...[
        'A1 Intitulé\nde l’action #D9E2F3 bold',
        'C1 2023 (number 2023) #D9E2F3 bold',
        'D1 Long texte libre',
      ],
      ...['A2 1-févr', 'B2 caché', 'C2  #FFFF00', 'D2 X'],
      ...['B3 b ~', 'C3 1-févr (date 2024-2-1) ~', 'D3 <b> & =1 ~', 'A4 déborde', 'D4 z'],
    ]);
    expect(sheets[0]?.merges).toEqual([
      { top: 1, left: 1, bottom: 1, right: 2 },
      { top: 2, left: 1, bottom: 3, right: 1 },
    ]);
    expect(sheets[0]?.hiddenColumns).toEqual(new Set([2]));
    expect(warnings).toEqual([]);
  });

  it('is read as LibreOffice does', () => {
    expect(firstCells(paste(fromLibreOffice))).toEqual([
      ...['A1 1-févr. (date 2024-2-1) #FFFF00 bold', 'B1 1,1 (number 1.1)', 'C1 50% (number 0.5)', 'D1 x'],
    ]);
  });

  it('is read from text where there is no table, cells with several lines too', () => {
    const text = 'N°\tAction\r\n1.1\t"un\ndeux; trois"\r\n';
    expect(firstCells(paste('<p>rien</p>', text))).toEqual([
      ...['A1 N°', 'B1 Action', 'A2 1.1 (number 1.1)', 'B2 un\ndeux; trois'],
    ]);
    expect(firstCells(paste('', 'a;b\nc;d'))).toEqual(['A1 a', 'B1 b', 'A2 c', 'B2 d']);
  });

  it('is said when there is nothing to read', () => {
    expect(() => paste('<table><tr><td> </td></tr></table>', ' \n')).toThrow(UnreadableFile);
  });

  it('is read as well from a web page that was saved as a spreadsheet', () => {
    const { sheets } = readWorkbook(new TextEncoder().encode(fromExcel), 'export.xls');
    expect(sheets[0]?.name).toBe('export');
    expect(cellsOf(sheets[0])).toHaveLength(12);
  });
});

describe('what is pasted from Word', () => {
  it('is one sheet for each table, with lists and paragraphs on their lines', () => {
    const { sheets, warnings } = paste(fromWord);
    expect(sheets.map(({ name }) => name)).toEqual(['Tableau collé', 'Tableau collé (2)']);
    expect(cellsOf(sheets[0])).toEqual([
      ...['A1 Objectifs #D9E2F3 bold', 'B1 • Aider les familles\n2. Former chacun'],
      ...['A2 Moyens', 'B2 • un\n• deux gras\na b'],
    ]);
    expect(cellsOf(sheets[1])).toEqual(['A1 Seconde']);
    expect(warnings).toMatchObject([{ sheet: null, message: 'Le texte hors des tableaux n’a pas été lu.' }]);
  });

  it('never runs or keeps markup', () => {
    const html =
      '<table><tr><td onclick="x()"><script>alert(1)</script>a<img src=x onerror=y><style>.b{}</style></td><td>&lt;i&gt;</td></tr></table>';
    expect(firstCells(paste(html))).toEqual(['A1 a', 'B1 <i>']);
  });
});
