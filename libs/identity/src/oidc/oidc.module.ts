import { Module } from '@nestjs/common';
import { SignInModule } from '../sign-in.module.ts';
import { LinkedProviderResolver } from './linked-provider.resolver.ts';
import { LinkedProviderService } from './linked-provider.service.ts';
import { OidcProviderClient } from './oidc-provider.client.ts';
import { OidcController } from './oidc.controller.ts';
import { OidcService } from './oidc.service.ts';

/** OpenID Connect with one provider, from the configuration: any that supports discovery, GビズID among them. */
@Module({
  imports: [SignInModule],
  controllers: [OidcController],
  providers: [OidcProviderClient, OidcService, LinkedProviderService, LinkedProviderResolver],
})
export class OidcModule {}
