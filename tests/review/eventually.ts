import { expect } from "vitest";

/** Looks again and again, as what a page does takes its time on a busy machine. */
export const eventually = <T>(look: () => T) => expect.poll(look, { interval: 200, timeout: 20_000 });
