import type { Raster } from "../../src/pdf/types.ts";
import { pick } from "../corpus/random.ts";
import type { Condition, Effect, SheetContext } from "./condition.ts";
import { INK } from "./damage/ink.ts";
import { MARKS } from "./damage/marks.ts";
import { PAPER } from "./damage/paper.ts";
import { LAYING, SCANNER } from "./damage/scanner.ts";
import { createDice, type Dice } from "./dice.ts";
import type { Form } from "./picture.ts";
import { FLAT, mapPlaces, type PlaceMap, type Placing, scanSheet } from "./placing.ts";

/** In the order in which they happen to a sheet. */
const CONDITIONS: readonly Condition[] = [...INK, ...PAPER, ...MARKS, ...LAYING, ...SCANNER];

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

/** Draws what happens to the page `seed`. */
export function drawDamage(seed: number): Damage {
  const wear = createDice(seed, "wear", 0).random();
  const effects = CONDITIONS.flatMap((condition): DrawnEffect[] => {
    const dice = createDice(seed, condition.name, wear);
    const [fresh, worn] = condition.share;
    if (!dice.chance(fresh + (worn - fresh) * wear)) return [];
    return [{ name: condition.name, ...condition.draw(dice) }];
  });
  const dice = createDice(seed, "form", wear);
  const isBilevel = effects.some(({ name }) => name === "fax");
  return { wear, effects, dpi: drawResolution(dice, isBilevel), form: drawForm(dice, isBilevel) };
}

const USUAL_DPI = [100, 120, 150, 150, 200, 200, 200, 240, 300, 300];

/** Mostly what scanners offer; one page in eight is coarser, as pictures out of messages and web pages are. */
function drawResolution(dice: Dice, isBilevel: boolean): number {
  const usual = pick(dice.random, USUAL_DPI);
  if (isBilevel) return Math.max(200, usual);
  return dice.chance(0.12) ? Math.round(dice.between(90, 60)) : usual;
}

function drawForm(dice: Dice, isBilevel: boolean): Form {
  const container = pick(dice.random, ["pdf", "pdf", "jpeg", "png", "tiff"] as const);
  return { container, quality: Math.round(dice.between(92, 25)), isBilevel };
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
