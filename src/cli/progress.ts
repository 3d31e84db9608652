import { MultiBar, Presets } from "cli-progress";
import type { Progress } from "../pipeline/index.ts";
import { say } from "./language.ts";

/** A bar a file under way, on standard error. */
export interface ProgressBars {
  update(file: string, progress: Progress): void;
  finish(file: string): void;
  stop(): void;
}

/** Bars that move a page at a time; none where nobody watches. */
export function progressBars(isShown: boolean): ProgressBars {
  if (!isShown) return { update: () => {}, finish: () => {}, stop: () => {} };
  const bars = new MultiBar(
    {
      stream: process.stderr,
      format: say({
        en: "{bar} {value}/{total} pages · {eta_formatted} left · {file}",
        zh: "{bar} {value}/{total} 页 · 约剩 {eta_formatted} · {file}",
      }),
      hideCursor: true,
      clearOnComplete: true,
      gracefulExit: false,
    },
    Presets.rect,
  );
  const running = new Map<string, ReturnType<MultiBar["create"]>>();
  return {
    update(file, { done, total }) {
      const bar = running.get(file) ?? bars.create(total, 0, { file });
      running.set(file, bar);
      bar.update(done);
    },
    finish(file) {
      const bar = running.get(file);
      if (bar !== undefined) bars.remove(bar);
      running.delete(file);
    },
    stop: () => bars.stop(),
  };
}
