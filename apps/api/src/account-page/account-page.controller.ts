import { readFileSync } from 'node:fs';
import { Controller, Get, HttpCode, Param, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { notFound } from '@renkei/platform';
import { Public } from '@renkei/platform/graphql';

const ASSETS = new URL('../../assets/account/', import.meta.url);

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css' } as const;

/** Served by name from this list alone: a request never becomes part of a path. */
const PAGES = ['sign-in', 'invitation', 'reset', 'account'] as const;
const PARTS = [
  'page.css',
  'api.js',
  'dom.js',
  'form.js',
  'operations.js',
  'passkey.js',
  'sign-in.js',
  'invitation.js',
  'reset.js',
  'account.js',
  'roles.js',
  'sessions.js',
  'second-factor.js',
  'passkeys.js',
  'providers.js',
  'api-keys.js',
] as const;

interface Asset {
  readonly type: string;
  readonly text: string;
}

function assetOf(file: string): Asset {
  const type = TYPES[file.slice(file.lastIndexOf('.') + 1) as keyof typeof TYPES];
  return { type: `${type}; charset=utf-8`, text: readFileSync(new URL(file, ASSETS), 'utf8') };
}

const pages = new Map(PAGES.map((name) => [name, assetOf(`${name}.html`)]));
const parts = new Map<string, Asset>(PARTS.map((file) => [file, assetOf(file)]));

/**
 * Signing in, and one's own account. Static pages that speak GraphQL like any other client; secrets of mail links arrive
 * behind the # of the address, which no server sees.
 */
@Controller()
@Public()
export class AccountPageController {
  @Get('sign-in')
  signIn(@Res() res: ServerResponse): void {
    send(res, pages.get('sign-in'));
  }

  @Get('invitation')
  invitation(@Res() res: ServerResponse): void {
    send(res, pages.get('invitation'));
  }

  @Get('reset')
  reset(@Res() res: ServerResponse): void {
    send(res, pages.get('reset'));
  }

  @Get('account')
  account(@Res() res: ServerResponse): void {
    send(res, pages.get('account'));
  }

  /** Browsers ask for it on every page; we have none. */
  @Get('favicon.ico')
  @HttpCode(204)
  icon(): void {}

  @Get('account-page/:part')
  part(@Param('part') part: string, @Res() res: ServerResponse): void {
    send(res, parts.get(part));
  }
}

function send(res: ServerResponse, asset: Asset | undefined): void {
  if (!asset) throw notFound({ ja: 'このページ', en: 'This page' });
  res.setHeader('Content-Type', asset.type);
  res.end(asset.text);
}
