import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

/**
 * int8 arrives as bigint everywhere: money never passes through a float (or a string somebody would add up).
 * date arrives as YYYY-MM-DD: as a Date it would be midnight in the server's own zone, another day in Japan.
 */
export const exactTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => {
    if (oid === INT8) return (text: string) => BigInt(text);
    if (oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as never,
};

type Entities = MixedList<string | (abstract new () => object) | EntitySchema>;

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: Entities;
  readonly poolSize?: number;
  readonly applicationName: string;
}

/** The schema is SQL (prisma-free-schema); TypeORM only maps to it and never changes it. */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities as never,
    synchronize: false,
    migrationsRun: false,
    applicationName: options.applicationName,
    installExtensions: false,
    extra: { max: options.poolSize ?? 10, types: exactTypes },
  });
}
