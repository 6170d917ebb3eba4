import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsUUID, ValidateBy, type ValidationOptions } from 'class-validator';

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

const LEAST_KEY_CHARACTERS = 8;
const MOST_KEY_CHARACTERS = 200;

/** A number the client makes up once per intended effect and repeats when it repeats the request. */
export const IsIdempotencyKey = () =>
  applyDecorators(
    ValidateBy(
      { name: 'isDefined', validator: { validate: isGiven } },
      {
        message:
          'idempotencyKey がありません。送るたびに新しい番号（UUID）を付けてください。 There is no idempotencyKey. Please send a new one, such as a UUID, with every request.',
      },
    ),
    ofGiven('isLength', hasKeyLength, {
      constraints: [LEAST_KEY_CHARACTERS, MOST_KEY_CHARACTERS],
    }),
    ofGiven('matches', (key) => /^\P{Cc}*$/u.test(key), {
      message:
        '改行などの制御文字は使えません。新しい番号（例: UUID）で送ってください。 Control characters are not allowed. Send it with a new key such as a UUID.',
    }),
  );

function isGiven(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function hasKeyLength(key: string): boolean {
  const { length } = [...key];
  return length >= LEAST_KEY_CHARACTERS && length <= MOST_KEY_CHARACTERS;
}

/** A rule with nothing to say about what is missing, which is one problem and not three. */
function ofGiven(
  name: string,
  holds: (value: string) => boolean,
  { constraints = [], message }: { readonly constraints?: number[]; readonly message?: string },
) {
  return ValidateBy(
    { name, constraints, validator: { validate: (value: unknown) => !isGiven(value) || holds(value) } },
    message === undefined ? {} : { message },
  );
}
