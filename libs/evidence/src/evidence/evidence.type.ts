import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { JstMinute, LocalDate } from '@renkei/kernel';
import type { EvidenceCode, EvidenceOutcome } from '@renkei/lifecycle';
import type { Problem } from '@renkei/platform';
import { connectionOf, JstMinuteScalar, LocalDateScalar, ProblemType } from '@renkei/platform/graphql';
import {
  EvidenceCodeEnum,
  EvidenceOutcomeEnum,
  EvidenceReviewOutcomeEnum,
  EvidenceScanEnum,
  type ReviewOutcome,
  type Scan,
} from './vocabulary.ts';

@ObjectType('EvidenceLink', {
  description: 'ファイルが何の証憑か。What a file proves, and of which line, step or unit.',
})
export class EvidenceLinkType {
  @Field(() => ID)
  id: string;

  @Field(() => EvidenceCodeEnum)
  item: EvidenceCode;

  @Field(() => ID, { nullable: true })
  costLineId: string | null;

  @Field(() => ID, { nullable: true, description: '契約や支払いの記録。The recorded step of the purchase.' })
  purchaseStepId: string | null;

  @Field(() => Int, { nullable: true, description: '何台目か（1から）。Which unit of the line, from 1.' })
  unitNumber: number | null;

  @Field(() => EvidenceOutcomeEnum, {
    description:
      'この項目についての確認。つなげる前の確認は数えません。The review as far as it is about this link: one made before it was linked does not count.',
  })
  outcome: EvidenceOutcome;
}

@ObjectType('EvidenceReview', { description: '証憑の確認。A reviewer’s word on a file.' })
export class EvidenceReviewType {
  @Field(() => EvidenceReviewOutcomeEnum)
  outcome: ReviewOutcome;

  @Field(() => String, { description: '差し戻しの理由。Why it was returned.' })
  reason: string;

  @Field(() => JstMinuteScalar)
  reviewedAt: JstMinute;

  @Field(() => String, {
    nullable: true,
    description: '確認した人。お店の担当には見えません。The reviewer, for coordinators.',
  })
  reviewedByName: string | null;
}

@ObjectType('Evidence', {
  description:
    '証憑のファイル。中身は GET /evidence/{id}/content、縮小画像は GET /evidence/{id}/thumbnail。差し替えても前のファイルは残ります。A stored file of evidence; never changed, a newer one names the older.',
})
export class EvidenceType {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { nullable: true, description: 'null: グループのもの。The group’s own.' })
  memberId: string | null;

  @Field(() => String)
  fileName: string;

  @Field(() => String, { description: '例 application/pdf。As the bytes say, not the name.' })
  mediaType: string;

  @Field(() => Int, { description: '大きさ（バイト）。Bytes.' })
  byteLength: number;

  @Field(() => String, { description: '中身のSHA-256（16進64桁）。Digest of the content, hex.' })
  contentSha256: string;

  @Field(() => EvidenceScanEnum)
  scan: Scan;

  @Field(() => Boolean, {
    description: '縮小画像があるか（HEICとPDFにはありません）。Never for HEIC and PDF.',
  })
  hasThumbnail: boolean;

  @Field(() => JstMinuteScalar)
  uploadedAt: JstMinute;

  @Field(() => String, {
    nullable: true,
    description: '送った人。お店の担当には自分の名前だけ。Who sent it; a member user sees its own name only.',
  })
  uploadedByName: string | null;

  @Field(() => ID, { nullable: true, description: 'このファイルが差し替えた前のファイル。The older file.' })
  replacesId: string | null;

  @Field(() => ID, { nullable: true, description: 'このファイルを差し替えたファイル。The newer file.' })
  replacedById: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      '保管義務の最後の日。null: 事業が完了していない（消せません）。Last day of the duty to keep it (R25 Art. 16).',
  })
  retainedUntil: LocalDate | null;

  // a plain list: one file proves a handful of items, at most the units of one line
  @Field(() => [EvidenceLinkType], { description: 'いま何の証憑か。What it proves now.' })
  links: readonly EvidenceLinkType[];

  @Field(() => EvidenceReviewType, { nullable: true, description: '最新の確認。The latest review.' })
  review: EvidenceReviewType | null;
}

export const EvidenceConnection = connectionOf('Evidence', () => EvidenceType);

@ObjectType()
export class EvidencePayload {
  @Field(() => EvidenceType, { nullable: true })
  evidence?: EvidenceType | null;

  @Field(() => [ProblemType])
  problems: readonly Problem[];
}
