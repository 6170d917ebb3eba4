import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';

/** What Nest calls the function it gives every field that only reads a property. */
const NEST_DEFAULT = 'rootFieldResolver';

/**
 * Takes away Nest's resolvers that do nothing but read the property of the field's own name: graphql-js does that by
 * itself, and compiled queries then read it without a call. A group of 30 members has two thousand such fields.
 */
export function withPlainFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (readsItsOwnProperty(field)) delete field.resolve;
    }
  }
  return schema;
}

function readsItsOwnProperty({ name, resolve }: GraphQLField<unknown, unknown>): boolean {
  if (resolve?.name !== NEST_DEFAULT) return false;
  const read = resolve as (root: object) => unknown;
  const propertyRead = read(new Proxy({}, { get: (_, property) => property }));
  const valueWhenMissing = read({});
  return propertyRead === name && valueWhenMissing === undefined;
}
