import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { Controller, Get, Header, HttpCode, Res } from '@nestjs/common';
import { Public } from '@renkei/platform/graphql';
import { sendShell } from './web-files.ts';

const ICON = readFileSync(new URL('../../assets/icon.svg', import.meta.url), 'utf8');

/** First parts of the addresses of screens; what comes after them the screens know. apps/web/src/app/router.tsx */
const SCREENS = [
  'sign-in',
  'invitation',
  'reset',
  'account',
  'search',
  'notifications',
  'groups',
  'shop',
  'wall',
  'admin',
];

/**
 * The screens: one page of HTML for all of them, which asks GraphQL for everything it shows. Secrets of mail links
 * arrive behind the # of the address, which no server sees.
 */
@Controller()
@Public()
export class WebController {
  @Get(['/', ...SCREENS, ...SCREENS.map((screen) => `${screen}/*path`)])
  screen(@Res() res: ServerResponse): void {
    sendShell(res);
  }

  @Get('icon.svg')
  @Header('Content-Type', 'image/svg+xml')
  icon(): string {
    return ICON;
  }

  /** Old browsers ask for it on every page, whatever a page says. */
  @Get('favicon.ico')
  @HttpCode(204)
  noIcon(): void {}
}
