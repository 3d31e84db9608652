import { useRef, useState } from "preact/hooks";
import type { ReadingEntry } from "../messages.ts";
import { forget, give, isHeldOver, oneFile, readAgain, sendings, takeOff } from "./reading.ts";
import { reading } from "./state.ts";
import { language, words } from "./words.ts";

const ENDINGS = ".pdf,.tif,.tiff,.png,.jpg,.jpeg";
const SECONDS_A_MINUTE = 60;

/** Where files are dropped or chosen, and how far each of them is read; nothing where the server takes none. */
export function ReadingSection() {
  const text = words();
  const chooser = useRef<HTMLInputElement>(null);
  if (reading.value === null) return null;
  const { originals, results, files } = reading.value;
  return (
    <section class={isHeldOver.value ? "give over" : "give"} aria-label={text.reading}>
      <p>
        {text.dropHere}{" "}
        <button type="button" onClick={() => chooser.current?.click()}>
          {text.choose}
        </button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept={ENDINGS}
          aria-label={text.choose}
          onChange={({ currentTarget }) => {
            void give([...(currentTarget.files ?? [])].map(oneFile));
            currentTarget.value = "";
          }}
        />
      </p>
      <p class="note">{text.eachOne}</p>
      <p class="note">
        {text.keptIn} <code>{originals}</code>
        <br />
        {text.resultsIn} <code>{results}</code>
      </p>
      <ul>
        {files.map((entry) => (
          <FileLine key={entry.id} entry={entry} />
        ))}
        {sendings.value.map((sending) => (
          <li key={sending} class={sending.problem === undefined ? "" : "failed"}>
            <strong>{sending.name}</strong>{" "}
            {sending.problem === undefined ? (
              text.readingStates.sending
            ) : (
              <>
                {text.failedAs(sending.problem[language.value])}{" "}
                <button type="button" aria-label={text.takeOff(sending.name)} onClick={() => forget(sending)}>
                  ×
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileLine({ entry }: { readonly entry: ReadingEntry }) {
  const text = words();
  const { id, file, state } = entry;
  return (
    <li class={state}>
      <strong>{file}</strong> <Course entry={entry} />{" "}
      {state === "done" ? (
        <a href={`#/${encodeURIComponent(entry.document)}`}>{text.review}</a>
      ) : (
        <button type="button" aria-label={text.takeOff(file)} onClick={() => void takeOff(id)}>
          ×
        </button>
      )}
    </li>
  );
}

/** How far the file is, or what became of it. */
function Course({ entry }: { readonly entry: ReadingEntry }) {
  const text = words();
  if (entry.state === "failed") return <Failure entry={entry} />;
  if (entry.state === "reading" && entry.progress !== undefined) {
    const { done, total, secondsLeft } = entry.progress;
    return (
      <>
        <progress value={done} max={total} aria-label={entry.file} />{" "}
        {done < total ? text.pagesRead(done, total) : text.lastStep(total)}
        {secondsLeft !== undefined && done < total && text.timeLeft(...minutesOf(secondsLeft))}
      </>
    );
  }
  if (entry.state !== "done" || entry.flags === undefined) return <>{text.readingStates[entry.state]}</>;
  const { error, warning } = entry.flags;
  return <>{text.doneWith(error, warning)}</>;
}

const minutesOf = (seconds: number): [minutes: number, seconds: number] => [
  Math.floor(seconds / SECONDS_A_MINUTE),
  seconds % SECONDS_A_MINUTE,
];

/** Why the file was not read, and a way to have it read all the same. */
function Failure({ entry }: { readonly entry: Extract<ReadingEntry, { state: "failed" }> }) {
  const text = words();
  const [password, setPassword] = useState("");
  const { id, file, problem, isLocked } = entry;
  if (!isLocked) {
    return (
      <>
        {text.failedAs(problem[language.value])}{" "}
        <button type="button" aria-label={`${text.again}: ${file}`} onClick={() => void readAgain(id, null)}>
          {text.again}
        </button>
      </>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void readAgain(id, password);
      }}
    >
      {problem.code === "PASSWORD" ? text.locked.first : text.locked.wrong}{" "}
      <label>
        {text.password}{" "}
        <input
          type="password"
          value={password}
          onInput={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      </label>{" "}
      <button type="submit">{text.again}</button>
    </form>
  );
}
