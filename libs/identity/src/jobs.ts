import { Module } from '@nestjs/common';
import { InvitationMailHandler } from './invitation/invitation-mail.handler.ts';
import { PasswordResetMailHandler } from './password/password-reset-mail.handler.ts';

/** The worker's part: the letters of this library. */
@Module({ providers: [InvitationMailHandler, PasswordResetMailHandler] })
export class IdentityJobsModule {}
