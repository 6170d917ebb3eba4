import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  Authenticator,
  configOf,
  FixedClock,
  Keyring,
  newKeyEntry,
  PlatformModule,
  SessionCookie,
  type ServerConfig,
} from '@renkei/platform';
import { pino } from 'pino';
import type { TestDatabase } from './database.ts';
import { requestContext } from './request-context.ts';

class Root {}

/** One feature's plain routes over HTTP, without the API around it. */
export interface RouteServer {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly clock: FixedClock;
  /** Warnings and errors it logged, as JSON lines. */
  readonly logged: string[];
  close(): Promise<void>;
}

/** Who asks comes from the session's cookie; every request from an address of its own unless X-Test-Address names one. */
export async function routeServer(
  database: TestDatabase,
  feature: Type,
  own: Partial<ServerConfig>,
): Promise<RouteServer> {
  const config = configOf({ databaseUrl: database.apiUrl, keys: Keyring.parse(newKeyEntry('test')), ...own });
  const clock = new FixedClock(Date.now());
  const logged: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  const root: DynamicModule = {
    module: Root,
    imports: [PlatformModule.forRoot({ config, entities: [], service: 'test', clock, logger }), feature],
  };
  const app = await NestFactory.create<NestExpressApplication>(root, { logger: false, abortOnError: false });
  const authenticator = app.get(Authenticator);
  const cookie = new SessionCookie(config.publicUrl);
  app.use(async (req: IncomingMessage, res: ServerResponse, next: () => void) => {
    const session = await authenticator.bySession(cookie.read(req) ?? '');
    const viewer = session && !session.awaitsSecondFactor ? session.viewer : null;
    const address = String(req.headers['x-test-address'] ?? randomUUID());
    Object.assign(req, { renkei: { ...requestContext(viewer, { address }), req, res } });
    next();
  });
  await app.listen(0, '127.0.0.1');
  return { app, url: await app.getUrl(), clock, logged, close: () => app.close() };
}
