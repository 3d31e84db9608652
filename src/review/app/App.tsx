import { useEffect } from "preact/hooks";
import { DocumentView } from "./DocumentView.tsx";
import { HelpDialog } from "./HelpDialog.tsx";
import { StartPage } from "./StartPage.tsx";
import { followAddress, isHelpOpen, opened, problem } from "./state.ts";
import { changeLanguage, language, words } from "./words.ts";

/** The page: its head, then all documents or one of them. */
export function App() {
  const text = words();
  const name = opened.value?.file ?? text.documents;
  useEffect(() => {
    document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
    document.title = `${name} · ${text.title} · Budgetscan`;
  });
  return (
    <>
      <header class="head">
        <a href="#/">Budgetscan</a>
        <h1>{name}</h1>
        <button type="button" onClick={() => (isHelpOpen.value = true)}>
          {text.help} <kbd>?</kbd>
        </button>
        <button type="button" lang={language.value === "zh" ? "en" : "zh-CN"} onClick={changeLanguage}>
          {text.language}
        </button>
      </header>
      <ProblemLine />
      <main>{opened.value === null ? <StartPage /> : <DocumentView />}</main>
      <HelpDialog />
    </>
  );
}

function ProblemLine() {
  if (problem.value === null) return null;
  return (
    <p class="problem" role="alert">
      {problem.value[language.value]}{" "}
      <button type="button" onClick={() => void followAddress()}>
        {words().again}
      </button>
    </p>
  );
}
