import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../config/clock.ts';
import { failureOf } from '../queue/failure.ts';
import { FolderMailer } from './folder-mailer.ts';
import { LetterFolder } from './letter-folder.ts';
import { mailerOf } from './mail.module.ts';
import { SmtpMailer } from './smtp-mailer.ts';

const LETTER = {
  id: '0c3c1a52-0000-4000-8000-000000000001',
  to: 'mihon0101@example.jp',
  subject: '髙﨑青果店さんへの招待',
  text: 'http://localhost:4000/invitation#abc\n',
};
const NONE = { smtpUrl: null, mailFrom: 'Renkei <renkei@localhost>', mailboxDirectory: null };

let root: string;
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), 'renkei-mail-'))));
afterAll(() => rm(root, { recursive: true, force: true }));

const clock = new FixedClock(Date.parse('2026-11-22T01:00:00Z'));

describe('the folder', () => {
  it('keeps each letter once, the newest first, for its owner alone', async () => {
    const directory = join(root, 'mail');
    const mailer = new FolderMailer(directory, clock);
    await mailer.send(LETTER);
    await mailer.send({ ...LETTER, to: 'mihon0102@example.jp' });
    clock.moveTo(Date.parse('2026-11-22T02:00:00Z'));
    await Promise.all([1, 2, 3].map(() => mailer.send({ ...LETTER, subject: 'もう一度' })));

    const letters = await new LetterFolder(directory).newest(10);
    expect(letters).toEqual([
      { sentAt: '2026-11-22T02:00:00.000Z', to: LETTER.to, subject: 'もう一度', text: LETTER.text },
      expect.objectContaining({ sentAt: '2026-11-22T01:00:00.000Z', to: 'mihon0102@example.jp' }),
    ]);
    expect(await new LetterFolder(directory).newest(1)).toEqual([letters[0]]);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    const names = await readdir(directory);
    expect(names).toHaveLength(2);
    for (const name of names) expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
  });

  it('is closed to others even when it was there before, and what is no letter is left alone', async () => {
    const directory = join(root, 'open');
    await mkdir(directory, { mode: 0o755 });
    await writeFile(join(directory, 'notes.json'), 'not a letter');
    await new FolderMailer(directory, clock).send({ ...LETTER, id: '../../escape' });
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect(await new LetterFolder(directory).newest(10)).toHaveLength(1);
    expect(await readdir(directory)).toHaveLength(2);
  });

  it('is empty before the first letter', async () => {
    expect(await new LetterFolder(join(root, 'nowhere')).newest(10)).toEqual([]);
  });
});

describe('which mailer runs', () => {
  const warnings: string[] = [];
  const logger = { warn: (text: string) => void warnings.push(text) } as never;

  it('takes the mail server before the folder', () => {
    const smtpUrl = 'smtp://127.0.0.1:2525';
    expect(mailerOf({ ...NONE, smtpUrl, mailboxDirectory: root }, clock, logger)).toBeInstanceOf(SmtpMailer);
    expect(mailerOf({ ...NONE, mailboxDirectory: root }, clock, logger)).toBeInstanceOf(FolderMailer);
    expect(warnings).toEqual([]);
  });

  it('without either leaves the work where it is and says what to set', async () => {
    const mailer = mailerOf(NONE, clock, logger);
    const failed = await mailer.send(LETTER).catch((error: unknown) => error);
    expect(String(failed)).toContain('SMTP_URL is not set');
    expect(failureOf(failed)).toBe('MailError SMTP_URL_MISSING');
    expect(warnings).toEqual([expect.stringContaining('SMTP_URL')]);
  });

  it.each(['mail.example.jp', 'http://user:secret@mail.example.jp'])(
    'refuses %s without quoting it',
    (smtpUrl) => {
      let said = '';
      try {
        mailerOf({ ...NONE, smtpUrl }, clock, logger);
      } catch (error) {
        said = String(error);
      }
      expect(said).toContain('SMTP_URL must be');
      expect(said).not.toContain('secret');
    },
  );
});
