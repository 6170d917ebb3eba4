import { createLogger, readConfig } from '@renkei/platform';
import { createApi } from './create-api.ts';

const logger = createLogger('api');

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const api = await createApi({ config, logger });
  let stopping: Promise<void> | undefined;
  const stop = (reason: string): void => {
    stopping ??= api.close().then(
      () => {
        logger.info({ reason }, 'stopped');
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ reason, errorName: (error as Error).name }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  // started by the launcher: without it nobody would end this process
  if (process.send) process.once('disconnect', () => stop('launcher ended'));
  await api.listen(config.port, config.host);
  const url = await api.getUrl();
  logger.info({ url }, 'listening');
  process.send?.({ ready: true, url });
}

start().catch((error: unknown) => {
  // configuration errors name the variable, not its value; everything else shows its kind and origin only
  const { name, message } = error as Error;
  logger.fatal({ errorName: name, reason: message }, 'could not start');
  process.exit(1);
});
