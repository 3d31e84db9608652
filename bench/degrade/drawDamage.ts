import type { Raster } from "../../src/pdf/types.ts";
import { pick } from "../corpus/random.ts";
import type { Condition, Effect, SheetContext } from "./condition.ts";
import { INK } from "./damage/ink.ts";
import { MARKS } from "./damage/marks.ts";
import { ODDS } from "./damage/odds.ts";
import { PAPER } from "./damage/paper.ts";
import { LAYING, SCANNER } from "./damage/scanner.ts";
import { createDice, type Dice } from "./dice.ts";
import { KIND_WEAR, type Kind, MILD } from "./kinds.ts";
import type { Form } from "./picture.ts";
import { FLAT, mapPlaces, type PlaceMap, type Placing, scanSheet } from "./placing.ts";

/** In the order in which they happen to a sheet. */
const CONDITIONS: readonly Condition[] = [...ODDS, ...INK, ...PAPER, ...MARKS, ...LAYING, ...SCANNER];

/** A condition that a page is in, with its parameters. */
export interface DrawnEffect extends Effect {
  readonly name: string;
}

/** Everything that happens to a page. */
export interface Damage {
  /** From 0 to 1: how many conditions, how strong. */
  readonly wear: number;
  readonly effects: readonly DrawnEffect[];
  /** Pixels an inch of the scan. */
  readonly dpi: number;
  readonly form: Form;
}

/** Pixels an inch at which paper and print are made up, before they are scanned. */
export const SHEET_DPI = 300;

/** Draws what happens to the page `seed`, to one of `kind` where that is given. */
export function drawDamage(seed: number, kind: Kind | null): Damage {
  const drawn = createDice(seed, "wear", 0).random();
  const wear = kind === null ? drawn : drawn * KIND_WEAR.others;
  const effects = CONDITIONS.flatMap((condition): DrawnEffect[] => {
    const { name, share } = condition;
    const isOwn = kind?.conditions.includes(name) === true;
    const dice = createDice(seed, name, isOwn ? KIND_WEAR.own : wear);
    const isDrawn = dice.chance(share[0] + (share[1] - share[0]) * wear);
    const isAllowed = kind === null || MILD.includes(name);
    return isOwn || (isDrawn && isAllowed) ? [{ name, ...condition.draw(dice) }] : [];
  });
  const dice = createDice(seed, "form", wear);
  const isBilevel = effects.some(({ name }) => name === "fax");
  const usual = drawResolution(dice, isBilevel, kind);
  return { wear, effects, dpi: usual, form: { ...drawForm(dice, isBilevel), ...kind?.form } };
}

const USUAL_DPI = [100, 120, 150, 150, 200, 200, 200, 240, 300, 300];

/** Mostly what scanners offer; one page in eight is coarser, as pictures out of messages and web pages are. */
function drawResolution(dice: Dice, isBilevel: boolean, kind: Kind | null): number {
  const usual = pick(dice.random, USUAL_DPI);
  if (kind !== null)
    return kind.dpi === undefined ? Math.max(150, usual) : Math.round(dice.between(...kind.dpi));
  if (isBilevel) return Math.max(200, usual);
  return dice.chance(0.12) ? Math.round(dice.between(90, 60)) : usual;
}

function drawForm(dice: Dice, isBilevel: boolean): Form {
  const container = pick(dice.random, ["pdf", "pdf", "jpeg", "png", "tiff"] as const);
  return { container, quality: Math.round(dice.between(92, 25)), isBilevel, density: "told" };
}

/** The scan of a printed sheet after all that happened to it, before it is compressed, and where its places came to lie. */
export async function applyDamage(
  sheet: Raster,
  context: SheetContext,
  { effects, dpi }: Damage,
): Promise<{ scan: Raster; map: PlaceMap }> {
  let page = sheet;
  for (const { onSheet } of effects) if (onSheet !== undefined) page = await onSheet(page, context);
  const placing: Placing = Object.assign({}, FLAT, ...effects.map((effect) => effect.placing));
  const [width, height] = [sheet.width, sheet.height].map((pixels) => (pixels * 72) / context.dpi) as [
    number,
    number,
  ];
  const map = mapPlaces(placing, width, height, dpi);
  let scan = await scanSheet(page, map, placing.bedLevel);
  for (const { onScan } of effects) if (onScan !== undefined) scan = await onScan(scan, dpi);
  return { scan, map };
}
