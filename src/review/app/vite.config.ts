import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** Bundles the page of the review, with the licences of what it holds. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  build: {
    outDir: fileURLToPath(new URL("../../../dist/review/page", import.meta.url)),
    emptyOutDir: true,
    // The page forbids scripts that stand in it.
    modulePreload: false,
    assetsInlineLimit: 0,
    license: { fileName: "licenses.md" },
    chunkSizeWarningLimit: 1_000,
  },
});
