/** Bytes by which this process may grow while a page is read: for an A3 sheet at 600 dpi in colour it grows by 1.1 GiB. */
const MAX_GROWTH = 1.6 * 2 ** 30;
/** Milliseconds between two looks: pictures are decoded at a gigabyte a second at most. */
const LOOK_EVERY = 50;
/** Times as long as it may work a thread may take where others have the processor, or where it only waits. */
const MOST_WAIT = 5;

/**
 * Calls `over`, with what was too much, once this process has worked for so many milliseconds or has grown too large. What
 * a thread itself works or holds nothing tells; it is no more than the process does. A page is so not given up because the
 * machine is busy. The answer ends the watch.
 */
export function watchWork(milliseconds: number, over: (excess: string) => void): () => void {
  const start = { memory: process.memoryUsage.rss(), processor: process.cpuUsage(), time: performance.now() };
  const look = (): void => {
    const { user, system } = process.cpuUsage(start.processor);
    const isLate =
      (user + system) / 1000 > milliseconds || performance.now() - start.time > MOST_WAIT * milliseconds;
    if (isLate && performance.now() - start.time > milliseconds)
      over(`it took more than ${milliseconds / 1000} s`);
    else if (process.memoryUsage.rss() - start.memory > MAX_GROWTH)
      over("it takes more memory than a page may");
  };
  const timer = setInterval(look, LOOK_EVERY);
  return () => clearInterval(timer);
}
