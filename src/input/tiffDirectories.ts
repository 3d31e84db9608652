/** What one directory of a TIFF says of its picture besides the pixels. */
export interface TiffDirectory {
  /** Position in the file's chain, from 0. */
  readonly index: number;
  /** A smaller copy of another picture, or its transparency: no page. */
  readonly isAuxiliary: boolean;
  /** Pixels per inch across and down as stored, before any orientation; null where not given. */
  readonly resolution: readonly [across: number, down: number] | null;
}

/** Tags and values by their names in TIFF 6.0, sections 7, 8 and 12. */
const NEW_SUBFILE_TYPE = 254;
const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
const RESOLUTION_UNIT = 296;
const REDUCED_OR_MASK = 0b101;
const UNIT_NONE = 1;
const UNIT_CENTIMETRE = 3;
const CENTIMETRES_PER_INCH = 2.54;
const RATIONAL = 5;
const SHORT = 3;
/** Version number of BigTIFF, whose counts and offsets have eight bytes. */
const BIG = 43;

/**
 * The directories of a TIFF in file order, at most `limit`. Where the chain breaks, bites its tail or has directories that
 * lie over each other (together they are longer than the file), a last one stands for what cannot be found: reading it
 * fails, so that the loss is told.
 */
export function tiffDirectories(bytes: Uint8Array, limit: number): TiffDirectory[] {
  const file = openTiff(bytes);
  const directories: TiffDirectory[] = [];
  const seen = new Set<number>();
  let length = 0;
  let offset = file.first;
  while (offset !== 0 && directories.length < limit) {
    const index = directories.length;
    const read = seen.has(offset) ? null : readDirectory(file, offset);
    length += read?.length ?? 0;
    if (read === null || length > bytes.length) {
      return [...directories, { index, isAuxiliary: false, resolution: null }];
    }
    seen.add(offset);
    directories.push({ index, ...read.facts });
    offset = read.next;
  }
  return directories;
}

interface Tiff {
  readonly view: DataView;
  readonly isLittle: boolean;
  readonly isBig: boolean;
  readonly first: number;
  /** A count or offset of the file's own width. */
  long(at: number): number;
}

function openTiff(bytes: Uint8Array): Tiff {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] === "I".charCodeAt(0);
  const isBig = bytes.length > 16 && view.getUint16(2, isLittle) === BIG;
  const long = (at: number): number =>
    isBig ? Number(view.getBigUint64(at, isLittle)) : view.getUint32(at, isLittle);
  return { view, isLittle, isBig, long, first: bytes.length < 8 ? 0 : long(isBig ? 8 : 4) };
}

/** Null where the directory lies outside the file. */
function readDirectory(
  file: Tiff,
  offset: number,
): { facts: Omit<TiffDirectory, "index">; next: number; length: number } | null {
  const { view, isLittle, isBig } = file;
  const [countBytes, entryBytes, valueAt] = isBig ? [8, 20, 12] : [2, 12, 8];
  try {
    const count = isBig ? file.long(offset) : view.getUint16(offset, isLittle);
    const next = file.long(offset + countBytes + count * entryBytes);
    const values = new Map<number, number>();
    for (let entry = 0; entry < count; entry++) {
      const at = offset + countBytes + entry * entryBytes;
      const tag = view.getUint16(at, isLittle);
      if (TAGS.has(tag)) values.set(tag, readValue(file, view.getUint16(at + 2, isLittle), at + valueAt));
    }
    return { facts: factsOf(values), next, length: countBytes + count * entryBytes };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const TAGS: ReadonlySet<number> = new Set([NEW_SUBFILE_TYPE, X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT]);

function readValue({ view, isLittle, isBig, long }: Tiff, type: number, at: number): number {
  if (type === SHORT) return view.getUint16(at, isLittle);
  if (type !== RATIONAL) return view.getUint32(at, isLittle);
  const rational = isBig ? at : long(at);
  return view.getUint32(rational, isLittle) / view.getUint32(rational + 4, isLittle);
}

function factsOf(values: ReadonlyMap<number, number>): Omit<TiffDirectory, "index"> {
  const isAuxiliary = ((values.get(NEW_SUBFILE_TYPE) ?? 0) & REDUCED_OR_MASK) !== 0;
  const unit = values.get(RESOLUTION_UNIT);
  const factor = unit === UNIT_CENTIMETRE ? CENTIMETRES_PER_INCH : 1;
  const [across, down] = [X_RESOLUTION, Y_RESOLUTION].map((tag) => (values.get(tag) ?? 0) * factor);
  const isGiven = unit !== UNIT_NONE && isPositive(across) && isPositive(down);
  return { isAuxiliary, resolution: isGiven ? [across, down] : null };
}

const isPositive = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value) && value > 0;
