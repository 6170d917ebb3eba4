import { describe, expect, it } from '@jest/globals';
import { childEnv } from './child-env.ts';

const ENV = {
  PATH: '/bin',
  LOG_LEVEL: 'warn',
  DATABASE_URL: 'postgres://owner',
  APP_API_PASSWORD: 'a',
  APP_WORKER_PASSWORD: 'w',
  RENKEI_KEYS: 'k',
  RENKEI_AUDIT_KEY: 'audit',
  REDIS_URL: 'redis://user:password@host',
  SMTP_URL: 'smtp://user:password@host',
  OIDC_ISSUER: 'https://id.example',
  OIDC_CLIENT_SECRET: 's',
};

describe('childEnv', () => {
  it('gives the API its own secrets, the provider’s and the queue, nothing of the owner or of the worker alone', () => {
    expect(childEnv('api', ENV, { DATABASE_URL: 'postgres://app_api', RENKEI_KEYS: 'kept' })).toEqual({
      PATH: '/bin',
      LOG_LEVEL: 'warn',
      DATABASE_URL: 'postgres://app_api',
      RENKEI_KEYS: 'kept',
      REDIS_URL: 'redis://user:password@host',
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_SECRET: 's',
    });
  });

  it('gives the worker its own secrets, the mail server and the queue', () => {
    expect(
      childEnv('worker', ENV, { DATABASE_URL: 'postgres://app_worker', RENKEI_AUDIT_KEY: 'kept' }),
    ).toEqual({
      PATH: '/bin',
      LOG_LEVEL: 'warn',
      DATABASE_URL: 'postgres://app_worker',
      RENKEI_AUDIT_KEY: 'kept',
      REDIS_URL: 'redis://user:password@host',
      SMTP_URL: 'smtp://user:password@host',
    });
  });
});
