import {
  Args,
  Context,
  Field,
  ID,
  InputType,
  Mutation,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { collectProblems, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  IsId,
  loaderOf,
  PageArgs,
  Requires,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { OfficialWorkbookService } from './official-workbook.service.ts';
import {
  OfficialWorkbookConnection,
  RemoveOfficialWorkbookPayload,
  type OfficialWorkbookType,
} from './official-workbook.type.ts';

@InputType()
export class RemoveOfficialWorkbookInput {
  @Field(() => ID)
  @IsId()
  id: string;
}

@Resolver(() => ConsortiumType)
export class OfficialWorkbookResolver {
  readonly #workbooks: OfficialWorkbookService;

  constructor(workbooks: OfficialWorkbookService) {
    this.#workbooks = workbooks;
  }

  @Mutation(() => RemoveOfficialWorkbookPayload, {
    description: '預けた様式を消す。作ったファイルは残る。Forgets a workbook; files made of it stay.',
  })
  @Requires('MANAGE_GROUP')
  removeOfficialWorkbook(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RemoveOfficialWorkbookInput }) input: RemoveOfficialWorkbookInput,
  ) {
    return collectProblems(async () => ({ removedId: await this.#workbooks.remove(viewer, input) }));
  }

  @ResolveField(() => OfficialWorkbookConnection, {
    description: '預けた事務局の様式、新しい順。Workbooks the group supplied, newest first.',
  })
  @FieldRequires('MANAGE_GROUP')
  officialWorkbooks(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<OfficialWorkbookType>> {
    return loaderOf(
      context,
      `officialWorkbooks ${page.first} ${page.after ?? ''}`,
      (viewer) =>
        new DataLoader<string, Connection<OfficialWorkbookType>>((ids) =>
          this.#workbooks.pagesOf(viewer, ids, page),
        ),
    ).load(id);
  }
}
