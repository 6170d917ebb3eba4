import {
  astFromValue,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** One call of one root field, with every value it needs, and the fields of the answer it reaches. */
export interface Operation {
  readonly root: string;
  readonly kind: 'query' | 'mutation';
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** `Type.field` of everything selected. */
  readonly selected: readonly string[];
}

/**
 * A value for an argument or input field, by the root field and the path in it; of a field further down by `Type.field`
 * and the argument. undefined: the generator's own.
 */
export type ValueOf = (root: string, path: string) => unknown;

/** Fields that a call leaves out. */
export type LeftOut = (field: GraphQLField<unknown, unknown>) => boolean;

interface Asking {
  readonly valueOf: ValueOf;
  readonly leftOut: LeftOut;
}

const MOST_TOKENS = 3_500;
const DEEPEST = 9;
/** What pages in pages may cost is limited. */
const PAGE = 2;
const DEEPEST_OF_MUTATIONS = 4;

/**
 * Calls of every root field, made from the schema: what is added to the API is called without anybody thinking of it.
 * A query of an object is split into one call per field of that object, so that each is deep enough to reach its end.
 */
export function operationsOf(
  schema: GraphQLSchema,
  valueOf: ValueOf,
  leftOut: LeftOut = () => false,
): Operation[] {
  const of = (kind: Operation['kind'], type: GraphQLObjectType | null | undefined) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) => callsOf(kind, field, { valueOf, leftOut }));
  return [...of('query', schema.getQueryType()), ...of('mutation', schema.getMutationType())];
}

function callsOf(
  kind: Operation['kind'],
  field: GraphQLField<unknown, unknown>,
  asking: Asking,
): Operation[] {
  const { valueOf, leftOut } = asking;
  const values = field.args
    .map((argument) => ({ argument, value: filled(field.name, argument.name, argument, valueOf) }))
    .filter(({ value }) => value !== undefined);
  const variables = Object.fromEntries(values.map(({ argument, value }) => [argument.name, value]));
  const signature = values.map(({ argument }) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = values.map(({ argument }) => `${argument.name}: $${argument.name}`).join(', ');
  const call = ([selection, selected]: Selection): Operation => ({
    root: field.name,
    kind,
    query: `${kind} ${signature && `(${signature})`} { ${field.name}${passed && `(${passed})`} ${selection} }`,
    variables,
    selected,
  });
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return [call(['', []])];
  if (kind === 'mutation') {
    // what a field of its result would be asked belongs to the queries
    const plain = {
      valueOf,
      leftOut: (below: GraphQLField<unknown, unknown>) => below.args.some(isRequiredArgument),
    };
    return [asDeepAsFits(DEEPEST_OF_MUTATIONS, (depth) => call(braced(selectionOf(type, depth, plain))))];
  }
  return partsOf(type, leftOut).map(({ around, parent, parts, wrap }) =>
    asDeepAsFits(DEEPEST, (depth) => {
      const selections = parts.map((part) => fieldSelection(parent, part, depth, asking, [parent.name]));
      const text = selections.map(([part]) => part).join(' ');
      return call([wrap(text), [...selections.flatMap(([, selected]) => selected), ...around]]);
    }),
  );
}

function asDeepAsFits(deepest: number, made: (depth: number) => Operation): Operation {
  for (let depth = deepest; ; depth -= 1) {
    const operation = made(depth);
    if (tokensIn(operation.query) < MOST_TOKENS || depth === 1) return operation;
  }
}

interface Part {
  /** What the wrapping selects by itself. */
  readonly around: readonly string[];
  readonly parent: GraphQLObjectType;
  readonly parts: readonly GraphQLField<unknown, unknown>[];
  readonly wrap: (selection: string) => string;
}

/** The fields of an object, of a page's nodes for a page: the plain ones together, each of the others by itself. */
function partsOf(type: GraphQLObjectType, leftOut: LeftOut): Part[] {
  const { edges, pageInfo } = type.getFields();
  const edge = edges && getNamedType(edges.type);
  const node = isObjectType(edge) ? getNamedType(edge.getFields()['node']!.type) : undefined;
  if (!isObjectType(edge) || !isObjectType(node)) {
    return apart(type, leftOut).map((parts) => ({
      around: [],
      parent: type,
      parts,
      wrap: (text) => `{ ${text} }`,
    }));
  }
  const around = [`${type.name}.edges`, `${edge.name}.cursor`, `${edge.name}.node`];
  const wrap = (text: string): string => `{ edges { cursor node { ${text} } } }`;
  return [
    { around: [], parent: type, parts: [pageInfo!], wrap: (text) => `{ ${text} }` },
    ...apart(node, leftOut).map((parts) => ({ around, parent: node, parts, wrap })),
  ];
}

/** A plain field that asks for a permission of its own is no plain field. */
function apart(type: GraphQLObjectType, leftOut: LeftOut): Part['parts'][] {
  const fields = Object.values(type.getFields()).filter((field) => !leftOut(field));
  const plain = fields.filter(
    (field) => isLeafType(getNamedType(field.type)) && field.extensions['requires'] === undefined,
  );
  const others = fields.filter((field) => !plain.includes(field)).map((field) => [field]);
  return plain.length > 0 ? [plain, ...others] : others;
}

const tokensIn = (text: string): number => text.match(/[\p{L}\p{N}_]+|[^\s]/gu)?.length ?? 0;

type Selection = [text: string, selected: string[]];

function braced([text, selected]: Selection): Selection {
  return [`{ ${text} }`, selected];
}

/** All fields below, each type once on a way down: members of a group of a member of a group … end. */
function selectionOf(
  type: GraphQLObjectType,
  depth: number,
  asking: Asking,
  way: readonly string[] = [],
): Selection {
  const parts = Object.values(type.getFields())
    .filter((field) => !asking.leftOut(field))
    .map((field) => fieldSelection(type, field, depth, asking, [...way, type.name]))
    .filter(([text]) => text !== '');
  return [parts.map(([text]) => text).join(' ') || '__typename', parts.flatMap(([, selected]) => selected)];
}

function fieldSelection(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  depth: number,
  asking: Asking,
  way: readonly string[],
): Selection {
  const self = `${parent.name}.${field.name}`;
  const name = `${field.name}${argumentsOf(self, field, asking.valueOf)}`;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return [name, [self]];
  if (!isObjectType(type) || depth <= 1) return ['', []];
  // a type that comes again on its own way down ends there with its plain fields
  const [below, selected] = selectionOf(type, way.includes(type.name) ? 1 : depth - 1, asking, way);
  return [`${name} { ${below} }`, [self, ...selected]];
}

/** Of a page a few, and what must be given. */
function argumentsOf(self: string, { args }: GraphQLField<unknown, unknown>, valueOf: ValueOf): string {
  const given = args.flatMap((argument) => {
    if (argument.name === 'first') return `first: ${PAGE}`;
    if (!isRequiredArgument(argument)) return [];
    const value = filled(self, argument.name, argument, valueOf);
    return `${argument.name}: ${print(astFromValue(value, argument.type)!)}`;
  });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

/** A value of the right shape: the given one, else something plausible. Optional inputs stay out unless given. */
function filled(
  root: string,
  path: string,
  { type, defaultValue }: GraphQLArgument | GraphQLInputField,
  valueOf: ValueOf,
): unknown {
  const given = valueOf(root, path);
  if (given !== undefined) return given;
  if (defaultValue !== undefined || !isNonNullType(type)) return undefined;
  return plausible(root, path, type, valueOf);
}

function plausible(root: string, path: string, type: GraphQLInputType, valueOf: ValueOf): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const item = valueOf(root, `${path}[]`);
    return [
      item === undefined ? plausible(root, `${path}[]`, bare.ofType as GraphQLInputType, valueOf) : item,
    ];
  }
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields());
    const values = fields.map((field) => [field.name, filled(root, `${path}.${field.name}`, field, valueOf)]);
    return Object.fromEntries(values) as object;
  }
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  switch (getNamedType(bare).name) {
    case 'Int':
    case 'Yen':
    case 'SignedYen':
      return 1;
    case 'Boolean':
      return true;
    case 'LocalDate':
      return '2023-05-01';
    case 'JstMinute':
      return '2023-05-01T10:00';
    case 'ID':
      throw new Error(`${root}: say in the world which id ${path} is`);
    default:
      return '見本の値です';
  }
}
