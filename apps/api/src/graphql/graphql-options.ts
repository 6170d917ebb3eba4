import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { type ServerConfig, type TenantTransaction } from '@renkei/platform';
import { formatErrorWith, withFieldPermissions, type RequestContext } from '@renkei/platform/graphql';
import { GraphQLError, type ValidationContext } from 'graphql';
import type { Logger } from 'pino';
import { compiledExecution } from './compiled-execution.ts';
import { fewErrors, maxRepeatedFields } from './few-repeats.ts';
import { oneSnapshotPerQuery } from './one-snapshot.ts';
import { withPlainFields } from './plain-fields.ts';
import { queryCostLimit } from './query-cost.ts';

/**
 * What one operation may ask for. The largest of our own: the group page (depth 9, 14 counting fragments; 900
 * tokens) and the calculation with every trace (cost about 30,000 values at 200 members).
 */
export const LIMITS = {
  tokens: 4000,
  depth: 16,
  aliases: 30,
  directives: 30,
  repeatedFields: 10,
  errors: 5,
  cost: 400_000,
} as const;

/** Reported as the client's mistake; thrown, it would look like ours. */
function reported(context: ValidationContext | null, error: GraphQLError): void {
  context?.reportError(new GraphQLError(error.message.replace(/^Syntax Error: /, '')));
}
const refusal = { propagateOnRejection: false, onReject: [reported] };

export function graphqlOptions(
  logger: Logger,
  config: ServerConfig,
  transactions: TenantTransaction,
): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: (schema) => withFieldPermissions(withPlainFields(schema)),
    graphiql: false,
    introspection: !config.production,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    autoTransformHttpErrors: false,
    fieldResolverEnhancers: [],
    formatError: config.production ? withoutSuggestions(formatErrorWith(logger)) : formatErrorWith(logger),
    context: ({ req }: { req: { renkei: RequestContext } }) => req.renkei,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [
      maxDepthRule({ n: LIMITS.depth, ...refusal }),
      maxAliasesRule({ n: LIMITS.aliases, allowList: [], ...refusal }),
      maxDirectivesRule({ n: LIMITS.directives, ...refusal }),
      maxRepeatedFields(LIMITS.repeatedFields),
    ],
    plugins: [
      fewErrors(LIMITS.errors),
      queryCostLimit(LIMITS.cost),
      oneSnapshotPerQuery(transactions),
      compiledExecution(),
      ApolloServerPluginCacheControlDisabled(), // it would wrap every field; our answers are never cached
    ],
    logger: {
      debug: (message: unknown) => logger.debug(String(message)),
      info: (message: unknown) => logger.debug(String(message)),
      warn: (message: unknown) => logger.warn(kindOf(message)),
      error: (message: unknown) => logger.error(kindOf(message)),
    },
  };
}

/** Where the schema does not describe itself, its errors do not either: graphql-js offers names that are close. */
function withoutSuggestions(format: ReturnType<typeof formatErrorWith>): ReturnType<typeof formatErrorWith> {
  return (formatted, error) =>
    format({ ...formatted, message: formatted.message.replace(/ ?Did you mean [^?]*\?/g, '') }, error);
}

/** Apollo puts an error's own message after a colon; that one may quote a person's data. */
function kindOf(message: unknown): string {
  return String(message).split(':', 1)[0] ?? '';
}
