/** Cells across and down in which a shape is looked at. */
export const [COLUMNS, ROWS] = [8, 12];

/**
 * How print draws figures and brackets: the ink's own box in cells, each row two hexadecimal digits, its leftmost cell the
 * highest bit. From the faces that pdf.js draws in place of Helvetica, Times-Roman and Times-Italic, and a 1 without foot.
 */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  "0": ["3c66c3c383838383c3c3663c", "3c6243c3c3c3c3c3c343623c", "1e12616143c3c38286868c78"],
  "1": [
    "3878d81818181818181818ff",
    "18781818181818181818183c",
    "07030606060c0c0c18181878",
    "030f7ff70707070707070707",
  ],
  "2": ["3c67c30303060c183060c0ff", "3c7e86020204040810207ffe", "1e3f03030302040810207efe"],
  "3": ["3c66c303021c1e0303c3e63c", "3e460302041e0603030382f0", "0e0303020c1c06060604c4e0"],
  "4": ["060e0e16362646c6ff060606", "04040c1424044484ff040404", "0103030a12260644ff0c0808"],
  "5": ["fec0c0c0dcfe030303c3e63c", "1f3e20707c0e03030302c6f0", "0f1000381c060606060488f0"],
  "6": ["3c6640c0d8fec3c3c343663c", "07182060dcc6c3c3c3c3423c", "041830607cc6c28286868418"],
  "7": ["ff030206040c181818103030", "7fc302020404040c08081010", "7fc2020404081810206040c0"],
  "8": ["3c66c3c3427c66c3c3c3e63c", "7cc2c3c264382e478383c27c", "122121311e1c46c68282c600"],
  "9": ["3c66c2c3c3c37f3b03026678", "2442c3c3c3c37f0306041830", "1e2161616163633e06081060"],
  "(": ["0e1c3870e0e0e0e070381c0e", "02083060e0e0e0e070380c03", "020c187060c0c0c0c0404020"],
  ")": ["70380e0607070707060e3870", "40100c0607070707060c3040", "04020203030303060e183040"],
};

/**
 * Correlation of a shape with a printed one: less is no likeness. Of 3,096 figures and brackets of the 417 fonts of 67
 * published documents and of pdf.js's own, all but a dozen in three seldom faces are as like what they say.
 */
const LIKE = 0.65;
/** By so much a shape must be more like another character than like its own: none of those is, not even slanted by 0.2 more. */
const PLAINLY = 0.1;

/**
 * Does a character drawn so look like another figure or bracket, and plainly not like itself? `views` are the shares of ink
 * in the cells, of the character as it stands or leaning less; in the best of them it counts.
 */
export function looksLikeAnother(character: string, views: readonly Float64Array[]): boolean {
  if (PRINTED[character] === undefined) return false;
  const drawn = views.map(outlined);
  const likeness = (shapes: readonly Float64Array[]): number =>
    Math.max(...shapes.flatMap((shape) => drawn.map((view) => product(view, shape))));
  const asOther = Math.max(
    ...[...SHAPES].map(([other, shapes]) => (other === character ? -1 : likeness(shapes))),
  );
  return asOther >= LIKE && asOther - likeness(SHAPES.get(character) ?? []) >= PLAINLY;
}

const SHAPES: ReadonlyMap<string, readonly Float64Array[]> = new Map(
  Object.entries(PRINTED).map(([character, faces]) => [
    character,
    faces.map((face) => outlined(cellsOf(face))),
  ]),
);

function cellsOf(face: string): Float64Array {
  const cells = new Float64Array(COLUMNS * ROWS);
  for (let row = 0; row < ROWS; row++) {
    const bits = Number.parseInt(face.slice(2 * row, 2 * row + 2), 16);
    for (let column = 0; column < COLUMNS; column++)
      cells[row * COLUMNS + column] = (bits >> (COLUMNS - 1 - column)) & 1;
  }
  return cells;
}

/** Smoothed over the neighbours, so that strokes a cell apart are alike, about a mean of 0 and of length 1. */
function outlined(cells: Float64Array): Float64Array {
  const smooth = cells.map((_, at) => {
    const [x, y] = [at % COLUMNS, Math.floor(at / COLUMNS)];
    let [sum, count] = [0, 0];
    for (let row = Math.max(0, y - 1); row <= Math.min(ROWS - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(COLUMNS - 1, x + 1); column++) {
        sum += cells[row * COLUMNS + column] as number;
        count++;
      }
    }
    return sum / count;
  });
  const mean = smooth.reduce((sum, value) => sum + value, 0) / smooth.length;
  const centred = smooth.map((value) => value - mean);
  const length = Math.sqrt(product(centred, centred)) || 1;
  return centred.map((value) => value / length);
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}
