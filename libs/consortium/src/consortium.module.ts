import { Module } from '@nestjs/common';
import { ConsortiumResolver } from './consortium/consortium.resolver.ts';
import { ConsortiumService } from './consortium/consortium.service.ts';
import { CostLineResolver, MemberCostLinesResolver } from './cost-line/cost-line.resolver.ts';
import { CostLineService } from './cost-line/cost-line.service.ts';
import { MemberImportController } from './member-import/member-import.controller.ts';
import {
  ConsortiumMemberImportsResolver,
  MemberImportPreviewResolver,
  MemberImportResolver,
} from './member-import/member-import.resolver.ts';
import { MemberImportService } from './member-import/member-import.service.ts';
import { ConsortiumMembersResolver, MemberResolver } from './member/member.resolver.ts';
import { MemberService } from './member/member.service.ts';
import { ConsortiumToolsResolver, ToolResolver } from './tool/tool.resolver.ts';
import { RosterResolver } from './roster/roster.resolver.ts';
import { ToolService } from './tool/tool.service.ts';
import { ConsortiumVendorsResolver, VendorResolver } from './vendor/vendor.resolver.ts';
import { VendorService } from './vendor/vendor.service.ts';

/** The group and all it is made of: members, their businesses, vendors, tools, costs and imports. */
@Module({
  controllers: [MemberImportController],
  providers: [
    ConsortiumResolver,
    ConsortiumService,
    MemberResolver,
    ConsortiumMembersResolver,
    MemberService,
    RosterResolver,
    VendorResolver,
    ConsortiumVendorsResolver,
    VendorService,
    ToolResolver,
    ConsortiumToolsResolver,
    ToolService,
    CostLineResolver,
    MemberCostLinesResolver,
    CostLineService,
    MemberImportResolver,
    MemberImportPreviewResolver,
    ConsortiumMemberImportsResolver,
    MemberImportService,
  ],
})
export class ConsortiumModule {}
