import { pino, type Logger } from 'pino';

/** Never logged, wherever it turns up: personal data and secrets. */
const REDACTED = [
  'authorization',
  'cookie',
  'password',
  'key',
  'email',
  'phone',
  'name',
  'displayName',
  'parameters',
  'query',
];

/** JSON lines on standard output; the launcher makes them readable. Ids and counts only, no personal data. */
export function createLogger(service: string, level = process.env['LOG_LEVEL'] ?? 'info'): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...REDACTED, ...REDACTED.map((name) => `*.${name}`)], remove: true },
  });
}
