/**
 * One GraphQL operation with the types of its answer and of its variables. Written by `npm run codegen` beside the
 * `.graphql` file it comes from; the two type parameters exist for the compiler alone.
 */
export interface Operation<Result, Variables> {
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  /** As the API's list of known operations holds it. */
  readonly text: string;
  readonly types?: (variables: Variables) => Result;
}

export function operation<Result, Variables>(
  kind: 'query' | 'mutation',
  name: string,
  text: string,
): Operation<Result, Variables> {
  return { kind, name, text };
}
