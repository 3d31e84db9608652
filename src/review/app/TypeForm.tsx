import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { finishTyping, typing as state, type Typing } from "./decide.ts";
import { words } from "./words.ts";

/** Takes the text that a place, or all that print the same, should say. Enter keeps it, Escape leaves it. */
export function TypeForm({ typing: { places, text: printed, isAsking } }: { readonly typing: Typing }) {
  const text = words();
  const [typed, setTyped] = useState(printed);
  const input = useRef<HTMLInputElement>(null);
  // At once, so that what is typed next goes into the field.
  useLayoutEffect(() => input.current?.select(), []);
  return (
    <form
      class="typing"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isAsking) finishTyping(typed);
      }}
    >
      <label>
        {text.shouldSay(places.length)}{" "}
        <input
          ref={input}
          value={typed}
          autocomplete="off"
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === "Escape") state.value = null;
          }}
        />
      </label>
      <button type="submit" disabled={isAsking}>
        {text.keep}
      </button>
      <ul>
        {places.map(({ name, place }) => (
          <li key={JSON.stringify(place)}>{name}</li>
        ))}
      </ul>
    </form>
  );
}
