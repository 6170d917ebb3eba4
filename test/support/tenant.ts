import { TenantTransaction } from '@renkei/platform';
import type { DataSource } from 'typeorm';
import { createDataSource, type DatabaseOptions } from '@renkei/platform/testing';
import type { TestDatabase } from './database.ts';

/** The product's own door to a test database, as the API or the worker holds it. */
export interface Tenant {
  readonly transactions: TenantTransaction;
  /** SQL statements sent by the work, BEGIN, COMMIT and the setting of the actor left out. */
  countStatements(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}

export async function tenant(
  database: TestDatabase,
  entities: DatabaseOptions['entities'],
  role: 'api' | 'worker' = 'api',
): Promise<Tenant> {
  const statements: string[] = [];
  const dataSource: DataSource = await createDataSource({
    url: role === 'api' ? database.apiUrl : database.workerUrl,
    entities,
    applicationName: 'test',
  })
    .setOptions({ logger: loggerInto(statements), logging: ['query'] })
    .initialize();
  return {
    transactions: new TenantTransaction(dataSource, role === 'worker' ? 'app_reader' : null),
    countStatements: async (work) => {
      statements.length = 0;
      await work();
      return statements.filter((sql) => !/^(BEGIN|START|COMMIT|ROLLBACK|SELECT set_config)/.test(sql)).length;
    },
    close: () => dataSource.destroy(),
  };
}

function loggerInto(statements: string[]) {
  const nothing = (): void => {};
  return {
    logQuery: (sql: string): void => void statements.push(sql),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
}
