import type { NamedPlace, ReviewFlag } from "../messages.ts";
import { Actions } from "./Actions.tsx";
import { pictureOf } from "./ask.ts";
import { Figures } from "./Figures.tsx";
import { flag, flagAt, flags, moveFlag, opened } from "./state.ts";
import { language, words } from "./words.ts";

/** The current flag: what is wrong, how it looks on the page, what was read, and what speaks for another value. */
export function FlagCard() {
  const text = words();
  const current = flag.value;
  if (current === null) return null;
  const [first] = current.places;
  return (
    <section class="card" aria-label={text.flags}>
      <div class="walk">
        <button type="button" onClick={() => moveFlag(-1)} disabled={flagAt.value <= 0}>
          {text.previous} <kbd>k</kbd>
        </button>
        <span aria-live="polite">{text.flagOf(flagAt.value + 1, flags.value.length)}</span>
        <button type="button" onClick={() => moveFlag(1)} disabled={flagAt.value >= flags.value.length - 1}>
          {text.next} <kbd>n</kbd>
        </button>
      </div>
      <h2>
        <span class={current.severity}>{text.severities[current.severity]}</span>{" "}
        {current.title[language.value]}
      </h2>
      <p class="message">{language.value === "zh" ? current.messageZh : current.message}</p>
      <Crops current={current} />
      {first !== undefined && <Readings place={first} />}
      <Proposal current={current} />
      <Actions />
      {current.placeCount > 1 && (
        <Figures title={text.places(current.places.length, current.placeCount)} places={current.places} />
      )}
    </section>
  );
}

/** How the place looks on each page that it stands on. */
function Crops({ current }: { readonly current: ReviewFlag }) {
  const document = opened.value;
  if (document === null || document.source.state !== "here") return null;
  const [first] = current.places;
  const own = first === undefined ? [] : first.fragments;
  const boxes =
    own.length > 0 || current.page === undefined || current.box === undefined
      ? own
      : [{ page: current.page, box: current.box, text: "" }];
  return (
    <p class="crops">
      {boxes.map(({ page, box, text }) => (
        <img
          key={`${page} ${box.join(" ")}`}
          src={pictureOf(document.name, page, box)}
          alt={words().crop(text)}
          loading="lazy"
        />
      ))}
    </p>
  );
}

function Readings({ place: { text, readings } }: { readonly place: NamedPlace }) {
  if (text === "" && readings.length === 0) return null;
  const label = words();
  return (
    <dl class="readings">
      <dt>{label.taken}</dt>
      <dd>{text}</dd>
      {readings.map(({ engine, text: read, confidence }) => (
        <>
          <dt>{engine}</dt>
          <dd>
            {read} <small>{`${label.confidence} ${confidence.toFixed(2)}`}</small>
          </dd>
        </>
      ))}
    </dl>
  );
}

function Proposal({ current: { proposal, places, identities } }: { readonly current: ReviewFlag }) {
  if (proposal === undefined) return null;
  const text = words();
  const placeOf = ({ table, row, column }: (typeof proposal.changes)[number]) =>
    places.find(
      ({ place }) => "row" in place && place.table === table && place.row === row && place.column === column,
    );
  return (
    <>
      {proposal.changes.map((change) => {
        const place = placeOf(change);
        return (
          <p class="proposal" key={`${change.table} ${change.row} ${change.column}`}>
            {text.proposal}: {place && `${place.name}: ${place.text} → `}
            <strong>{change.text ?? `${change.amount} ${text.yuan}`}</strong>
          </p>
        );
      })}
      {identities.map(({ rule, terms }) => (
        <Figures key={rule} title={`${text.identity}: ${rule}`} places={terms} />
      ))}
    </>
  );
}
