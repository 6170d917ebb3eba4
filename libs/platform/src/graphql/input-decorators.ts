import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, IsUUID, Length, Matches, type ValidationOptions } from 'class-validator';

/**
 * The form of an id only; whether it exists for this person is found out later. Ids are stored in lower case and
 * PostgreSQL compares them in any: brought into one form here, our own comparisons do the same.
 */
export const IsId = (options?: ValidationOptions) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => lowerCase(value)),
    IsUUID('loose', options),
  );

function lowerCase(value: unknown): unknown {
  if (typeof value === 'string') return value.toLowerCase();
  return Array.isArray(value) ? value.map(lowerCase) : value;
}

/** A number the client makes up once per intended effect and repeats when it repeats the request. */
export const IsIdempotencyKey = () =>
  applyDecorators(
    IsString(),
    Length(8, 200),
    Matches(/^\P{Cc}*$/u, {
      message:
        '改行などの制御文字は使えません。新しい番号（例: UUID）で送ってください。 Control characters are not allowed. Send it with a new key such as a UUID.',
    }),
  );
