import type { TableModel } from "./model.ts";

const SONG = "Song";
const HEI = '"WenQuanYi Zen Hei"';

/** AR PL UMing sets 、 and 。 in the middle of their square, as Taiwan prints them; the mainland sets them low. */
const SONG_FACES = `@font-face { font-family: ${SONG}; src: local("AR PL UMing CN") }
@font-face { font-family: ${SONG}; src: local("WenQuanYi Zen Hei"); unicode-range: U+3001-3002 }`;

const PAPER = { portrait: "595pt 842pt", landscape: "842pt 595pt" } as const;
const SIDE_FONT = `9pt ${SONG}`;

/** Black hairlines, Song type, Hei headings; rows may be cut anywhere between two lines of text. */
export const styleSheet = (tables: readonly TableModel[]): string => `
${SONG_FACES}
@page { size: ${PAPER.portrait}; margin: 76pt 68pt 72pt; ${pageNumber} }
@page cover { @bottom-center { content: none } }
${tables.map(tablePage).join("\n")}
body { margin: 0; font: 12pt/20pt ${SONG}; text-align: justify; orphans: 1; widows: 1 }
section { break-after: page }
section:last-child { break-after: auto }
p { margin: 0 0 3pt; break-inside: avoid }
.cover { page: cover } .cover p { padding-top: 230pt; font-size: 20pt; text-align: center }
.level1 { margin: 6pt 0 12pt; font: 16pt/26pt ${HEI}; text-align: center }
.level2 { margin-top: 5pt; font-family: ${HEI}; break-after: avoid }
.level3 { margin-top: 3pt; font-family: ${HEI}; text-indent: 2em; break-after: avoid }
.body .level0 { text-indent: 2em }
.contents .level0 { line-height: 19pt; margin: 0 }
.starts-page { break-before: page }
.annex p { padding-top: 120pt } .annex p + p { padding-top: 10pt }
table { width: calc(100% - 2pt); margin: 0 1pt; table-layout: fixed; border-collapse: collapse }
thead { break-inside: avoid }
th { line-height: 1.3 }
th, td { border: 0.6pt solid #000; font-weight: normal; text-align: center; vertical-align: middle; word-break: break-all }
.label { text-align: left }
.indent { padding-left: 62pt }
.note { margin-top: 5pt; font-size: 9pt; line-height: 13pt }
.spanning { vertical-align: top }
`;

const pageNumber = `@bottom-center { content: "- " counter(page) " -"; font: ${SIDE_FONT}; vertical-align: middle }`;

/** Title, 编制部门, 单位 and 表号 in the top margin, where they come back on every page of the table. */
function tablePage(table: TableModel): string {
  const { orientation, margins, fontSize, lineHeight, padding, amounts, names } = table.sheet;
  const [top, sides, bottom] = margins;
  const right = [...(table.number ? [table.number, ""] : []), ...table.unitLine];
  return `@page ${table.id} { size: ${PAPER[orientation]}; margin: ${top}pt ${sides}pt ${bottom}pt; ${pageNumber}
  @top-center { content: "${table.title.join("\\A")}"; font: 16pt/24pt ${HEI}; white-space: pre; vertical-align: middle }
  @top-left { content: "${table.preparedBy ? `编制部门：${table.preparedBy}` : ""}"; font: ${SIDE_FONT}; white-space: pre; text-align: left; vertical-align: bottom; padding-bottom: 4pt }
  @top-right { content: "${right.join("\\A")}"; font: 9pt/12pt ${SONG}; white-space: pre; text-align: right; vertical-align: bottom; padding-bottom: 4pt } }
.${table.id} { page: ${table.id} }
.${table.id} table { font-size: ${fontSize}pt; line-height: ${lineHeight}pt }
.${table.id} th { padding: 2.4pt 2.2pt }
.${table.id} td { padding: ${padding}pt 2.2pt }
.${table.id} .amount { text-align: ${amounts} }
.${table.id} .name { text-align: ${names} }
.${table.id} .of-which { padding-left: 24pt }`;
}
