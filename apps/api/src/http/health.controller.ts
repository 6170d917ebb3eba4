import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { TenantTransaction } from '@renkei/platform';
import { Public } from '@renkei/platform/graphql';

/** For whoever keeps the process running: alive at all, and able to answer. */
@Controller('health')
@Public()
export class HealthController {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    await this.#transactions.anonymous('SELECT 1', []).catch(() => {
      throw new ServiceUnavailableException();
    });
    return { status: 'ok' };
  }
}
