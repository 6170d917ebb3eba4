import { Injectable } from '@nestjs/common';
import { checkName, ProblemList, TenantTransaction, tidyLine, type Viewer } from '@renkei/platform';
import { AccountService } from '../account/account.service.ts';
import type { MeType } from '../account/me.type.ts';
import { ownSession } from '../shared/own-session.ts';
import type { UpdateMyAccountInput } from './administration.inputs.ts';

@Injectable()
export class MyAccountService {
  readonly #transactions: TenantTransaction;
  readonly #accounts: AccountService;

  constructor(transactions: TenantTransaction, accounts: AccountService) {
    this.#transactions = transactions;
    this.#accounts = accounts;
  }

  /** How one is named to others, and in which language. @throws ProblemsFound REQUIRED, TOO_LONG; AppError FORBIDDEN */
  async update(viewer: Viewer, input: UpdateMyAccountInput): Promise<MeType> {
    ownSession(viewer);
    const displayName = tidyLine(input.displayName);
    const problems = new ProblemList();
    checkName(problems, displayName, 'input.displayName');
    problems.throwIfAny();
    await this.#transactions.run(viewer, (tx) =>
      tx.query('UPDATE app_user SET display_name = $2, locale = $3 WHERE id = $1', [
        viewer.userId,
        displayName,
        input.locale,
      ]),
    );
    return this.#accounts.me({ ...viewer, displayName, locale: input.locale });
  }
}
