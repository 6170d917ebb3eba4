import type { ApolloServerPlugin } from '@apollo/server';
import type { TenantTransaction } from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import { OperationTypeNode } from 'graphql';

/** Everything one query reads is of one moment: its loaders share a snapshot, and one database client. */
export function oneSnapshotPerQuery(transactions: TenantTransaction): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: ({ contextValue: { viewer, res } }) => {
      let end = (): void => {};
      return Promise.resolve({
        didResolveOperation({ operation }) {
          if (viewer && operation?.operation === OperationTypeNode.QUERY) {
            end = transactions.shareReads(viewer);
            res.once('close', end); // whatever happens to the request, the client goes back
          }
          return Promise.resolve();
        },
        willSendResponse() {
          end();
          return Promise.resolve();
        },
      });
    },
  };
}
