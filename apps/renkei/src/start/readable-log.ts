import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const LEVELS: Readonly<Record<number, string>> = { 40: '注意', 50: '異常', 60: '停止' };
const WARN = 40;

/** One line of a service's JSON log as a person reads it; null for what needs nobody's attention. */
export function readable(line: string): string | null {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return line.trim() === '' ? null : line;
  }
  const level = Number(entry['level']);
  if (!(level >= WARN)) return null;
  const { service, msg, correlationId, errorName } = entry as Record<string, string | undefined>;
  const detail = [errorName, correlationId].filter(Boolean).join(' ');
  return `[${LEVELS[level] ?? level}] ${service ?? ''}: ${msg ?? ''}${detail ? `（${detail}）` : ''}`;
}

/** Everything goes to the log file; warnings and worse also to the person at the screen. */
export function openLog(
  file: string,
  show: (line: string) => void,
): { line(text: string): void; close(): void } {
  mkdirSync(dirname(file), { recursive: true });
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  return {
    line(text) {
      stream.write(`${text}\n`);
      const shown = readable(text);
      if (shown !== null) show(shown);
    },
    close: () => void stream.end(),
  };
}
