import type { Raster } from "../pdf/types.ts";
import { type Crop, withoutMargin } from "./cutCrop.ts";
import type { Recognizer } from "./recognizer.ts";

/** Tesseract sets lines on white itself, and takes the edge of a grainy paper for strokes. */
export const pictureFor = ({ engine }: Recognizer, crop: Crop): Raster =>
  engine === "tesseract" ? withoutMargin(crop) : crop.picture;
