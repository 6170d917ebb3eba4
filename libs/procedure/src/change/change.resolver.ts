import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { AcceptanceService } from './acceptance.service.ts';
import { EffectChanged } from './change-checks.ts';
import {
  AcceptChangeInput,
  CancelChangeInput,
  CreateChangeInput,
  FileChangeInput,
  RefuseChangeInput,
} from './change.inputs.ts';
import { ChangeReads } from './change.reads.ts';
import type { ChangeRow } from './change.rows.ts';
import { ChangeService } from './change.service.ts';
import { ChangePayload, ChangeType } from './change.type.ts';
import { effectSha256 } from './effect-document.ts';

/** A refusal because the effect has changed comes with the effect as it is now. */
async function payload(work: () => Promise<ChangeRow>) {
  let changed: EffectChanged | undefined;
  const collected = await collectProblems(async () => {
    try {
      return { change: await work() };
    } catch (error) {
      if (error instanceof EffectChanged) changed = error;
      throw error;
    }
  });
  if (!changed) return collected;
  return { ...collected, effect: { ...changed.effect, sha256: effectSha256(changed.effect) } };
}

@Resolver()
export class ChangeResolver {
  readonly #changes: ChangeService;
  readonly #acceptance: AcceptanceService;
  readonly #reads: ChangeReads;

  constructor(changes: ChangeService, acceptance: AcceptanceService, reads: ChangeReads) {
    this.#changes = changes;
    this.#acceptance = acceptance;
    this.#reads = reads;
  }

  @Query(() => ChangeType, { description: '1つの変更の届出。One change.' })
  @Requires('READ_PROCEDURE')
  change(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.#reads.byId(viewer, id);
  }

  @Mutation(() => ChangePayload, {
    description:
      '変更の届出を下書きする。グループの内容はまだ変わらない。Plans a change under the next number; nothing changes yet.',
  })
  @Requires('MANAGE_PROCEDURE')
  createChange(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateChangeInput }) input: CreateChangeInput,
  ) {
    return payload(() => this.#changes.create(viewer, input));
  }

  @Mutation(() => ChangePayload, {
    description:
      '影響を確かめて、届け出たことを記録する。影響は凍結される。Records the filing with the very effect the person looked at, frozen.',
  })
  @Requires('MANAGE_PROCEDURE')
  fileChange(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => FileChangeInput }) input: FileChangeInput,
  ) {
    return payload(() => this.#changes.file(viewer, input));
  }

  @Mutation(() => ChangePayload, {
    description:
      '認められたことを記録し、グループの内容・交付決定額の上限・期限に反映する。Records the acceptance and carries the change out: rows, granted ceilings and dates, all or nothing.',
  })
  @Requires('MANAGE_PROCEDURE')
  acceptChange(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AcceptChangeInput }) input: AcceptChangeInput,
  ) {
    return payload(() => this.#acceptance.accept(viewer, input));
  }

  @Mutation(() => ChangePayload, {
    description:
      '認められなかったことを記録する。グループの内容は変わらない。Records the refusal; nothing changes.',
  })
  @Requires('MANAGE_PROCEDURE')
  refuseChange(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RefuseChangeInput }) input: RefuseChangeInput,
  ) {
    return payload(() => this.#changes.refuse(viewer, input));
  }

  @Mutation(() => ChangePayload, {
    description: '届出を取り消す（下書き・届出済み）。記録は残る。Takes it back; the record stays.',
  })
  @Requires('MANAGE_PROCEDURE')
  cancelChange(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CancelChangeInput }) input: CancelChangeInput,
  ) {
    return payload(() => this.#changes.cancel(viewer, input));
  }
}
