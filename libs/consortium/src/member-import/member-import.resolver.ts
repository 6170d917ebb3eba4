import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  PageArgs,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import type { ConsortiumEntity } from '../consortium/consortium.entity.ts';
import { ConsortiumType } from '../consortium/consortium.type.ts';
import { ImportFormCellConnection, ImportFormCellCountType } from './form-cell.type.ts';
import { ImportIgnoredRowConnection, ImportRowConnection } from './import-row.type.ts';
import type { MemberImportEntity } from './member-import.entity.ts';
import {
  CommitMemberImportInput,
  CorrectMemberImportCellInput,
  DiscardMemberImportInput,
  ForgetMemberImportMappingInput,
  ImportFormCellArgs,
  ImportRowArgs,
  RemapMemberImportInput,
} from './member-import.inputs.ts';
import { memberImportPageLoader, OnePreview } from './member-import.loader.ts';
import { MemberImportService, type Preview } from './member-import.service.ts';
import {
  MemberImportConnection,
  MemberImportPayload,
  MemberImportPreviewType,
  MemberImportType,
} from './member-import.type.ts';
import { FORM_CELL_STATES } from './official/form-cells.ts';
import { formCellPage, formCellsOf, ignoredPage, previewView, rowPage } from './preview-view.ts';

@Resolver(() => MemberImportType)
export class MemberImportResolver {
  readonly #imports: MemberImportService;

  constructor(imports: MemberImportService) {
    this.#imports = imports;
  }

  @Query(() => MemberImportType, { description: '読み込んだ名簿1つ。One uploaded list.' })
  @Requires('MANAGE_GROUP')
  memberImport(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID }) id: string) {
    return this.#imports.byId(viewer, id);
  }

  @Mutation(() => MemberImportPayload, {
    description: '列の意味を指定し直す。Settles what the columns mean.',
  })
  @Requires('MANAGE_GROUP')
  remapMemberImport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RemapMemberImportInput }) input: RemapMemberImportInput,
  ) {
    return collectProblems(async () => ({ memberImport: await this.#imports.remap(viewer, input) }));
  }

  @Mutation(() => MemberImportPayload, {
    description:
      '前回の対応づけを使うのをやめ、忘れる。Forgets the remembered mapping and reads the file without it.',
  })
  @Requires('MANAGE_GROUP')
  forgetMemberImportMapping(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ForgetMemberImportMappingInput }) input: ForgetMemberImportMappingInput,
  ) {
    return collectProblems(async () => ({ memberImport: await this.#imports.forgetMapping(viewer, input) }));
  }

  @Mutation(() => MemberImportPayload, { description: '1つのマスを直す。Types a value over one cell.' })
  @Requires('MANAGE_GROUP')
  correctMemberImportCell(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CorrectMemberImportCellInput }) input: CorrectMemberImportCellInput,
  ) {
    return collectProblems(async () => ({ memberImport: await this.#imports.correctCell(viewer, input) }));
  }

  @Mutation(() => MemberImportPayload, {
    description: '全部を取り込む。直すところが1つでもあれば何も変えない。All or nothing.',
  })
  @Requires('MANAGE_GROUP')
  commitMemberImport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CommitMemberImportInput }) input: CommitMemberImportInput,
  ) {
    return collectProblems(async () => ({ memberImport: await this.#imports.commit(viewer, input) }));
  }

  @Mutation(() => MemberImportPayload)
  @Requires('MANAGE_GROUP')
  discardMemberImport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => DiscardMemberImportInput }) input: DiscardMemberImportInput,
  ) {
    return collectProblems(async () => ({ memberImport: await this.#imports.discard(viewer, input) }));
  }

  @ResolveField(() => MemberImportPreviewType, {
    nullable: true,
    description:
      '1回の問い合わせに1つだけ。終わった取り込みではnull。One per request; null once it is final.',
  })
  async preview(@Parent() { id }: MemberImportEntity, @Context() context: RequestContext) {
    const preview = await loaderOf(
      context,
      OnePreview,
      (viewer) => new OnePreview(this.#imports, viewer),
    ).load(id);
    return preview && { ...previewView(preview), source: preview };
  }
}

interface PreviewParent {
  readonly source: Preview;
}

@Resolver(() => MemberImportPreviewType)
export class MemberImportPreviewResolver {
  @ResolveField(() => ImportRowConnection)
  rows(@Parent() { source }: PreviewParent, @Args({ type: () => ImportRowArgs }) page: ImportRowArgs) {
    return rowPage(source, page);
  }

  @ResolveField(() => ImportIgnoredRowConnection, {
    description: '構成員として読まなかった行と、その理由。Rows that were not read as members, and why.',
  })
  ignoredRows(@Parent() { source }: PreviewParent, @Args({ type: () => PageArgs }) page: PageArgs) {
    return ignoredPage(source, page);
  }

  @ResolveField(() => ImportFormCellConnection, {
    description:
      '公式の様式の、何か書かれているすべてのマス。名簿では空。Every filled cell of the official forms; empty for a list.',
  })
  cells(
    @Parent() { source }: PreviewParent,
    @Args({ type: () => ImportFormCellArgs }) page: ImportFormCellArgs,
  ) {
    return formCellPage(formCellsOf(source), page);
  }

  // bounded: one for each state
  @ResolveField(() => [ImportFormCellCountType], {
    description: '公式の様式のマスの数、状態ごと。How many cells of the official forms are in each state.',
  })
  cellCounts(@Parent() { source }: PreviewParent): ImportFormCellCountType[] {
    const cells = formCellsOf(source);
    return FORM_CELL_STATES.map((state) => ({
      state,
      count: cells.filter((cell) => cell.state === state).length,
    }));
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumMemberImportsResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @ResolveField(() => MemberImportConnection, {
    description: '読み込んだ名簿、古い順。とりまとめ担当だけ。Uploads, oldest first; coordinators only.',
  })
  @FieldRequires('MANAGE_GROUP')
  memberImports(
    @Parent() consortium: ConsortiumEntity,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return loaderOf(context, `memberImports ${page.first} ${page.after ?? null}`, (viewer) =>
      memberImportPageLoader(this.#transactions, viewer, page),
    ).load(consortium.id);
  }
}
