/** What is read, by whom, and what goes wrong; times in seconds. */
export interface Scenario {
  readonly documents: number;
  /** Mean of the pages of a document; most are shorter, few are much longer. */
  readonly meanPages: number;
  readonly longestPages: number;
  /** Share of documents that are scans. */
  readonly scanned: number;
  /** A page of a scan, and of a born-digital document, where the machine reads one document at a time. */
  readonly scanPage: number;
  readonly bornPage: number;
  /** What a document takes besides its pages. */
  readonly perDocument: number;
  readonly machines: number;
  /** Mean time between two ends of one machine, and how long it is gone then. */
  readonly betweenEnds: number;
  readonly gone: number;
  /** Silence after which a machine's job goes to another. */
  readonly lease: number;
  /** Share of machines that are so many times slower. */
  readonly slow: number;
  readonly slowness: number;
  readonly seed: number;
}

export interface Simulated {
  /** Until the last document is done. */
  readonly seconds: number;
  /** The least that it could take: all work on all machines without a pause. */
  readonly ideal: number;
  /** Share of the machines' time spent on documents that another machine had to read again. */
  readonly wasted: number;
  readonly takenOver: number;
  /** From the moment when no document waits any more until the last is done. */
  readonly tail: number;
}

/** Spread of the logarithm of the number of pages: a tenth of the documents is longer than twice the mean. */
const SPREAD = 0.8;

/** Plays through how the machines take one document after another from one queue. */
export function simulate(scenario: Scenario): Simulated {
  const random = numbers(scenario.seed);
  const speeds = Array.from({ length: scenario.machines }, () =>
    random() < scenario.slow ? 1 / scenario.slowness : 1,
  );
  const work = Array.from({ length: scenario.documents }, () => workOf(scenario, random));
  const ideal =
    work.reduce((sum, seconds) => sum + seconds, 0) / speeds.reduce((sum, speed) => sum + speed, 0);
  const free = heap(speeds.map((_, machine) => ({ at: 0, machine })));
  // Jobs of machines that ended come back when their lease runs out.
  const back = heap<{ at: number; work: number }>([]);
  const ends = speeds.map(() => -Math.log(1 - random()) * scenario.betweenEnds);
  let [next, last, wasted, takenOver, emptyAt] = [0, 0, 0, 0, 0];
  while (next < work.length || back.size() > 0) {
    const { at, machine } = free.pop();
    const isBack = back.size() > 0 && (back.first().at <= at || next >= work.length);
    const begin = isBack ? Math.max(at, back.first().at) : at;
    const seconds = (isBack ? back.pop().work : (work[next++] as number)) / (speeds[machine] as number);
    if (next >= work.length && emptyAt === 0) emptyAt = begin;
    const end = ends[machine] as number;
    if (end < begin + seconds) {
      const lost = Math.max(0, end - begin);
      wasted += lost;
      takenOver += 1;
      const over = Math.max(begin, end);
      back.push({ at: over + scenario.lease, work: seconds * (speeds[machine] as number) });
      free.push({ at: over + scenario.gone, machine });
      ends[machine] = over + scenario.gone - Math.log(1 - random()) * scenario.betweenEnds;
      continue;
    }
    last = Math.max(last, begin + seconds);
    free.push({ at: begin + seconds, machine });
  }
  return {
    seconds: last,
    ideal,
    wasted: wasted / (last * scenario.machines),
    takenOver,
    tail: last - emptyAt,
  };
}

function workOf(scenario: Scenario, random: () => number): number {
  const { meanPages, longestPages, scanned, scanPage, bornPage, perDocument } = scenario;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const pages = meanPages * Math.exp(SPREAD * normal - SPREAD ** 2 / 2);
  const page = random() < scanned ? scanPage : bornPage;
  return perDocument + Math.min(longestPages, Math.max(1, Math.round(pages))) * page;
}

/** Numbers from 0 to 1, the same for a seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** The earliest first. */
function heap<T extends { readonly at: number }>(items: T[]) {
  const all: T[] = [];
  const swap = (a: number, b: number): void => {
    [all[a], all[b]] = [all[b] as T, all[a] as T];
  };
  const at = (index: number): number => all[index]?.at ?? Number.POSITIVE_INFINITY;
  const push = (item: T): void => {
    all.push(item);
    for (let child = all.length - 1; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (at(parent) <= at(child)) break;
      swap(parent, child);
      child = parent;
    }
  };
  const pop = (): T => {
    const top = all[0] as T;
    const last = all.pop() as T;
    if (all.length > 0) {
      all[0] = last;
      for (let parent = 0; ; ) {
        const [left, right] = [2 * parent + 1, 2 * parent + 2];
        const least = at(right) < at(left) ? right : left;
        if (at(least) >= at(parent)) break;
        swap(parent, least);
        parent = least;
      }
    }
    return top;
  };
  for (const item of items) push(item);
  return { push, pop, size: () => all.length, first: (): T => all[0] as T };
}
