import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext, ModuleMetadata } from '@nestjs/common';
import {
  configOf,
  Keyring,
  newKeyEntry,
  PlatformModule,
  type Clock,
  type PlatformOptions,
  type ServerConfig,
} from '@renkei/platform';
import type { TestDatabase } from './database.ts';

/** Services of these modules, put together as a server does, over a test database and without HTTP. */
export async function testApp(
  database: TestDatabase,
  imports: NonNullable<ModuleMetadata['imports']>,
  options: {
    readonly as?: 'api' | 'worker';
    readonly clock?: Clock;
    readonly poolSize?: number;
    readonly entities?: PlatformOptions['entities'];
    readonly config?: Partial<ServerConfig>;
  } = {},
): Promise<INestApplicationContext> {
  const { as = 'api', config, entities = [], ...rest } = options;
  const databaseUrl = as === 'api' ? database.apiUrl : database.workerUrl;
  const platform = PlatformModule.forRoot({
    config: configOf({ databaseUrl, keys: Keyring.parse(newKeyEntry('test')), ...config }),
    entities,
    service: 'test',
    ...rest,
  });
  return NestFactory.createApplicationContext(
    { module: class TestApp {}, imports: [platform, ...imports] },
    { logger: false, abortOnError: false },
  );
}
