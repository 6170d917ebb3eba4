import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { CONFIG, LetterFolder, notFound, type ServerConfig } from '@renkei/platform';
import { Public } from '@renkei/platform/graphql';
import { letterLines, type LetterLine } from './letter-lines.ts';
import { isOnThisMachine } from './on-this-machine.ts';

const ASSETS = new URL('../../assets/mailbox/', import.meta.url);
const page = readFileSync(new URL('page.html', ASSETS), 'utf8');
const style = readFileSync(new URL('page.css', ASSETS), 'utf8');
const script = readFileSync(new URL('page.js', ASSETS), 'utf8');

const MOST_LETTERS = 100;

interface ShownLetter {
  readonly sentAt: string;
  readonly to: string;
  readonly subject: string;
  readonly lines: readonly LetterLine[];
}

/**
 * The letters of an installation that has no mail server. They hold links that sign people in, so this page exists
 * only on the machine itself, and never in production.
 */
@Controller('mailbox')
@Public()
export class MailboxController {
  readonly #folder: LetterFolder | null;
  readonly #publicUrl: string;

  constructor(@Inject(CONFIG) { mailboxDirectory, production, publicUrl }: ServerConfig) {
    this.#folder = mailboxDirectory === null || production ? null : new LetterFolder(mailboxDirectory);
    this.#publicUrl = publicUrl;
  }

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(@Req() req: IncomingMessage): string {
    this.#folderFor(req);
    return page;
  }

  @Get('page.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(@Req() req: IncomingMessage): string {
    this.#folderFor(req);
    return style;
  }

  @Get('page.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  script(@Req() req: IncomingMessage): string {
    this.#folderFor(req);
    return script;
  }

  @Get('letters')
  async letters(@Req() req: IncomingMessage): Promise<{ letters: ShownLetter[] }> {
    const letters = await this.#folderFor(req).newest(MOST_LETTERS);
    return {
      letters: letters.map(({ text, ...letter }) => ({
        ...letter,
        lines: letterLines(text, this.#publicUrl),
      })),
    };
  }

  #folderFor(req: IncomingMessage): LetterFolder {
    if (this.#folder === null || !isOnThisMachine(req)) {
      throw notFound({ ja: 'このページ', en: 'This page' });
    }
    return this.#folder;
  }
}
