import { render } from "preact";
import { App } from "./App.tsx";
import { lookAgain } from "./decide.ts";
import { listenForKeys } from "./keys.ts";
import { followAddress } from "./state.ts";

render(<App />, document.getElementById("page") as HTMLElement);
listenForKeys();
addEventListener("focus", () => void lookAgain());
addEventListener("hashchange", () => void followAddress());
void followAddress();
