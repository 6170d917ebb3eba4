import { HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import type { RequestContext } from '@renkei/platform/graphql';
import {
  Kind,
  OperationTypeNode,
  isLeafType,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';

/** Compiling costs tens of executions, so an operation must have been seen this often first. */
const USES_BEFORE_COMPILING = 3;
const MOST_COMPILED = 200;

interface Candidate {
  uses: number;
  compiled: CompiledQuery | 'no' | null;
}

/**
 * Runs the queries people send again and again as compiled code (graphql-jit). It answers only when everything went
 * well: at the slightest error the query runs once more through graphql-js, so errors have one meaning and one form.
 * Mutations and inputs beyond plain values (where graphql-js checks more) always take the ordinary way.
 */
export function compiledExecution(): ApolloServerPlugin<RequestContext> {
  const candidates = new LRUCache<OperationDefinitionNode, Candidate>({ max: MOST_COMPILED });
  return {
    requestDidStart: () =>
      Promise.resolve({
        async responseForOperation({ operation, document, schema, contextValue, request }) {
          // no operation at all when its name is unknown: graphql-js says so
          const kind = (operation as OperationDefinitionNode | undefined)?.operation;
          if (kind !== OperationTypeNode.QUERY || !contextValue.viewer) return null;
          const compiled = compiledOf(candidates, schema, document, operation);
          if (compiled === null) return null;
          const result = await compiled.query(undefined, contextValue, request.variables ?? {});
          if (result.errors?.length || !result.data) return null;
          return answer(result.data);
        },
      }),
  };
}

function answer(data: Record<string, unknown>): GraphQLResponse {
  return {
    http: { headers: new HeaderMap() },
    body: { kind: 'single', singleResult: { data } },
  };
}

function compiledOf(
  candidates: LRUCache<OperationDefinitionNode, Candidate>,
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | null {
  let candidate = candidates.get(operation);
  if (!candidate) {
    candidate = { uses: 0, compiled: takesPlainValues(schema, operation) ? null : 'no' };
    candidates.set(operation, candidate);
  }
  if (candidate.compiled === null && ++candidate.uses >= USES_BEFORE_COMPILING) {
    const compiled = compileQuery(schema, document, operation.name?.value);
    candidate.compiled = isCompiledQuery(compiled) ? (compiled as CompiledQuery) : 'no';
  }
  return candidate.compiled === 'no' ? null : candidate.compiled;
}

function takesPlainValues(schema: GraphQLSchema, operation: OperationDefinitionNode): boolean {
  return (operation.variableDefinitions ?? []).every(({ type }) => {
    const named = schema.getType(nameOf(type));
    return named !== undefined && isLeafType(named);
  });
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
