import { Module } from '@nestjs/common';
import { SignInModule } from '../sign-in.module.ts';
import { PasskeySignInService } from './passkey-sign-in.service.ts';
import { PasskeyResolver } from './passkey.resolver.ts';
import { PasskeyService } from './passkey.service.ts';

@Module({
  imports: [SignInModule],
  providers: [PasskeyService, PasskeySignInService, PasskeyResolver],
})
export class PasskeyModule {}
