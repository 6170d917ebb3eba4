import { ACTIONS, type Action } from '@renkei/access';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { APP_GUARD, ModulesContainer, NestFactory } from '@nestjs/core';
import { GraphQLModule, GraphQLSchemaHost, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PERMISSION_KEY, PermissionGuard, Requires } from '@renkei/platform/graphql';
import { isObjectType } from 'graphql';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';

// Deny by default, proved over the schema as it runs: every root field and every route says who may call it.

/** Nest's own metadata keys; that they are right shows in the comparison with the schema's root fields. */
const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_NAME = 'graphql:resolver_name';
const ROUTE_PATH = 'path';
const ROUTE_METHOD = 'method';

interface Entry {
  readonly kind: 'Query' | 'Mutation' | 'Subscription' | 'route';
  readonly name: string;
  readonly permission: unknown;
}

function entriesOf(app: INestApplication): Entry[] {
  const modules = [...app.get(ModulesContainer).values()];
  const classes = modules.flatMap(({ providers, controllers }) =>
    [...providers.values(), ...controllers.values()].map(({ metatype }) => metatype),
  );
  return classes
    .filter(
      (candidate): candidate is Type => typeof candidate === 'function' && candidate.prototype !== undefined,
    )
    .flatMap(entriesOfClass);
}

function entriesOfClass(type: Type): Entry[] {
  return Object.getOwnPropertyNames(type.prototype).flatMap((name): Entry[] => {
    const handler = Object.getOwnPropertyDescriptor(type.prototype, name)?.value as object | undefined;
    if (typeof handler !== 'function') return [];
    const permission =
      (Reflect.getMetadata(PERMISSION_KEY, handler) as unknown) ?? Reflect.getMetadata(PERMISSION_KEY, type);
    const kind = Reflect.getMetadata(RESOLVER_TYPE, handler) as Entry['kind'] | undefined;
    if (kind === 'Query' || kind === 'Mutation' || kind === 'Subscription') {
      const given = Reflect.getMetadata(RESOLVER_NAME, handler) as string | undefined;
      return [{ kind, name: given ?? name, permission }];
    }
    const method = Reflect.getMetadata(ROUTE_METHOD, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    return [
      {
        kind: 'route',
        name: `${RequestMethod[method]} ${String(Reflect.getMetadata(ROUTE_PATH, handler))}`,
        permission,
      },
    ];
  });
}

function withoutPermission(entries: readonly Entry[]): string[] {
  return entries
    .filter(({ permission }) => permission === undefined)
    .map(({ kind, name }) => `${kind} ${name}`);
}

function rootFieldsOf(app: INestApplication): string[] {
  const { schema } = app.get(GraphQLSchemaHost);
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return types
    .flatMap((type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type!.name} ${field}`))
    .sort();
}

/** Loading the whole API takes seconds on a busy machine. */
const START_UP_MS = 60_000;

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
}, START_UP_MS);
afterAll(async () => {
  await api?.close();
  await database.drop();
});

describe('the API', () => {
  it('names a permission for every root field and every route', () => {
    const entries = entriesOf(api.app);
    const fields = entries.filter(({ kind }) => kind !== 'route').map(({ kind, name }) => `${kind} ${name}`);
    // nothing of the schema was overlooked
    expect(fields.sort()).toEqual(rootFieldsOf(api.app));
    expect(entries.filter(({ kind }) => kind === 'route').length).toBeGreaterThan(3);
    expect(withoutPermission(entries)).toEqual([]);
  });

  it('answers none of its root fields to a visitor', async () => {
    const visitor = await api.graphql(null, '{ consortia { edges { cursor } } ruleSets { version } }');
    expect(visitor.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(visitor.data).toBeNull();
    const key = await accessKey(database, await person(database));
    const signedIn = await api.graphql(key, '{ ruleSets { version } }');
    expect(signedIn.errors).toEqual([]);
  });
});

/** `Type.field` and the action of the matrix it asks for, beside what its root field asks. */
function guardedFields(app: INestApplication): string[] {
  return Object.values(app.get(GraphQLSchemaHost).schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap(({ name, extensions }) =>
        typeof extensions['requires'] === 'string' ? [`${type.name}.${name} ${extensions['requires']}`] : [],
      ),
    )
    .sort();
}

describe('the fields of a group', () => {
  // a field that shows the whole group's money belongs on this list; taking one off is a decision
  it('that speak of everybody’s money or are the coordinators’ own say so', () => {
    expect(guardedFields(api.app)).toEqual(
      expect.arrayContaining([
        'Consortium.adminCapYen READ_GROUP_FIGURES',
        'Consortium.calculation READ_GROUP_FIGURES',
        'Change.effect READ_GROUP_FIGURES',
        'Consortium.calculationInput READ_GROUP_FIGURES',
        'Consortium.dropoutTable READ_GROUP_FIGURES',
        'Consortium.fixing READ_GROUP_FIGURES',
        'Consortium.ledger READ_LEDGER',
        'Consortium.ledgerBalances READ_LEDGER',
        'Consortium.programmeDues READ_LEDGER',
        'Consortium.readiness READ_GROUP_FIGURES',
        'Consortium.redistributionPreview READ_LEDGER',
        'Consortium.transferBatches MANAGE_MONEY',
        'Consortium.webhooks MANAGE_WEBHOOKS',
        'Redistribution.totalYen READ_LEDGER',
        'Consortium.memberImports MANAGE_GROUP',
        'Consortium.ownResults READ_MEMBER',
        'Consortium.requestedAnalysisYen READ_GROUP_FIGURES',
        'Consortium.risk READ_GROUP_FIGURES',
        'Consortium.roster READ_GROUP',
        'Consortium.scenarios READ_GROUP_FIGURES',
        'Consortium.snapshots READ_GROUP_FIGURES',
        'Consortium.suspectedDuplicates READ_GROUP_FIGURES',
        'Obligation.reminders MANAGE_GROUP',
      ]),
    );
  });

  it('ask for actions of the matrix', () => {
    const actions = guardedFields(api.app).map((line) => line.split(' ')[1]);
    expect(actions.filter((action) => !ACTIONS.includes(action as Action))).toEqual([]);
  });
});

describe('a field somebody forgot to protect', () => {
  @Resolver()
  class Forgetful {
    @Query(() => String)
    planted(): string {
      return 'secret';
    }

    @Mutation(() => String)
    @Requires('SIGNED_IN')
    kept(): string {
      return 'kept';
    }
  }

  @Module({
    imports: [
      GraphQLModule.forRoot<ApolloDriverConfig>({
        driver: ApolloDriver,
        autoSchemaFile: true,
        graphiql: false,
        context: () => ({ req: {}, viewer: { userId: 'someone' } }),
      }),
    ],
    providers: [Forgetful, { provide: APP_GUARD, useClass: PermissionGuard }],
  })
  class PlantedModule {}

  it('is found by the walk, and refused while it runs', async () => {
    const app = await NestFactory.create(PlantedModule, { logger: false });
    try {
      await app.listen(0, '127.0.0.1');
      expect(withoutPermission(entriesOf(app))).toEqual(['Query planted']);
      const response = await fetch(`${await app.getUrl()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ planted }' }),
      });
      expect(await response.text()).toContain('FORBIDDEN');
    } finally {
      await app.close();
    }
  });
});
