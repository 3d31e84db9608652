import OpenSeadragon from "openseadragon";
import type { Fragment } from "../../contract/schema.ts";
import type { OpenedDocument } from "../messages.ts";
import { pictureOf } from "./ask.ts";
import { boxAt, boxesOn, type PlacedBox } from "./boxes.ts";
import {
  failedPage,
  flag,
  flagBox,
  isPageLoading,
  opened,
  pages,
  selected,
  showCell,
  tables,
} from "./state.ts";

/** Blank between two pages that are shown together, as a share of the wider one's width. */
const GAP = 0.03;
/** Milliseconds between pressing and letting go; a drag is told by its distance. */
const SLOWEST_CLICK = 2_000;
/** Seconds that a move takes. */
const MOVE = 0.25;

/** The viewer of the pages in sight. */
export interface PageViewer {
  /** Shows what the state says; called again whenever that changes. */
  draw(): void;
  zoom(by: number): void;
  whole(): void;
  close(): void;
}

/** The viewer adds a style of its own for touch screens unless one is there; the page forbids styles that stand in it. This element has its name alone and is none. */
function standInForStyle(): void {
  const name = "data-openseadragon-mobile-css";
  if (document.querySelector(`style[${name}]`) !== null) return;
  const style = document.createElementNS(null, "style");
  style.setAttribute(name, "");
  document.head.append(style);
}

type Page = OpenedDocument["pages"][number];

/** A page with its place: its top in the viewer's unit, the width of the widest page in sight, and points in one unit. */
interface PlacedPage {
  readonly page: Page;
  readonly top: number;
  readonly points: number;
}

/** Puts a viewer into `element` that shows pages of the document `name`, below each other, and selects cells by a click. */
export function createViewer(element: HTMLElement, name: string): PageViewer {
  standInForStyle();
  const viewer = OpenSeadragon({
    element,
    drawer: "canvas",
    showNavigationControl: false,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    clickTimeThreshold: SLOWEST_CLICK,
    animationTime: MOVE,
    maxZoomPixelRatio: 3,
    minZoomImageRatio: 0.5,
  });
  let shown: readonly PlacedPage[] = [];
  // Letters are keys of the review, not of the viewer.
  viewer.addHandler("canvas-key", (event) => {
    const { key = "" } = event.originalEvent as KeyboardEvent;
    if (key.length === 1 && !/[+=-]/u.test(key)) event.preventDefaultAction = true;
  });
  viewer.addHandler("canvas-click", ({ quick, position }) => {
    if (!quick) return;
    const { x, y } = viewer.viewport.pointFromPixel(position);
    const at = shown.findLast(({ top }) => y >= top) ?? shown[0];
    const found = at && boxAt(boxesOf(at.page), x * at.points, (y - at.top) * at.points);
    if (found) showCell(found.place);
  });
  viewer.addHandler("open", () => {
    isPageLoading.value = false;
    bringIntoSight(viewer, shown);
  });
  viewer.addHandler("open-failed", () => {
    isPageLoading.value = false;
  });
  return {
    draw: () => {
      const wanted = placePages(opened.value?.pages ?? [], pages.value);
      const isSame =
        wanted.map(({ page }) => page.number).join() === shown.map(({ page }) => page.number).join();
      shown = wanted;
      if (!isSame) openPages(viewer, name, shown);
      viewer.clearOverlays();
      for (const placed of shown) addBoxes(viewer, placed);
      if (isSame) bringIntoSight(viewer, shown);
    },
    zoom: (by) => void viewer.viewport.zoomBy(by).applyConstraints(),
    whole: () => void viewer.viewport.goHome(),
    close: () => viewer.destroy(),
  };
}

/** The pages below each other, in the order of the file. */
function placePages(all: readonly Page[], numbers: readonly number[]): PlacedPage[] {
  const wanted = all.filter(({ number }) => numbers.includes(number));
  const points = Math.max(...wanted.map(({ width }) => width));
  let top = 0;
  return wanted.map((page) => {
    const placed = { page, top, points };
    top += page.height / points + GAP;
    return placed;
  });
}

/** Opens the pictures in place of those before; what was still on its way is given up. */
function openPages(viewer: OpenSeadragon.Viewer, name: string, shown: readonly PlacedPage[]): void {
  failedPage.value = null;
  isPageLoading.value = true;
  viewer.open(
    shown.map(({ page, top, points }) => ({
      tileSource: { type: "image", url: pictureOf(name, page.number) },
      ...{ x: 0, y: top, width: page.width / points },
      error: () => {
        failedPage.value = page.number;
      },
    })) as unknown as OpenSeadragon.TileSourceSpecifier[],
  );
}

const boxesOf = ({ number, tables: ids }: Page): PlacedBox[] =>
  boxesOn(
    number,
    ids.flatMap((id) => tables.value.get(id) ?? []),
  );

const SVG = "http://www.w3.org/2000/svg";

/** Lays a box over every cell of the page in the colour of its status, and lights up the row and what is selected. */
function addBoxes(viewer: OpenSeadragon.Viewer, { page, top, points }: PlacedPage): void {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.dataset.page = String(page.number);
  const at = selected.value;
  for (const { place, status, box } of boxesOf(page)) {
    const isLit = at?.table === place.table && at.row === place.row;
    const isSelected = isLit && at.column === place.column;
    drawing.append(
      rectangle(box, [status, isLit && "lit", isSelected && "selected"].filter(Boolean).join(" ")),
    );
  }
  const flagged = flaggedOn(page.number);
  if (flagged !== null) drawing.append(rectangle(flagged, `flagged ${flag.value?.severity}`));
  const layer = document.createElement("div");
  layer.className = "boxes";
  layer.append(drawing);
  viewer.addOverlay({
    element: layer,
    location: new OpenSeadragon.Rect(0, top, page.width / points, page.height / points),
  });
}

const flaggedOn = (page: number): Fragment["box"] | null =>
  flagBox.value?.page === page ? flagBox.value.box : null;

function rectangle([x0, y0, x1, y1]: Fragment["box"], name: string): SVGRectElement {
  const rect = document.createElementNS(SVG, "rect");
  const sizes = { x: x0, y: y0, width: Math.max(0, x1 - x0), height: Math.max(0, y1 - y0), class: name };
  for (const [key, value] of Object.entries(sizes)) rect.setAttribute(key, String(value));
  return rect;
}

/** Moves what is selected, or flagged, into sight where it is not. */
function bringIntoSight(viewer: OpenSeadragon.Viewer, shown: readonly PlacedPage[]): void {
  for (const { page, top, points } of shown) {
    const at = selected.value;
    const cell = boxesOf(page).find(
      ({ place }) => place.table === at?.table && place.row === at.row && place.column === at.column,
    );
    const box = cell?.box ?? flaggedOn(page.number);
    if (box === null) continue;
    const centre = new OpenSeadragon.Point(
      (box[0] + box[2]) / 2 / points,
      top + (box[1] + box[3]) / 2 / points,
    );
    if (!viewer.viewport.getBounds().containsPoint(centre)) viewer.viewport.panTo(centre);
    return;
  }
}
