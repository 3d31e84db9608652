import {
  accept,
  journal,
  settle,
  startTyping,
  startTypingAll,
  typing,
  undecidable,
  undoLast,
} from "./decide.ts";
import { flag } from "./state.ts";
import { TypeForm } from "./TypeForm.tsx";
import { language, words } from "./words.ts";

/** What can be decided of the current flag, each with its key. */
export function Actions() {
  const text = words();
  const current = flag.value;
  if (undecidable.value !== null) return <p class="note">{undecidable.value[language.value]}</p>;
  if (current === null) return null;
  if (journal.value === null) return <p class="note">{text.loading}</p>;
  return (
    <>
      <fieldset class="actions">
        <legend>{text.decide}</legend>
        {current.proposal !== undefined && <Action sign="a" name={text.actions.accept} act={accept} />}
        <Action sign="t" name={text.actions.type} act={startTyping} />
        <Action sign="e" name={text.actions.typeAll} act={() => void startTypingAll()} />
        {current.placeCount > 0 && (
          <Action sign="p" name={text.actions.asPrinted} act={() => settle("as-printed")} />
        )}
        <Action sign="s" name={text.actions.sourceError} act={() => settle("source-error")} />
        <Action sign="d" name={text.actions.dismiss} act={() => settle("dismissed")} />
        <Action sign="u" name={text.actions.undo} act={() => void undoLast()} />
      </fieldset>
      {current.decision !== undefined && (
        <p class="decided">
          {text.decisions[current.decision.as]} · {current.decision.by} ·{" "}
          {new Date(current.decision.at).toLocaleString(language.value)}
        </p>
      )}
      {typing.value !== null && <TypeForm typing={typing.value} />}
    </>
  );
}

interface ActionProps {
  /** The key that does the same. */
  readonly sign: string;
  readonly name: string;
  readonly act: () => void;
}

function Action({ sign, name, act }: ActionProps) {
  return (
    <button type="button" onClick={act}>
      <kbd>{sign}</kbd> {name}
    </button>
  );
}
