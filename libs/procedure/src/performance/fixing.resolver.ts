import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { DisposeAssetInput, UpdateAssetInput } from './asset.inputs.ts';
import { AssetService } from './asset.service.ts';
import { AssetPayload } from './asset.type.ts';
import { FixAmountsInput, SettleParkedInput } from './fixing.inputs.ts';
import { FixingService } from './fixing.service.ts';
import { AmountFixingPayload, fixingTypeOf } from './fixing.type.ts';

@Resolver()
export class FixingResolver {
  readonly #fixings: FixingService;
  readonly #assets: AssetService;

  constructor(fixings: FixingService, assets: AssetService) {
    this.#fixings = fixings;
    this.#assets = assets;
  }

  @Mutation(() => AmountFixingPayload, {
    description:
      '額の確定を記録する。交付決定額を超えない。単価50万円以上の財産は台帳に入る。Records the fixing of the amounts (R25 第22条2), never above the grant; assets enter their ledger.',
  })
  @Requires('MANAGE_PROCEDURE')
  fixAmounts(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => FixAmountsInput }) input: FixAmountsInput,
  ) {
    return collectProblems(async () => ({ fixing: fixingTypeOf(await this.#fixings.fix(viewer, input)) }));
  }

  @Mutation(() => AmountFixingPayload, {
    description:
      '確定のとき保留した額を決める。すべての額を言い直す次の確定になる。Settles what was parked: a further fixing that restates every amount.',
  })
  @Requires('MANAGE_PROCEDURE')
  settleParked(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SettleParkedInput }) input: SettleParkedInput,
  ) {
    return collectProblems(async () => ({
      fixing: fixingTypeOf(await this.#fixings.settleParked(viewer, input)),
    }));
  }

  @Mutation(() => AssetPayload, { description: '財産の保管場所を記録する。Notes where an asset is kept.' })
  @Requires('MANAGE_PROCEDURE')
  updateAsset(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateAssetInput }) input: UpdateAssetInput,
  ) {
    return collectProblems(async () => ({ asset: await this.#assets.update(viewer, input) }));
  }

  @Mutation(() => AssetPayload, {
    description:
      '財産を処分したことを記録する。処分は制限されているので、先に事務局に確かめる。Records a disposal, which is restricted (R25 第29条): ask the secretariat first.',
  })
  @Requires('MANAGE_PROCEDURE')
  disposeAsset(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => DisposeAssetInput }) input: DisposeAssetInput,
  ) {
    return collectProblems(async () => ({ asset: await this.#assets.dispose(viewer, input) }));
  }
}
