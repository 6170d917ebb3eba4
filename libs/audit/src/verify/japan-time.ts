export interface JapanTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** HH:MM */
  readonly time: string;
}

/** An ISO instant as clocks in Japan show it. Here and not of the kernel: `verify` loads nothing but Node. */
export function inJapan(instant: string): JapanTime {
  const at = new Date(Date.parse(instant) + 9 * 3_600_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: at.getUTCDay(),
    time: `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
  };
}

export const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
