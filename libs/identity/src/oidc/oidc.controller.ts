import { Controller, Get, Query, Redirect } from '@nestjs/common';
import { notFound } from '@renkei/platform';
import { CurrentRequest, Public, type RequestContext } from '@renkei/platform/graphql';
import { OidcService } from './oidc.service.ts';

const SEE_OTHER = 303;

interface NextAddress {
  readonly url: string;
  readonly statusCode: number;
}

/** The two addresses of the way to the other provider and back. Without a provider they do not exist. */
@Controller('auth/oidc')
@Public()
export class OidcController {
  readonly #oidc: OidcService;

  constructor(oidc: OidcService) {
    this.#oidc = oidc;
  }

  @Get('start')
  @Redirect()
  async start(
    @CurrentRequest() context: RequestContext,
    @Query('purpose') purpose: unknown,
  ): Promise<NextAddress> {
    this.#refuseWhenOff();
    const url = await this.#oidc.start(purpose === 'link' ? 'LINK' : 'SIGN_IN', context);
    return { url, statusCode: SEE_OTHER };
  }

  @Get('callback')
  @Redirect()
  async callback(@CurrentRequest() context: RequestContext): Promise<NextAddress> {
    this.#refuseWhenOff();
    const [, query = ''] = /\?(.*)$/.exec(context.req.url ?? '') ?? [];
    return { url: await this.#oidc.finish(new URLSearchParams(query), context), statusCode: SEE_OTHER };
  }

  #refuseWhenOff(): void {
    if (!this.#oidc.isOn) throw notFound({ ja: 'このページ', en: 'This page' });
  }
}
