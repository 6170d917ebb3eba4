import type { ApolloServerPlugin } from '@apollo/server';
import { MAX_PAGE, type RequestContext } from '@renkei/platform/graphql';
import {
  GraphQLError,
  Kind,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Items of a plain list that does not say how many to expect (`complexity` of a list field). */
const USUAL_LIST = 10;

type Variables = Readonly<Record<string, unknown>>;
/** The number of values asked for; a function where page sizes are variables. */
type Cost = number | ((variables: Variables) => number);

/**
 * Refuses an operation that asks for more than `limit` values. Page sizes multiply down the tree whether they are
 * written out, come as variables or are left to their default: graphql-armor's cost rule sees literals only, so a
 * variable `first` passes it uncounted.
 */
export function queryCostLimit(limit: number): ApolloServerPlugin<RequestContext> {
  const costs = new WeakMap<OperationDefinitionNode, Cost>();
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ operation, document, schema, request }) {
          if (!operation) return Promise.resolve(); // an unknown operationName: graphql-js says so
          let cost = costs.get(operation);
          if (cost === undefined) {
            const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
            cost = new CostReader(schema, fragments).ofOperation(operation);
            costs.set(operation, cost);
          }
          const asked = evaluate(cost, withDefaults(operation, request.variables ?? {}));
          if (asked > limit) throw tooLarge(asked, limit);
          return Promise.resolve();
        },
      }),
  };
}

function tooLarge(asked: number, limit: number): GraphQLError {
  return new GraphQLError(
    `This asks for up to ${asked} values at once, at most ${limit} are allowed: ask for fewer items per page (first). 一度に取り出す件数（first）を減らしてください。`,
    { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } },
  );
}

function withDefaults(operation: OperationDefinitionNode, variables: Variables): Variables {
  const values: Record<string, unknown> = { ...variables };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (values[variable.name.value] === undefined && defaultValue?.kind === Kind.INT) {
      values[variable.name.value] = Number(defaultValue.value);
    }
  }
  return values;
}

function evaluate(cost: Cost, variables: Variables): number {
  return typeof cost === 'number' ? cost : cost(variables);
}

function sum(costs: readonly Cost[]): Cost {
  const fixed = costs.reduce<number>((total, cost) => (typeof cost === 'number' ? total + cost : total), 0);
  const open = costs.filter((cost) => typeof cost !== 'number');
  if (open.length === 0) return fixed;
  return (variables) => open.reduce((total, cost) => total + cost(variables), fixed);
}

function times(factor: Cost, cost: Cost): Cost {
  if (typeof factor === 'number' && typeof cost === 'number') return factor * cost;
  return (variables) => evaluate(factor, variables) * evaluate(cost, variables);
}

/** Sizes beyond the page limit are refused by the list itself, with a better message. */
function pageSize(value: unknown): number {
  return typeof value === 'number' && value >= 1 ? Math.min(value, MAX_PAGE) : 1;
}

/**
 * Reads an operation once; afterwards only its page sizes are looked at. A field's `complexity` is what it costs by
 * itself, or for a plain list how many items to expect.
 */
class CostReader {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, Cost>();

  constructor(schema: GraphQLSchema, fragments: readonly FragmentDefinitionNode[]) {
    this.#schema = schema;
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  ofOperation(operation: OperationDefinitionNode): Cost {
    return this.#ofSelections(
      operation.selectionSet,
      this.#schema.getRootType(operation.operation) ?? undefined,
    );
  }

  #ofSelections(set: SelectionSetNode, parent: GraphQLNamedType | undefined): Cost {
    return sum(
      set.selections.map((node) => {
        if (node.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(node.name.value);
        if (node.kind === Kind.FIELD) return this.#ofField(node, parent);
        const type = node.typeCondition ? this.#schema.getType(node.typeCondition.name.value) : parent;
        return this.#ofSelections(node.selectionSet, type);
      }),
    );
  }

  /** A fragment spread many times is counted many times, but read and evaluated once. */
  #ofFragment(name: string): Cost {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return 0;
    const type = this.#schema.getType(fragment.typeCondition.name.value);
    const cost = remembered(this.#ofSelections(fragment.selectionSet, type));
    this.#known.set(name, cost);
    return cost;
  }

  #ofField(node: FieldNode, parent: GraphQLNamedType | undefined): Cost {
    const field =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return 1; // __typename and introspection, which graphql-js limits itself
    const weight = field.extensions['complexity'];
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return typeof weight === 'number' ? weight : 1;
    const below = this.#ofSelections(node.selectionSet, type);
    if (!isListType(getNullableType(field.type))) {
      return sum([typeof weight === 'number' ? weight : 1, times(this.#sizeOf(node, field), below)]);
    }
    const pageAlreadyCounted = isObjectType(parent) && 'pageInfo' in parent.getFields();
    if (pageAlreadyCounted) return below;
    return sum([1, times(typeof weight === 'number' ? weight : USUAL_LIST, below)]);
  }

  #sizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>): Cost {
    const argument = field.args.find(({ name }) => name === 'first');
    if (!argument) return 1;
    const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    if (given?.kind === Kind.INT) return pageSize(Number(given.value));
    const otherwise = pageSize(argument.defaultValue);
    if (given?.kind !== Kind.VARIABLE) return otherwise;
    const name = given.name.value;
    return (variables) => (variables[name] === undefined ? otherwise : pageSize(variables[name]));
  }
}

function remembered(cost: Cost): Cost {
  if (typeof cost === 'number') return cost;
  const results = new WeakMap<Variables, number>();
  return (variables) => {
    let result = results.get(variables);
    if (result === undefined) results.set(variables, (result = cost(variables)));
    return result;
  };
}
