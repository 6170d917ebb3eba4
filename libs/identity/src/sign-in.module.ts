import { Module } from '@nestjs/common';
import { AccountResolver } from './account/account.resolver.ts';
import { AccountService } from './account/account.service.ts';
import { PasswordHasher } from './password/password-hasher.ts';
import { PasswordResetService } from './password/password-reset.service.ts';
import { PasswordRules } from './password/password-rules.ts';
import { PasswordResolver } from './password/password.resolver.ts';
import { PasswordService } from './password/password.service.ts';
import { SecondFactor } from './second-factor/second-factor.ts';
import { SecondFactorResolver } from './second-factor/second-factor.resolver.ts';
import { SecondFactorService } from './second-factor/second-factor.service.ts';
import { SessionOpener } from './session/session-opener.ts';
import { SessionResolver } from './session/session.resolver.ts';
import { SessionService } from './session/session.service.ts';
import { SignInResolver } from './session/sign-in.resolver.ts';
import { SignInService } from './session/sign-in.service.ts';
import { SignInThrottle } from './throttle/sign-in-throttle.ts';

/** Passwords, codes and sessions. The other ways of signing in build on what is exported. */
@Module({
  providers: [
    AccountResolver,
    AccountService,
    PasswordHasher,
    PasswordResetService,
    PasswordResolver,
    PasswordRules,
    PasswordService,
    SecondFactor,
    SecondFactorResolver,
    SecondFactorService,
    SessionOpener,
    SessionResolver,
    SessionService,
    SignInResolver,
    SignInService,
    SignInThrottle,
  ],
  exports: [AccountService, PasswordHasher, PasswordRules, SecondFactor, SessionOpener, SignInThrottle],
})
export class SignInModule {}
