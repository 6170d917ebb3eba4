import { Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../config/clock.ts';
import type { ServerConfig } from '../config/config.ts';
import { CONFIG, LOGGER } from '../platform.module.ts';
import { FolderMailer } from './folder-mailer.ts';
import { Mailer } from './mailer.ts';
import { NoMailer } from './no-mailer.ts';
import { SmtpMailer } from './smtp-mailer.ts';

/** The one `Mailer` of a worker: a mail server, else this machine's folder, else none. */
@Global()
@Module({
  providers: [{ provide: Mailer, useFactory: mailerOf, inject: [CONFIG, Clock, LOGGER] }],
  exports: [Mailer],
})
export class MailModule {}

/** @throws Error when SMTP_URL is not an address of a mail server */
export function mailerOf(
  { smtpUrl, mailFrom, mailboxDirectory }: Pick<ServerConfig, 'smtpUrl' | 'mailFrom' | 'mailboxDirectory'>,
  clock: Clock,
  logger: Pick<Logger, 'warn'>,
): Mailer {
  if (smtpUrl !== null) {
    if (!URL.canParse(smtpUrl) || !/^smtps?:$/.test(new URL(smtpUrl).protocol)) {
      throw new Error('SMTP_URL must be smtp://user:password@host:port or smtps://…'); // its value holds a password
    }
    return new SmtpMailer(smtpUrl, mailFrom);
  }
  if (mailboxDirectory !== null) return new FolderMailer(mailboxDirectory, clock);
  logger.warn('SMTP_URL is not set: letters wait in the outbox');
  return new NoMailer();
}
