/** Files that are given to the page: sent one after another, then watched while they are read. */
import { effect, signal } from "@preact/signals";
import type { Problem, ReadingState } from "../messages.ts";
import { askReading, problemFrom, tellAgain, tellFile, tellFolder, tellRemove } from "./ask.ts";
import { lookAtDocuments, problem, reading, telling } from "./state.ts";

/** A document that is given: a file, or a folder of page images. */
export interface Given {
  readonly name: string;
  readonly files: readonly File[];
  readonly isFolder: boolean;
}

/** One on its way to the server, or one that it did not take. */
export interface Sending extends Given {
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

/** Sends what is given one after the other; what is not taken stays with its reason, and the rest goes on. */
export async function give(given: readonly Given[]): Promise<void> {
  const added = given.map((one): Sending => ({ ...one }));
  sendings.value = [...sendings.value, ...added];
  for (const each of added) {
    const refused = await send(each);
    sendings.value = sendings.value.flatMap((one) => (one === each ? refused : [one]));
  }
}

export const oneFile = (file: File): Given => ({ name: file.name, files: [file], isFolder: false });

/** What was sent, with the reason why it was not taken; none where it was. */
async function send(sending: Sending): Promise<Sending[]> {
  try {
    await takeState(await sendAll(sending));
    return [];
  } catch (error) {
    return [{ ...sending, problem: problemFrom(error) }];
  }
}

async function sendAll({ name, files, isFolder }: Given): Promise<ReadingState> {
  if (!isFolder) return tellFile(files[0] as File);
  const folder = crypto.randomUUID();
  for (const file of files) await tellFile(file, folder);
  return tellFolder(name, folder);
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
    void givenIn(event.dataTransfer).then(give);
  });
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") === true;

/** What was dropped: a document a file, and those in folders. */
async function givenIn({ items, files }: DataTransfer): Promise<Given[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const plain = [...files].map(oneFile);
  if (entries.every(({ isFile }) => isFile)) return plain;
  return (await Promise.all(entries.map(givenOf))).flat();
}

const PICTURE = /\.(?:png|jpe?g|tiff?)$/iu;
const PDF = /\.pdf$/iu;

/** As a batch looks at folders: one that holds page images and no PDF is a document, any other one a folder of documents. */
async function givenOf(entry: FileSystemEntry): Promise<Given[]> {
  if (entry.name.startsWith(".")) return [];
  if (entry.isFile) return [oneFile(await fileOf(entry))];
  const entries = (await entriesIn(entry)).filter(({ name }) => !name.startsWith("."));
  const folders = entries.filter(({ isFile }) => !isFile);
  const files = await Promise.all(entries.filter(({ isFile }) => isFile).map(fileOf));
  const pictures = files.filter(({ name }) => PICTURE.test(name));
  const isDocument = pictures.length > 0 && !files.some(({ name }) => PDF.test(name));
  const own = isDocument ? [{ name: entry.name, files: pictures, isFolder: true }] : files.map(oneFile);
  return [...own, ...(await Promise.all(folders.map(givenOf))).flat()];
}

const fileOf = (entry: FileSystemEntry): Promise<File> =>
  new Promise((...told) => (entry as FileSystemFileEntry).file(...told));

async function entriesIn(folder: FileSystemEntry): Promise<FileSystemEntry[]> {
  const reader = (folder as FileSystemDirectoryEntry).createReader();
  const entries: FileSystemEntry[] = [];
  // It gives some a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((...told) => reader.readEntries(...told));
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}
