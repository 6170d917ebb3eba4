import { fromEpochMs, dateOf, type JstMinute, type LocalDate } from '@renkei/kernel';

/** The only clock of the product. Stored in UTC, decided in Asia/Tokyo; tests replace it to travel in time. */
export abstract class Clock {
  abstract epochMs(): number;

  /** The current minute in Japan. */
  nowJst(): JstMinute {
    return fromEpochMs(this.epochMs());
  }

  /** Today's date in Japan, whatever zone the server runs in. */
  todayJst(): LocalDate {
    return dateOf(this.nowJst());
  }
}

export class SystemClock extends Clock {
  override epochMs(): number {
    return Date.now();
  }
}

/** A clock that stands where it is put. */
export class FixedClock extends Clock {
  #epochMs: number;

  constructor(epochMs: number) {
    super();
    this.#epochMs = epochMs;
  }

  override epochMs(): number {
    return this.#epochMs;
  }

  moveTo(epochMs: number): void {
    this.#epochMs = epochMs;
  }
}
