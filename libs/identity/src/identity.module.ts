import { Module } from '@nestjs/common';
import { OidcModule } from './oidc/oidc.module.ts';
import { PasskeyModule } from './passkey/passkey.module.ts';
import { PeopleModule } from './people.module.ts';
import { SignInModule } from './sign-in.module.ts';

/** Accounts as the API serves them: signing in, and who may act for whom. Letters are IdentityJobsModule's. */
@Module({ imports: [SignInModule, PasskeyModule, OidcModule, PeopleModule] })
export class IdentityModule {}
