interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface TogetherOptions<Item, Result> {
  /** What has the same key is done together, one batch at a time. */
  readonly keyOf: (item: Item) => string;
  readonly limit: number;
  /** One result for each item, in their order. */
  readonly work: (items: readonly Item[]) => Promise<readonly Result[]>;
}

/**
 * Gathers single pieces of work into batches without making any of them wait for the clock: the first starts at
 * once, and whatever arrives while it runs is the next batch. When a batch fails, each of its items is done alone,
 * so that one that cannot be done takes no other with it.
 */
export class Together<Item, Result> {
  readonly #options: TogetherOptions<Item, Result>;
  readonly #waiting = new Map<string, Waiting<Item, Result>[]>();

  constructor(options: TogetherOptions<Item, Result>) {
    this.#options = options;
  }

  do(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const key = this.#options.keyOf(item);
      const queue = this.#waiting.get(key);
      if (queue) queue.push({ item, resolve, reject });
      else {
        this.#waiting.set(key, [{ item, resolve, reject }]);
        void this.#drain(key);
      }
    });
  }

  async #drain(key: string): Promise<void> {
    for (;;) {
      const batch = this.#waiting.get(key)?.splice(0, this.#options.limit) ?? [];
      if (batch.length === 0) break;
      await this.#doBatch(batch);
    }
    this.#waiting.delete(key);
  }

  async #doBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#options.work(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await this.#doBatch([one]);
    }
  }
}
