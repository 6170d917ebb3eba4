import { MailError, Mailer } from './mailer.ts';

/** Nowhere to send letters: they wait in the outbox until somebody says where. */
export class NoMailer extends Mailer {
  override send(): Promise<void> {
    return Promise.reject(
      new MailError(
        'SMTP_URL_MISSING',
        'SMTP_URL is not set, so letters cannot be sent. Set it to smtp://user:password@host:port.',
      ),
    );
  }
}
