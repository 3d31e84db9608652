/** A picture of a place of a page. */
export interface Crop {
  readonly page: number;
  /** Base64. */
  readonly webp: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}
