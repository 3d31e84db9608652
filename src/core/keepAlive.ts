/** A thread or process that may come to its end by itself. */
export interface Mortal {
  isAlive(): boolean;
  /** Ends it at once. */
  end(): Promise<void>;
}

/** One of them, started again where it has come to its end. */
export interface Kept<T extends Mortal> {
  /** A living one. Throws what `start` throws. */
  get(): Promise<T>;
  /** Ends it; it is not started again. */
  end(): Promise<void>;
}

/** Starts one, and another each time that it is asked for after its end. Throws what `start` throws. */
export async function keepAlive<T extends Mortal>(start: () => Promise<T>): Promise<Kept<T>> {
  let current: Promise<T> = start();
  await current;
  let isEnded = false;
  return {
    get: () => {
      current = current.then((one) => (one.isAlive() || isEnded ? one : start()));
      return current;
    },
    end: async () => {
      isEnded = true;
      await current.then(
        (one) => one.end(),
        () => {}, // one that could not be started again has nothing to end
      );
    },
  };
}
