import { normalise } from "../core/text.ts";
import { takeOrdinal } from "./ordinals.ts";

/** A printed label taken apart: `（一）其中：财政拨款` has depth 2, is of-which, and is named 财政拨款. */
export interface Label {
  /** The label without ordinals and 其中, normalised. */
  readonly name: string;
  /** 1 for 一、, 2 for （一）, 3 for 1. and 1、, 4 for (1), 5 for ①; 0 without an ordinal. The deepest where it has several. */
  readonly depth: number;
  /** Its ordinal is 一、: a list starts here. */
  readonly isFirst: boolean;
  /** 其中 stands before the name: a part of the amount above it. */
  readonly ofWhich: boolean;
}

const OF_WHICH = /^其中[:：,]?/u;

/** Takes ordinals and 其中 off a label; what is left is its name. */
export function readLabel(text: string): Label {
  const isFirst = /^一[、.,]/u.test(normalise(text));
  let rest = text;
  let depth = 0;
  let ofWhich = false;
  for (;;) {
    const plain = normalise(rest);
    const numbered = takeOrdinal(rest);
    if (OF_WHICH.test(plain)) {
      ofWhich = true;
      rest = plain.replace(OF_WHICH, "");
    } else if (numbered) {
      depth = Math.max(depth, numbered.depth);
      rest = numbered.rest;
    } else return { name: plain, depth, ofWhich, isFirst };
  }
}
