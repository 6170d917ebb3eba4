import { Module, type DynamicModule, type OnApplicationShutdown, Inject } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { Clock, SystemClock } from './config/clock.ts';
import type { ServerConfig } from './config/config.ts';
import { createDataSource, type DatabaseOptions } from './database/data-source.ts';
import { TenantTransaction } from './database/tenant-transaction.ts';
import { Authenticator } from './identity/authenticator.ts';
import { createLogger } from './logging/logger.ts';

export const CONFIG = Symbol('ServerConfig');
export const LOGGER = Symbol('Logger');
const DATA_SOURCE = Symbol('DataSource');

export interface PlatformOptions {
  readonly config: ServerConfig;
  readonly entities: DatabaseOptions['entities'];
  readonly service: string;
  readonly poolSize?: number;
  /** See TenantTransaction. */
  readonly readAs?: 'app_reader';
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** What every server process stands on. The DataSource stays inside: the only door is TenantTransaction. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  readonly #dataSource: DataSource;

  constructor(@Inject(DATA_SOURCE) dataSource: DataSource) {
    this.#dataSource = dataSource;
  }

  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: options.config },
        { provide: LOGGER, useValue: options.logger ?? createLogger(options.service) },
        { provide: Clock, useValue: options.clock ?? new SystemClock() },
        {
          provide: DATA_SOURCE,
          useFactory: () =>
            createDataSource({
              url: options.config.databaseUrl,
              entities: options.entities,
              applicationName: options.service,
              ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
            }).initialize(),
        },
        {
          provide: TenantTransaction,
          useFactory: (dataSource: DataSource) => new TenantTransaction(dataSource, options.readAs),
          inject: [DATA_SOURCE],
        },
        Authenticator,
      ],
      exports: [CONFIG, LOGGER, Clock, TenantTransaction, Authenticator],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#dataSource.isInitialized) await this.#dataSource.destroy();
  }
}
