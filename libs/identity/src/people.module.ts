import { Module } from '@nestjs/common';
import { AdministrationResolver } from './administration/administration.resolver.ts';
import { AdministrationService } from './administration/administration.service.ts';
import { MyAccountService } from './administration/my-account.service.ts';
import { ApiKeyResolver } from './api-key/api-key.resolver.ts';
import { ApiKeyService } from './api-key/api-key.service.ts';
import { AssignmentResolver, ConsortiumPeopleResolver } from './assignment/assignment.resolver.ts';
import { AssignmentService } from './assignment/assignment.service.ts';
import { AcceptanceResolver } from './invitation/acceptance.resolver.ts';
import { AcceptanceService } from './invitation/acceptance.service.ts';
import { ConsortiumInvitationsResolver, InvitationResolver } from './invitation/invitation.resolver.ts';
import { InvitationService } from './invitation/invitation.service.ts';
import { SignInModule } from './sign-in.module.ts';
import { SupportBodyResolver } from './support-body/support-body.resolver.ts';
import { SupportBodyService } from './support-body/support-body.service.ts';
import { SupportConsentResolver } from './support-body/support-consent.resolver.ts';
import { SupportConsentService } from './support-body/support-consent.service.ts';

/** Who may act for whom: invitations, roles, access keys, support bodies and their consents, accounts. */
@Module({
  imports: [SignInModule],
  providers: [
    InvitationResolver,
    ConsortiumInvitationsResolver,
    InvitationService,
    AcceptanceResolver,
    AcceptanceService,
    AssignmentResolver,
    ConsortiumPeopleResolver,
    AssignmentService,
    ApiKeyResolver,
    ApiKeyService,
    SupportBodyResolver,
    SupportBodyService,
    SupportConsentResolver,
    SupportConsentService,
    AdministrationResolver,
    AdministrationService,
    MyAccountService,
  ],
})
export class PeopleModule {}
