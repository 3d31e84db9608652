/** Files that are given to the page: sent one after another, then watched while they are read. */
import { effect, signal } from "@preact/signals";
import type { Problem, ReadingState } from "../messages.ts";
import { askReading, problemFrom, tellAgain, tellFile, tellRemove } from "./ask.ts";
import { lookAtDocuments, problem, reading, telling } from "./state.ts";

/** A file on its way to the server, or one that it did not take. */
export interface Sending {
  readonly file: File;
  readonly problem?: Problem;
}

export const sendings = signal<readonly Sending[]>([]);
/** Files are held over the page. */
export const isHeldOver = signal(false);

/** Milliseconds between two looks at how far the reading is. */
const LOOK_AGAIN = 700;

/** Shows how far the reading is; where a document came to its end, the list of all is asked for. */
async function takeState(state: ReadingState): Promise<void> {
  const doneOf = (each: ReadingState | null): number =>
    each?.files.filter((file) => file.state === "done").length ?? 0;
  const isNew = doneOf(state) !== doneOf(reading.peek());
  reading.value = state;
  if (isNew) await lookAtDocuments();
}

/** Looks again until nothing is read any more. What is told of something else stays. */
effect(() => {
  const isBusy = reading.value?.files.some(({ state }) => state === "waiting" || state === "reading");
  if (isBusy !== true) return;
  const look = async (): Promise<void> => {
    try {
      await takeState(await askReading());
    } catch (error) {
      problem.value = problemFrom(error);
    }
  };
  const timer = setInterval(() => void look(), LOOK_AGAIN);
  return () => clearInterval(timer);
});

/** Sends the files one after the other; one that is not taken stays with its reason, and the others go on. */
export async function giveFiles(files: readonly File[]): Promise<void> {
  const added = files.map((file): Sending => ({ file }));
  sendings.value = [...sendings.value, ...added];
  for (const each of added) {
    const refused = await send(each.file);
    sendings.value = sendings.value.flatMap((one) => (one === each ? refused : [one]));
  }
}

/** The file with the reason why it was not taken; none where it was. */
async function send(file: File): Promise<Sending[]> {
  try {
    await takeState(await tellFile(file));
    return [];
  } catch (error) {
    return [{ file, problem: problemFrom(error) }];
  }
}

export const forget = (sending: Sending): void => {
  sendings.value = sendings.value.filter((one) => one !== sending);
};

export const takeOff = (id: string): Promise<void> => telling(async () => takeState(await tellRemove(id)));

export const readAgain = (id: string, password: string | null): Promise<void> =>
  telling(async () => takeState(await tellAgain(id, password)));

/** Takes files that are dropped anywhere on the page; without this the browser would go to them. */
export function listenForFiles(): void {
  addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    isHeldOver.value = reading.value !== null;
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) isHeldOver.value = false;
  });
  addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    isHeldOver.value = false;
    if (reading.value === null || event.dataTransfer === null) return;
    location.hash = "#/";
    // What is dropped is gone once this listener is left: it is taken up before anything is waited for.
    const files = filesOf(event.dataTransfer);
    void files.then(giveFiles);
  });
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") === true;

/** The files that were dropped, and those in folders that were. */
async function filesOf({ items, files }: DataTransfer): Promise<File[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const plain = [...files];
  if (entries.every(({ isFile }) => isFile)) return plain;
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.name.startsWith(".")) return [];
  if (entry.isFile)
    return [await new Promise<File>((...told) => (entry as FileSystemFileEntry).file(...told))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  // It gives some entries a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((...told) => reader.readEntries(...told));
    if (some.length === 0) return files;
    for (const each of some) files.push(...(await filesIn(each)));
  }
}
