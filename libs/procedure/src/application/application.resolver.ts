import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import {
  ApplicationStepInput,
  CreateApplicationInput,
  RecordGrantDecisionInput,
  RejectApplicationInput,
  ReturnApplicationInput,
  SubmitApplicationInput,
  WithdrawApplicationInput,
  WithdrawGrantInput,
} from './application.inputs.ts';
import type { ApplicationRow } from './application.rows.ts';
import { ApplicationService } from './application.service.ts';
import { ApplicationPayload } from './application.type.ts';
import { GrantService } from './grant.service.ts';
import { SubmissionService } from './submission.service.ts';

const payload = (work: () => Promise<ApplicationRow>) =>
  collectProblems(async () => ({ application: await work() }));

@Resolver()
export class ApplicationResolver {
  readonly #applications: ApplicationService;
  readonly #submissions: SubmissionService;
  readonly #grants: GrantService;

  constructor(applications: ApplicationService, submissions: SubmissionService, grants: GrantService) {
    this.#applications = applications;
    this.#submissions = submissions;
    this.#grants = grants;
  }

  @Mutation(() => ApplicationPayload, {
    description:
      '交付申請の準備を始める（下書き）。Begins an application as a draft; a group has one at a time.',
  })
  @Requires('MANAGE_PROCEDURE')
  createApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateApplicationInput }) input: CreateApplicationInput,
  ) {
    return payload(() => this.#applications.create(viewer, input));
  }

  @Mutation(() => ApplicationPayload, {
    description:
      '内部チェックを頼む。頼んだ人が作成者になり、金額にかかわる内容は変えられなくなる。Asks for the internal check; the inputs are frozen from here.',
  })
  @Requires('MANAGE_PROCEDURE')
  requestApplicationCheck(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ApplicationStepInput }) input: ApplicationStepInput,
  ) {
    return payload(() => this.#applications.requestCheck(viewer, input));
  }

  @Mutation(() => ApplicationPayload, {
    description:
      '提出の内容を承認する。提出できない理由がなく、グループが求めるときは作成者とは別の承認者だけ。Approves what will be filed: no blocker, and four eyes where the group asks for them.',
  })
  @Requires('APPROVE_FILING')
  approveApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ApplicationStepInput }) input: ApplicationStepInput,
  ) {
    return payload(() => this.#applications.approve(viewer, input));
  }

  @Mutation(() => ApplicationPayload, {
    description: '下書きに戻す。承認は消え、内容をなおせる。Back to a draft; an approval is gone.',
  })
  @Requires('MANAGE_PROCEDURE')
  reopenApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ApplicationStepInput }) input: ApplicationStepInput,
  ) {
    return payload(() => this.#applications.reopen(viewer, input));
  }

  @Mutation(() => ApplicationPayload, {
    description:
      'ポータルで提出したことを記録し、内容を凍結する。受付期間は分まで確かめる。Records the submission made in the portal and freezes what was filed (R25 第12条).',
  })
  @Requires('MANAGE_PROCEDURE')
  submitApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SubmitApplicationInput }) input: SubmitApplicationInput,
  ) {
    return payload(() => this.#submissions.submit(viewer, input));
  }

  @Mutation(() => ApplicationPayload, {
    description: '事務局からの差し戻しを記録する。Records that the secretariat returned it (K25 p.21 (2-5)).',
  })
  @Requires('MANAGE_PROCEDURE')
  returnApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReturnApplicationInput }) input: ReturnApplicationInput,
  ) {
    return payload(() => this.#applications.returnBySecretariat(viewer, input));
  }

  @Mutation(() => ApplicationPayload, {
    description:
      '交付決定を記録する。額は省くと申請したとおり。期間と期限はグループの節目になる。Records the grant decision (R25 第14条); its dates become milestones of the group.',
  })
  @Requires('MANAGE_PROCEDURE')
  recordGrantDecision(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RecordGrantDecisionInput }) input: RecordGrantDecisionInput,
  ) {
    return payload(() => this.#grants.record(viewer, input));
  }

  @Mutation(() => ApplicationPayload, {
    description: '不採択を記録する。Records the rejection (K25 p.21 (2-5)(3)).',
  })
  @Requires('MANAGE_PROCEDURE')
  rejectApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RejectApplicationInput }) input: RejectApplicationInput,
  ) {
    return payload(() => this.#applications.reject(viewer, input));
  }

  @Mutation(() => ApplicationPayload, {
    description: '決定の前に申請を取り下げる。Withdraws the application before any decision.',
  })
  @Requires('MANAGE_PROCEDURE')
  withdrawApplication(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => WithdrawApplicationInput }) input: WithdrawApplicationInput,
  ) {
    return payload(() => this.#applications.withdraw(viewer, input));
  }

  @Mutation(() => ApplicationPayload, {
    description:
      '交付決定後の辞退を記録する（グループ全体）。Records that the whole group gave the grant back (R25 第15条).',
  })
  @Requires('MANAGE_PROCEDURE')
  withdrawGrant(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => WithdrawGrantInput }) input: WithdrawGrantInput,
  ) {
    return payload(() => this.#applications.withdrawGrant(viewer, input));
  }
}
