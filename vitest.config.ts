import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Forks, two at once: the OCR models are native, and each fork that loads them holds several hundred megabytes.
    pool: "forks",
    maxWorkers: 2,
    // Milliseconds; tests that read whole pages take seconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
