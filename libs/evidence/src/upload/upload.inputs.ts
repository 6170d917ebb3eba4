import { EVIDENCE_CODES, type EvidenceCode } from '@renkei/lifecycle';
import { IsId, IsIdempotencyKey } from '@renkei/platform/graphql';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';

/** A parameter that is there and empty says as little as one that is not. */
const EmptyIsNone = () => Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

/** The query string of an upload; the file is the body. */
export class HandInEvidenceQuery {
  @IsId()
  consortiumId: string;

  /** Whose evidence it is; left out: the member of the cost line, or the group's. */
  @EmptyIsNone()
  @IsOptional()
  @IsId()
  memberId?: string;

  @IsString()
  fileName: string;

  @IsIdempotencyKey()
  idempotencyKey: string;

  /** What it proves; left out: it is kept, to be linked later. */
  @EmptyIsNone()
  @IsOptional()
  @IsIn(EVIDENCE_CODES)
  item?: EvidenceCode;

  @EmptyIsNone()
  @IsOptional()
  @IsId()
  costLineId?: string;

  @EmptyIsNone()
  @IsOptional()
  @IsId()
  purchaseStepId?: string;

  @EmptyIsNone()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @IsOptional()
  @IsInt()
  @Min(1)
  unitNumber?: number;

  /** The file it takes the place of, with everything that one proves. */
  @EmptyIsNone()
  @IsOptional()
  @IsId()
  replacesId?: string;
}
