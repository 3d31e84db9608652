import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Choice } from "./Choice.tsx";
import { decide, journal } from "./decide.ts";
import { failedPage, isPageLoading, opened, pages, showPage } from "./state.ts";
import { createViewer, type PageViewer } from "./viewer.ts";
import { words } from "./words.ts";

/** The pages in sight, with a box over each cell in the colour of its status. */
export function PageView({ name }: { readonly name: string }) {
  const place = useRef<HTMLDivElement>(null);
  const viewer = useRef<PageViewer | null>(null);
  useEffect(() => {
    viewer.current = createViewer(place.current as HTMLElement, name);
    return () => viewer.current?.close();
  }, [name]);
  useSignalEffect(() => viewer.current?.draw());
  const text = words();
  return (
    <section class="page" aria-label={text.pageView}>
      <div class="walk">
        <label>
          {text.pageView}{" "}
          <select
            value={String(pages.value[0] ?? "")}
            onChange={({ currentTarget }) => showPage(Number(currentTarget.value))}
          >
            {opened.value?.pages.map(({ number }) => (
              <option key={number} value={String(number)}>
                {text.page(number)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" aria-label={text.zoomIn} onClick={() => viewer.current?.zoom(1.5)}>
          +
        </button>
        <button type="button" aria-label={text.zoomOut} onClick={() => viewer.current?.zoom(1 / 1.5)}>
          −
        </button>
        <button type="button" onClick={() => viewer.current?.whole()}>
          {text.zoomWhole}
        </button>
        <MovePage />
        <span aria-live="polite">{isPageLoading.value && text.loading}</span>
      </div>
      {failedPage.value !== null && (
        <p class="problem" role="alert">
          {text.page(failedPage.value)}: {text.noPage}
        </p>
      )}
      <div class="viewer" ref={place} />
    </section>
  );
}

/** Sets which page the one in sight belongs after. */
function MovePage() {
  const text = words();
  const [page] = pages.value;
  const others = (opened.value?.pages ?? []).map(({ number }) => number).filter((number) => number !== page);
  if (journal.value === null || page === undefined || others.length === 0) return null;
  return (
    <Choice
      label={text.moveAfter}
      names={["0", ...others.map(String)]}
      nameOf={(number) => (number === "0" ? text.first : text.page(Number(number)))}
      chosen=""
      onChoose={(number) => {
        if (number !== "") decide({ as: "page-moved", page, after: Number(number) || null });
      }}
    />
  );
}
