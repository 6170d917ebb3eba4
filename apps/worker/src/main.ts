import { createLogger, failureOf, FixedClock, framesOf, readConfig, SystemClock } from '@renkei/platform';
import { createWorker } from './create-worker.ts';
import { readClock, readSettings } from './settings.ts';

// Jobs take milliseconds; what is cut off is done again by the next worker.
const STOP_PATIENCE_MS = 12_000;

const logger = createLogger('worker');

try {
  const epochMs = readClock(process.env);
  const worker = await createWorker({
    config: readConfig(process.env),
    settings: readSettings(process.env),
    clock: epochMs === null ? new SystemClock() : new FixedClock(epochMs),
    logger,
  });
  let closing: Promise<void> | undefined;
  const stop = (): void => {
    setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref(); // a store that is away would be waited for
    closing ??= worker.close().then(() => {
      logger.info('stopped');
      if (process.connected) process.disconnect();
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  process.on('disconnect', stop); // whoever started this process is gone
  logger.info('ready');
  process.send?.({ ready: true });
} catch (error) {
  // What stops a start is for the operator: a setting, a handler, an address. Drivers' messages stay out.
  const plain = error instanceof Error && error.constructor === Error ? error.message : undefined;
  logger.fatal(
    { failure: failureOf(error), reason: plain, stack: framesOf(error) },
    'the worker did not start',
  );
  process.exit(1); // connections may be half open
}
