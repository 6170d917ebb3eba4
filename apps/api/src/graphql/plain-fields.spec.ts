import { describe, expect, it } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { withPlainFields } from './plain-fields.ts';

type Row = Record<string, unknown>;

/** As Nest makes it for a property, perhaps of another name or with a value for when there is none. */
function nestDefault(property: string, otherwise?: string) {
  const rootFieldResolver = (root: Row) => (root[property] === undefined ? otherwise : root[property]);
  return { type: GraphQLString, resolve: rootFieldResolver };
}

describe('plain fields', () => {
  it('lose the resolver only where graphql-js reads the very same', () => {
    const schema = new GraphQLSchema({
      query: new GraphQLObjectType<Row>({
        name: 'Query',
        fields: {
          same: nestDefault('same'),
          renamed: nestDefault('original'),
          defaulted: nestDefault('defaulted', 'x'),
          own: { type: GraphQLString, resolve: () => 'own' },
        },
      }),
    });
    const fields = withPlainFields(schema).getQueryType()!.getFields();
    const resolved = Object.keys(fields).filter((name) => fields[name]!.resolve !== undefined);
    expect(resolved).toEqual(['renamed', 'defaulted', 'own']);
  });
});
