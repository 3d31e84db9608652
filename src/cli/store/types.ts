/**
 * What several machines read from and write to. It holds `inputs/SHA-256/NAME`, the documents; `stems/STEM`, whose output
 * folder each is; and `out/STEM/`, their output folders, as `extract` writes them under OUT.
 */
export interface Store {
  /** As the user named it, without a password. */
  readonly name: string;
  /** Where the results stand, for people. */
  readonly results: string;
  /** Throws InputError where nothing can be written there. */
  check(): Promise<void>;
  /** The text at `path`, or null. */
  readText(path: string): Promise<string | null>;
  /** Writes the text where nothing stands yet; what stands there afterwards is the answer. */
  claim(path: string, text: string): Promise<string>;
  /** Stores a file or folder of this machine at `path`, unless it is there. */
  put(path: string, local: string): Promise<void>;
  /** Makes the file or folder at `path` readable as `local` on this machine. */
  get(path: string, local: string): Promise<void>;
  /** Copies the output folder `out/STEM` to `local`. Does nothing where the store has no such folder. */
  copyFolder(stem: string, local: string): Promise<void>;
  /** Puts the folder `local` in the place of `out/STEM`, whole or not at all for who goes by its manifest. */
  publish(stem: string, local: string): Promise<void>;
}
