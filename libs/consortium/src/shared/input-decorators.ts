import { applyDecorators } from '@nestjs/common';
import { Max, Min, ValidateIf } from 'class-validator';

export { IsId, IsIdempotencyKey } from '@renkei/platform/graphql';

/** Left out of an update, a field stays as it is; unlike @IsOptional, null is checked like any other value. */
export const Omittable = () => ValidateIf((_, value) => value !== undefined);

const PREFECTURE = {
  message:
    '都道府県は1〜47の番号で入れてください（東京都は13）。 Please give the prefecture as a number from 1 to 47 (Tokyo is 13).',
};

/** JIS X 0401, 1 北海道 … 47 沖縄県. */
export const IsPrefecture = () => applyDecorators(Min(1, PREFECTURE), Max(47, PREFECTURE));
