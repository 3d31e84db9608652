import type { DocumentEntry } from "../messages.ts";
import { ReadingSection } from "./ReadingSection.tsx";
import { list } from "./state.ts";
import { language, words } from "./words.ts";

/** All documents of the folder, the most doubtful first, and what is left to look at in the whole. */
export function StartPage() {
  const text = words();
  if (list.value === null) return <p class="wait">{text.loading}</p>;
  const { documents } = list.value;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached with the keyboard
    <section class="start" tabIndex={0} aria-label={text.documents}>
      <ReadingSection />
      {documents.length > 0 && <DocumentTable documents={documents} />}
    </section>
  );
}

function DocumentTable({ documents }: { readonly documents: readonly DocumentEntry[] }) {
  const text = words();
  const sum = (severity: "error" | "warning"): number =>
    documents.reduce((total, { summary }) => total + (summary?.flags[severity] ?? 0), 0);
  return (
    <>
      <p>{text.whole(documents.length, sum("error"), sum("warning"))}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.document}</th>
            <th scope="col">{text.department}</th>
            <th scope="col">{text.severities.error}</th>
            <th scope="col">{text.severities.warning}</th>
            <th scope="col">{text.severities.info}</th>
            <th scope="col">{text.statuses.disputed}</th>
            <th scope="col">{text.amounts}</th>
            <th scope="col">{text.tables}</th>
            <th scope="col">{text.pages}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((entry) => (
            <EntryRow key={entry.name} entry={entry} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function EntryRow({ entry: { name, summary, problem } }: { readonly entry: DocumentEntry }) {
  const text = words();
  if (summary === null) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={8}>
          {text.unreadable}: {problem?.[language.value]}
        </td>
      </tr>
    );
  }
  const { disclosures, flags, amounts, tables, pages } = summary;
  const [first] = disclosures;
  const printed = amounts.verified + amounts.read + amounts.disputed + amounts.corrected;
  const share = printed === 0 ? "" : `${Math.floor((100 * amounts.verified) / printed)} %`;
  return (
    <tr>
      <th scope="row">
        <a href={`#/${encodeURIComponent(name)}`}>{name}</a>
      </th>
      <td>{[first?.department, first?.year].filter(Boolean).join(" ")}</td>
      <td class={flags.error > 0 ? "error" : ""}>{flags.error}</td>
      <td class={flags.warning > 0 ? "warning" : ""}>{flags.warning}</td>
      <td>{flags.info}</td>
      <td>{amounts.disputed}</td>
      <td>{share}</td>
      <td>{tables}</td>
      <td>{pages}</td>
    </tr>
  );
}
