import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, Requires } from '@renkei/platform/graphql';
import { StateEmployeesInput } from './employee.inputs.ts';
import { EmployeeStatementService } from './employee.service.ts';
import {
  RefreshPerformanceLinesInput,
  SetPerformanceLineInput,
  SetPerformanceLinesInput,
} from './line.inputs.ts';
import { PerformanceLineService } from './line.service.ts';
import { ReportSubmissionService } from './report-submission.service.ts';
import {
  CreatePerformanceReportInput,
  PerformanceReportStepInput,
  ReturnPerformanceReportInput,
  SubmitPerformanceReportInput,
} from './report.inputs.ts';
import type { ReportRow } from './report.rows.ts';
import { PerformanceReportService } from './report.service.ts';
import {
  EmployeeStatementPayload,
  PerformanceLinesPayload,
  PerformanceReportPayload,
  SubmitPerformanceReportPayload,
} from './report.type.ts';

const payload = (work: () => Promise<ReportRow>) => collectProblems(async () => ({ report: await work() }));

@Resolver()
export class PerformanceReportResolver {
  readonly #reports: PerformanceReportService;
  readonly #submissions: ReportSubmissionService;
  readonly #lines: PerformanceLineService;
  readonly #employees: EmployeeStatementService;

  constructor(
    reports: PerformanceReportService,
    submissions: ReportSubmissionService,
    lines: PerformanceLineService,
    employees: EmployeeStatementService,
  ) {
    this.#reports = reports;
    this.#submissions = submissions;
    this.#lines = lines;
    this.#employees = employees;
  }

  @Mutation(() => PerformanceReportPayload, {
    description:
      '実績報告を始める（下書き）。費用は契約・請求の記録から入る。Begins the performance report of the grant, filled from the purchase records.',
  })
  @Requires('MANAGE_PROCEDURE')
  createPerformanceReport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreatePerformanceReportInput }) input: CreatePerformanceReportInput,
  ) {
    return payload(() => this.#reports.create(viewer, input));
  }

  @Mutation(() => PerformanceReportPayload, {
    description:
      '記録の読み込み: 新しい費用と、まだ手を入れていない費用に、いまの記録を入れる。Brings in what the purchase records say now, on lines nobody has set.',
  })
  @Requires('MANAGE_PROCEDURE')
  refreshPerformanceLines(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RefreshPerformanceLinesInput }) input: RefreshPerformanceLinesInput,
  ) {
    return payload(() => this.#lines.refresh(viewer, input));
  }

  @Mutation(() => PerformanceLinesPayload, {
    description:
      '1つの費用の実績を決める（下書き・差し戻しのあいだ）。提出後、額の確定までは、事務局の判断（認める・差し引く・保留する額）だけ。Sets one line while the report can be edited; once submitted, only what the secretariat decided on it.',
  })
  @Requires('MANAGE_PROCEDURE')
  setPerformanceLine(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetPerformanceLineInput }) input: SetPerformanceLineInput,
  ) {
    return collectProblems(() => this.#lines.set(viewer, input));
  }

  @Mutation(() => PerformanceLinesPayload, {
    description:
      '表からまとめて決める。1行でも直すところがあれば何も変えない。提出後は事務局の判断だけ。Up to 500 lines, all or nothing; problems by row; once submitted, only decisions.',
  })
  @Requires('MANAGE_PROCEDURE')
  setPerformanceLines(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetPerformanceLinesInput }) input: SetPerformanceLinesInput,
  ) {
    return collectProblems(() => this.#lines.setAll(viewer, input));
  }

  @Mutation(() => EmployeeStatementPayload, {
    description:
      '小規模事業者の従業員数を申告する（2024年度から）。お店の担当は自分の店の分。States a micro member’s employees (K25 p.32); a member user states its own.',
  })
  @Requires('DECLARE')
  stateEmployees(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StateEmployeesInput }) input: StateEmployeesInput,
  ) {
    return collectProblems(async () => ({ statement: await this.#employees.state(viewer, input) }));
  }

  @Mutation(() => PerformanceReportPayload, {
    description:
      '内部チェックを頼む。頼んだ人が作成者になる。Asks for the internal check; whoever asks is the author.',
  })
  @Requires('MANAGE_PROCEDURE')
  requestPerformanceCheck(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PerformanceReportStepInput }) input: PerformanceReportStepInput,
  ) {
    return payload(() => this.#reports.requestCheck(viewer, input));
  }

  @Mutation(() => PerformanceReportPayload, {
    description:
      '提出の内容を承認する。グループが求めるときは作成者とは別の承認者だけ。Approves what will be submitted; four eyes where the group asks for them.',
  })
  @Requires('APPROVE_FILING')
  approvePerformanceReport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PerformanceReportStepInput }) input: PerformanceReportStepInput,
  ) {
    return payload(() => this.#reports.approve(viewer, input));
  }

  @Mutation(() => PerformanceReportPayload, {
    description: '下書きに戻す。承認は消え、内容をなおせる。Back to a draft; an approval is gone.',
  })
  @Requires('MANAGE_PROCEDURE')
  reopenPerformanceReport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PerformanceReportStepInput }) input: PerformanceReportStepInput,
  ) {
    return payload(() => this.#reports.reopen(viewer, input));
  }

  @Mutation(() => SubmitPerformanceReportPayload, {
    description:
      'ポータルで提出したことを記録し、内容を凍結する。証憑の保管義務もここで決まる。Records the submission made in the portal, freezes it and sets how long the papers are kept (R25 第21条, 第16条2).',
  })
  @Requires('MANAGE_PROCEDURE')
  submitPerformanceReport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SubmitPerformanceReportInput }) input: SubmitPerformanceReportInput,
  ) {
    return collectProblems(() => this.#submissions.submit(viewer, input));
  }

  @Mutation(() => PerformanceReportPayload, {
    description:
      '事務局からの差し戻しを記録する。Records that the secretariat returned it (R25 第25条1一エ).',
  })
  @Requires('MANAGE_PROCEDURE')
  returnPerformanceReport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReturnPerformanceReportInput }) input: ReturnPerformanceReportInput,
  ) {
    return payload(() => this.#reports.returnBySecretariat(viewer, input));
  }
}
