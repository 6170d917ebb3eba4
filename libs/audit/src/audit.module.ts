import { Module } from '@nestjs/common';
import { AuditExportController } from './export/audit-export.controller.ts';
import { AuditTrailResolver } from './trail/audit-trail.resolver.ts';

/** The audit as the API shows it; it is written by the database itself (migration 0008). */
@Module({ providers: [AuditTrailResolver], controllers: [AuditExportController] })
export class AuditModule {}
