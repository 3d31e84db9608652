import { useEffect, useRef } from "preact/hooks";
import { KEYS } from "./keys.ts";
import { isHelpOpen } from "./state.ts";
import { words } from "./words.ts";

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** The keys and what they do. */
export function HelpDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = words();
  useEffect(() => {
    if (isHelpOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isHelpOpen.value]);
  const rows = Map.groupBy(KEYS, ({ name }) => name);
  return (
    <dialog
      ref={dialog}
      aria-label={text.help}
      onClose={() => {
        isHelpOpen.value = false;
      }}
    >
      <h2>{text.help}</h2>
      <dl>
        {[...rows].map(([name, keys]) => (
          <div key={name}>
            <dt>
              {keys
                .flatMap((each) => each.keys)
                .map((key) => (
                  <kbd key={key}>{SIGNS[key] ?? key}</kbd>
                ))}
            </dt>
            <dd>{text.keys[name]}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{text.close}</button>
      </form>
    </dialog>
  );
}
