import { FlagCard } from "./FlagCard.tsx";
import { FlagList } from "./FlagList.tsx";
import { PageView } from "./PageView.tsx";
import { SourceForm } from "./SourceForm.tsx";
import { opened } from "./state.ts";
import { TableView } from "./TableView.tsx";

/** One document: its flags, the page in sight, and the flag and table beside it. */
export function DocumentView() {
  if (opened.value === null) return null;
  const { name, source } = opened.value;
  return (
    <div class="document">
      <FlagList />
      {source.state === "here" ? <PageView key={name} name={name} /> : <SourceForm />}
      <div class="right">
        <FlagCard />
        <TableView />
      </div>
    </div>
  );
}
