export interface WorkLoopOptions {
  /** How long it rests when nothing wakes it. */
  readonly everyMs: number;
  /** One round; true when there is more to do at once. */
  readonly work: () => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

/** Runs rounds of work one after another until it is stopped: by the clock, when woken, at once while there is more. */
export class WorkLoop {
  readonly #options: WorkLoopOptions;
  #running: Promise<void> | null = null;
  #stopped = false;
  #woken = false;
  #endRest: () => void = () => undefined;

  constructor(options: WorkLoopOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** The next round begins now, or right after the current one, which may have looked too early. */
  wake(): void {
    this.#woken = true;
    this.#endRest();
  }

  /** Resolves when the current round is finished; no other begins. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endRest();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      let more = false;
      try {
        more = await this.#options.work();
      } catch (error) {
        this.#options.onError(error);
      }
      if (!more && !this.#woken && !this.#stopped) await this.#rest();
    }
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#options.everyMs);
      this.#endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
