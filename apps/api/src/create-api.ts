import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Authenticator, createLogger, type Clock, type ServerConfig } from '@renkei/platform';
import type { Logger } from 'pino';
import { AppModule } from './app.module.ts';
import { KnownDocuments, acceptOperations } from './graphql/known-documents.ts';
import { ErrorResponder } from './http/error-responder.ts';
import { NestLogger } from './http/nest-logger.ts';
import { authenticate, identifyRequest, isOperation, protect } from './http/request-layer.ts';
import { webAssets } from './web/web-files.ts';

/** A GraphQL operation with a long list of inputs stays far below this; files have routes of their own. */
const JSON_BODY_LIMIT = '1mb';

export interface ApiOptions {
  readonly config: ServerConfig;
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly poolSize?: number;
}

/** The whole API, initialised and ready to `listen`. Closing it closes its database connections. */
export async function createApi(options: ApiOptions): Promise<NestExpressApplication> {
  const logger = options.logger ?? createLogger('api');
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot({ ...options, logger }), {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLogger(logger),
  });
  const errors = new ErrorResponder(logger);
  app.disable('x-powered-by');
  app.set('etag', false); // a hash over every answer that no client of ours asks for
  app.use(identifyRequest);
  app.use(protect(options.config));
  app.use('/assets', webAssets());
  app.use(authenticate(app.get(Authenticator), options.config, errors));
  app.useBodyParser('json', { limit: JSON_BODY_LIMIT, type: isOperation });
  app.use(errors.afterBodyParser);
  app.use('/graphql', acceptOperations(options.config, KnownDocuments.committed(), errors));
  app.useGlobalFilters(errors);
  await app.init();
  return app;
}
