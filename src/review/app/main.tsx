import { render } from "preact";
import { App } from "./App.tsx";
import { lookAgain } from "./decide.ts";
import { listenForKeys } from "./keys.ts";
import { listenForFiles } from "./reading.ts";
import { followAddress } from "./state.ts";

render(<App />, document.getElementById("page") as HTMLElement);
listenForKeys();
listenForFiles();
addEventListener("focus", () => void lookAgain());
addEventListener("hashchange", () => void followAddress());
void followAddress();
