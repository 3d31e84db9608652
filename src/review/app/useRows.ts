import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useReducer, useState } from "preact/hooks";

/** Rows that are drawn beyond the edges of what is seen, so that none appears late. */
const BEYOND = 8;

/** The rows of a long list that are in sight. */
export interface RowsInSight {
  readonly items: readonly VirtualItem[];
  /** Pixels of the rows before and after them. */
  readonly before: number;
  readonly after: number;
  /** Is given each row's element, and measures it. */
  readonly measure: (element: HTMLElement | null) => void;
  readonly scrollTo: (index: number) => void;
}

/** Keeps count of which of `count` rows, about `height` pixels each, are in sight in the element that scrolls. */
export function useRows(count: number, height: number, scroller: RefObject<HTMLElement>): RowsInSight {
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const options = {
    count,
    overscan: BEYOND,
    estimateSize: () => height,
    getScrollElement: () => scroller.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => draw(undefined),
  };
  const [rows] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  rows.setOptions(options);
  useLayoutEffect(() => rows._didMount(), [rows]);
  useLayoutEffect(() => rows._willUpdate());
  const items = rows.getVirtualItems();
  return {
    items,
    before: items[0]?.start ?? 0,
    after: rows.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: rows.measureElement,
    scrollTo: (index) => rows.scrollToIndex(index, { align: "auto" }),
  };
}
