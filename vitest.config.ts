import { defineConfig } from "vitest/config";

/** Tests that load recognisers, read whole documents, start the command line or make up hundreds of documents. */
const SLOW = [
  "tests/assemble/{misfit,noisyDocuments,properties}.test.ts",
  "tests/checks/{lostMoney,properties}.test.ts",
  "tests/bench/mutants.test.ts",
  "tests/cli/**/*.test.ts",
  "tests/decisions/journal.test.ts",
  "tests/docs/{archivists,analysts}.test.ts",
  "tests/export/{dataset,partitionedDataset,recipe}.test.ts",
  "tests/golden/{amounts,ordinaryTables,real,samples,sheets}.test.ts",
  "tests/image/{orientation,rulings,skew}.test.ts",
  "tests/index.test.ts",
  "tests/meaning/units.test.ts",
  "tests/ocr/{figureReader,foldScalars,models,readPage,recognizers,settleByShape,splitInk}.test.ts",
  "tests/pdf/{apart,thread}.test.ts",
  "tests/pipeline/{doubtText,keptPages}.test.ts",
  "tests/privacy.test.ts",
  "tests/review/{browser,deciding,giving,opening}.test.ts",
  "tests/samples/pdf.test.ts",
  "tests/table/specks.test.ts",
];

export default defineConfig({
  test: {
    // Forks, two at once: the OCR models are native, and each fork that loads them holds several hundred megabytes.
    pool: "forks",
    maxWorkers: 2,
    // Milliseconds; tests that read whole pages take seconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // `npm test` runs both, `npm run test:fast` the first: under a minute on two idle cores.
    projects: [
      { extends: true, test: { name: "fast", include: ["tests/**/*.test.ts"], exclude: SLOW } },
      { extends: true, test: { name: "slow", include: SLOW } },
    ],
  },
});
