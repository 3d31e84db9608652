import { useState } from "preact/hooks";
import { findSource, opened } from "./state.ts";
import { words } from "./words.ts";

/** Asks where the file is whose pages cannot be drawn. */
export function SourceForm() {
  const text = words();
  const { source, file } = opened.value ?? {};
  const [path, setPath] = useState(source?.path ?? "");
  if (source === undefined) return null;
  return (
    <section class="source" aria-label={text.pageView}>
      <p>
        <strong>{file}</strong>
      </p>
      <p>{text.sources[source.state]}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void findSource(path);
        }}
      >
        <label>
          {text.path} <input value={path} onInput={({ currentTarget }) => setPath(currentTarget.value)} />
        </label>
        <button type="submit">{text.look}</button>
      </form>
    </section>
  );
}
