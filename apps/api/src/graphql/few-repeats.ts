import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, type ASTVisitor, type ValidationContext } from 'graphql';

/**
 * The same field again and again in one place says nothing new, and comparing each with each takes time: more than
 * `most` repetitions in a document are refused.
 */
export function maxRepeatedFields(most: number) {
  return (context: ValidationContext): ASTVisitor => {
    let repeated = 0;
    return {
      SelectionSet({ selections }) {
        const names = new Set<string>();
        for (const selection of selections) {
          if (selection.kind !== Kind.FIELD) continue;
          const name = (selection.alias ?? selection.name).value;
          if (names.has(name) && ++repeated === most + 1) {
            context.reportError(
              new GraphQLError(
                `The same field is asked for again and again (at most ${most} repetitions): once is enough. 同じ項目は1回だけ書いてください。`,
              ),
            );
          }
          names.add(name);
        }
      },
    };
  };
}

/** One mistake made a thousand times is answered with the first few: the answer must not outgrow the request. */
export function fewErrors(most: number): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        validationDidStart: () =>
          Promise.resolve((errors?: readonly Error[]) => {
            (errors as Error[] | undefined)?.splice(most); // Apollo sends what is left of this very list
            return Promise.resolve();
          }),
      }),
  };
}
