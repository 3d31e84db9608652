import type { DecisionEntry } from "../messages.ts";
import { journal, undo, waiting } from "./decide.ts";
import { language, words } from "./words.ts";

/** Decisions that are listed: the latest ones, and all that fit no more. */
const MOST_LISTED = 100;

/** What was decided, the latest first; before all else what fits no more. Each can be taken back. */
export function JournalList() {
  const text = words();
  if (journal.value === null) return null;
  const { decisions, torn, exports } = journal.value;
  const unfit = decisions.filter(({ state }) => state === "unfit");
  const others = decisions.filter(({ state }) => state !== "unfit").toReversed();
  const isPending = waiting.value.length > 0 || exports.isPending;
  return (
    <section class="journal" aria-label={text.journal}>
      <p aria-live="polite" class="saving">
        {waiting.value.length > 0 ? text.saving(waiting.value.length) : isPending ? text.writing : text.saved}
      </p>
      {exports.problem && <p class="problem">{exports.problem[language.value]}</p>}
      {torn > 0 && <p class="problem">{text.torn(torn)}</p>}
      {unfit.length > 0 && <p class="problem">{text.unfit(unfit.length)}</p>}
      <details open={unfit.length > 0}>
        <summary>{text.decidedCount(decisions.length)}</summary>
        <ol>
          {[...unfit, ...others].slice(0, Math.max(MOST_LISTED, unfit.length)).map((each) => (
            <JournalEntry key={each.id} entry={each} />
          ))}
        </ol>
      </details>
    </section>
  );
}

function JournalEntry({ entry: { id, as, by, about, value, state } }: { readonly entry: DecisionEntry }) {
  const text = words();
  return (
    <li class={state}>
      <strong>{text.decisions[as]}</strong> {about} {value !== "" && `→ ${value}`}{" "}
      <small>
        {by} · {text.states[state]}
      </small>{" "}
      {(state === "in-force" || state === "unfit") && (
        <button type="button" onClick={() => void undo(id)}>
          {text.actions.undo}
        </button>
      )}
    </li>
  );
}
