import { ValidateIf } from 'class-validator';

export { IsId, IsIdempotencyKey } from '@renkei/platform/graphql';

/** Left out of an update, a field stays as it is; unlike @IsOptional, null is checked like any other value. */
export const Omittable = () => ValidateIf((_, value) => value !== undefined);
