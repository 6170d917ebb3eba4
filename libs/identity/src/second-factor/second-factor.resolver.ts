import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { ConfirmTotpInput, ProofInput } from './second-factor.inputs.ts';
import { SecondFactorService } from './second-factor.service.ts';
import { RecoveryCodesPayload, RemoveTotpPayload, StartTotpPayload } from './second-factor.type.ts';

@Resolver()
export class SecondFactorResolver {
  readonly #secondFactors: SecondFactorService;

  constructor(secondFactors: SecondFactorService) {
    this.#secondFactors = secondFactors;
  }

  @Requires('SIGNED_IN')
  @Mutation(() => StartTotpPayload, {
    description:
      '認証アプリの登録を始める。confirmTotp までは何も変わらない。Starts it; nothing changes before confirmTotp.',
  })
  startTotp(@CurrentViewer() viewer: Viewer) {
    return collectProblems(async () => ({ setup: await this.#secondFactors.start(viewer) }));
  }

  @Requires('SIGNED_IN')
  @Mutation(() => RecoveryCodesPayload, {
    description: 'アプリのコードで登録を終える。次から、パスワードのあとに確認コードを聞く。Turns codes on.',
  })
  confirmTotp(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ConfirmTotpInput }) input: ConfirmTotpInput,
  ) {
    return collectProblems(async () => ({ recoveryCodes: await this.#secondFactors.confirm(viewer, input) }));
  }

  @Requires('SIGNED_IN')
  @Mutation(() => RemoveTotpPayload, {
    description: '確認コードをやめる。予備コードも使えなくなる。Turns codes off, recovery codes too.',
  })
  async removeTotp(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ProofInput }) input: ProofInput,
  ) {
    const outcome = await collectProblems(async () => {
      await this.#secondFactors.remove(viewer, input);
      return { removed: true };
    });
    return { removed: false, ...outcome };
  }

  @Requires('SIGNED_IN')
  @Mutation(() => RecoveryCodesPayload, {
    description: '予備コードを新しくする。前のものは使えなくなる。New recovery codes; the earlier ones end.',
  })
  renewRecoveryCodes(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ProofInput }) input: ProofInput,
  ) {
    return collectProblems(async () => ({
      recoveryCodes: await this.#secondFactors.renewRecoveryCodes(viewer, input),
    }));
  }
}
