import { accept, settle, startTyping, startTypingAll, undoLast } from "./decide.ts";
import { isHelpOpen, moveFlag, moveSelected, opened } from "./state.ts";
import type { Words } from "./words.ts";

/** What a key does in a document. */
export interface Key {
  readonly keys: readonly string[];
  /** What the list of keys says of it. */
  readonly name: keyof Words["keys"];
  readonly act: () => void;
}

const arrow = (key: string, down: number, across: number): Key => ({
  keys: [key],
  name: "arrows",
  act: () => moveSelected(down, across),
});

export const KEYS: readonly Key[] = [
  { keys: ["n", "j"], name: "next", act: () => moveFlag(1) },
  { keys: ["k"], name: "previous", act: () => moveFlag(-1) },
  arrow("ArrowUp", -1, 0),
  arrow("ArrowDown", 1, 0),
  arrow("ArrowLeft", 0, -1),
  arrow("ArrowRight", 0, 1),
  {
    keys: ["b"],
    name: "back",
    act: () => {
      location.hash = "#/";
    },
  },
  { keys: ["a"], name: "accept", act: accept },
  { keys: ["t", "Enter"], name: "type", act: startTyping },
  { keys: ["e"], name: "typeAll", act: () => void startTypingAll() },
  { keys: ["p"], name: "asPrinted", act: () => settle("as-printed") },
  { keys: ["s"], name: "sourceError", act: () => settle("source-error") },
  { keys: ["d"], name: "dismiss", act: () => settle("dismissed") },
  { keys: ["u"], name: "undo", act: () => void undoLast() },
  {
    keys: ["?"],
    name: "help",
    act: () => {
      isHelpOpen.value = true;
    },
  },
];

/** Has keys act while nobody types and no dialog is open. */
export function listenForKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target } = event;
    if (target instanceof Element && target.closest("input, textarea, select, dialog") !== null) return;
    if (isHelpOpen.value || (opened.value === null && event.key !== "?")) return;
    // Enter on a button or a link is that button's or link's.
    if (event.key === "Enter" && target instanceof Element && target.closest("button, a, summary") !== null)
      return;
    const key = KEYS.find(({ keys }) => keys.includes(event.key));
    if (key === undefined) return;
    event.preventDefault();
    key.act();
  });
}
