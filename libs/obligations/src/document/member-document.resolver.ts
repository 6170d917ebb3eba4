import DataLoader from 'dataloader';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberType } from '@renkei/consortium';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import { CurrentViewer, loaderOf, Requires, type RequestContext } from '@renkei/platform/graphql';
import { RecordMemberDocumentInput, RemoveMemberDocumentInput } from './member-document.inputs.ts';
import {
  DOCUMENT_COLUMNS,
  memberDocumentOf,
  MemberDocumentService,
  type MemberDocumentRow,
} from './member-document.service.ts';
import {
  MemberDocumentType,
  RecordMemberDocumentPayload,
  RemoveMemberDocumentPayload,
} from './member-document.type.ts';

@Resolver(() => MemberType)
export class MemberDocumentResolver {
  readonly #documents: MemberDocumentService;
  readonly #transactions: TenantTransaction;

  constructor(documents: MemberDocumentService, transactions: TenantTransaction) {
    this.#documents = documents;
    this.#transactions = transactions;
  }

  @Requires('RECORD_PAPERS')
  @Mutation(() => RecordMemberDocumentPayload, {
    description: '構成員の書類が届いたことを記録する。Notes that a paper has arrived; its deadline closes.',
  })
  recordMemberDocument(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RecordMemberDocumentInput }) input: RecordMemberDocumentInput,
  ) {
    return collectProblems(async () => ({ memberDocument: await this.#documents.record(viewer, input) }));
  }

  @Requires('MANAGE_GROUP')
  @Mutation(() => RemoveMemberDocumentPayload, {
    description: '書類が届いた記録を取り消す。Takes the record back; the paper is owed again.',
  })
  removeMemberDocument(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RemoveMemberDocumentInput }) input: RemoveMemberDocumentInput,
  ) {
    return collectProblems(async () => ({ memberDocument: await this.#documents.remove(viewer, input) }));
  }

  // a plain list: one entry for each of the ten requirements at most
  @ResolveField(() => [MemberDocumentType], {
    description: '届いた書類（必要書類ごとに1つ）。Papers that have arrived, one for each requirement.',
  })
  documents(@Parent() { id }: MemberType, @Context() context: RequestContext) {
    return loaderOf(context, MemberDocumentResolver, (viewer) => this.#loader(viewer)).load(id);
  }

  #loader(viewer: Viewer) {
    return new DataLoader<string, MemberDocumentType[]>(async (memberIds) => {
      const rows = await this.#transactions.read(viewer, (tx) =>
        tx.query<MemberDocumentRow>(
          `SELECT ${DOCUMENT_COLUMNS} FROM member_document WHERE member_id = ANY($1) ORDER BY requirement`,
          [memberIds],
        ),
      );
      return memberIds.map((id) => rows.filter((row) => row.member_id === id).map(memberDocumentOf));
    });
  }
}
