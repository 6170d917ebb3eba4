import { describe, expect, it } from '@jest/globals';
import { ProblemsFound } from '@renkei/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { InputPipe } from './input-pipe.ts';

class Line {
  @IsInt()
  @Min(1)
  @Max(9)
  quantity: number;
}

class Input {
  @IsString()
  @Length(1, 5)
  name: string;

  @IsOptional()
  @IsIn(['PC', 'REGISTER'])
  category?: string;

  @IsOptional()
  @Matches(/^x$/, { message: 'xと入れてください。 Please enter x.' })
  own?: string;

  @IsOptional()
  @ValidateBy({ name: 'odd', validator: { validate: () => false } })
  odd?: string;

  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => Line)
  lines: Line[];
}

const pipe = new InputPipe();

async function problems(value: object, data?: string) {
  try {
    await pipe.transform(value, { type: 'body', metatype: Input, ...(data === undefined ? {} : { data }) });
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    return error.problems.map(({ code, path, message }) => [code, path, message.ja]);
  }
}

describe('the check of inputs', () => {
  it('names every problem with its path and what to enter', async () => {
    const value = {
      name: '長すぎる名前',
      category: 'TV',
      own: 'y',
      lines: [{ quantity: 1 }, { quantity: 0 }],
    };
    expect(await problems(value, 'input')).toEqual([
      ['IS_LENGTH', 'input.name', '1文字以上、5文字以内で入れてください。'],
      ['IS_IN', 'input.category', '次のどれかを選んでください：PC、REGISTER'],
      ['MATCHES', 'input.own', 'xと入れてください。'],
      ['MIN', 'input.lines[1].quantity', '1以上で入れてください。'],
    ]);
  });

  it('takes paths as they are for arguments that stand alone', async () => {
    expect(await problems({ name: 'a', lines: [{ quantity: 10 }] })).toEqual([
      ['MAX', 'lines[0].quantity', '9以下で入れてください。'],
    ]);
  });

  it('refuses what is not known, and says something friendly about a rule it has no words for', async () => {
    expect(await problems({ name: 'a', lines: [], extra: 1, odd: 'x' }, 'input')).toEqual([
      ['WHITELIST_VALIDATION', 'input.extra', 'この項目は使われていません。取り除いてください。'],
      ['ODD', 'input.odd', 'この項目を見直してください。'],
    ]);
  });

  it('lets amounts through as they are', async () => {
    class Amount {
      @IsOptional()
      yen?: bigint;
    }
    const checked = await pipe.transform(
      { yen: 10n ** 15n },
      { type: 'body', metatype: Amount, data: 'input' },
    );
    expect(checked).toEqual({ yen: 10n ** 15n });
  });
});
