import { expect } from "vitest";

/** Milliseconds in which a page shows what it was asked for, and in which a small document is read. */
const SHOWN = 20_000;
const READ = 100_000;

/** Looks again and again, as what a page does takes its time on a busy machine. */
export const eventually = <T>(look: () => T, timeout = SHOWN) =>
  expect.poll(look, { interval: 200, timeout });

/** The same of what is there once documents are read. */
export const onceRead = <T>(look: () => T) => eventually(look, READ);
