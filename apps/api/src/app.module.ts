import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { AuditModule } from '@renkei/audit';
import { CalculationModule, ConsortiumModule, consortiumEntities } from '@renkei/consortium';
import { DeliveryModule } from '@renkei/delivery';
import { EvidenceModule } from '@renkei/evidence';
import { IdentityModule } from '@renkei/identity';
import { MoneyModule } from '@renkei/money';
import { OfficeModule } from '@renkei/office';
import { ObligationsModule, obligationEntities } from '@renkei/obligations';
import {
  LOGGER,
  CONFIG,
  PlatformModule,
  TenantTransaction,
  type Clock,
  type ServerConfig,
} from '@renkei/platform';
import { PermissionGuard } from '@renkei/platform/graphql';
import { ProcedureModule } from '@renkei/procedure';
import { VaultModule } from '@renkei/vault';
import type { Logger } from 'pino';
import { graphqlOptions } from './graphql/graphql-options.ts';
import { InputPipe } from './graphql/input-pipe.ts';
import { GraphqlPageController } from './graphql-page/graphql-page.controller.ts';
import { HealthController } from './http/health.controller.ts';
import { MailboxController } from './mailbox/mailbox.controller.ts';
import { WebController } from './web/web.controller.ts';

export interface AppModuleOptions {
  readonly config: ServerConfig;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly poolSize?: number;
}

@Module({})
export class AppModule {
  static forRoot(options: AppModuleOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({
          ...options,
          entities: [...consortiumEntities, ...obligationEntities],
          service: 'api',
        }),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [LOGGER, CONFIG, TenantTransaction],
          useFactory: graphqlOptions,
        }),
        ConsortiumModule,
        CalculationModule,
        ObligationsModule,
        AuditModule,
        IdentityModule,
        VaultModule,
        ProcedureModule,
        EvidenceModule,
        MoneyModule,
        DeliveryModule,
        OfficeModule,
      ],
      controllers: [HealthController, GraphqlPageController, MailboxController, WebController],
      providers: [
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_PIPE, useClass: InputPipe },
      ],
    };
  }
}
