import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { DatabaseError } from 'pg';
import { pino } from 'pino';
import { formatErrorWith } from './format-error.ts';

const lines: string[] = [];
const format = formatErrorWith(pino({}, { write: (line: string) => void lines.push(line) }));
const blank = { message: '' };

function databaseError(code: string): DatabaseError {
  return Object.assign(new DatabaseError('invalid byte sequence: 見本', 1, 'error'), { code });
}

describe('an error becomes an answer', () => {
  it.each(['22021', '22P05'])('text that cannot be stored (%s) is put right by the sender', (code) => {
    const { extensions } = format(blank, databaseError(code));
    expect(extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: { ja: expect.stringContaining('NUL') },
    });
  });

  it('what goes wrong in a field is ours, even when graphql-js says it', () => {
    const said = new GraphQLError('Int cannot represent 見本', { path: ['a'] });
    const { message, extensions } = format({ message: said.message, path: ['a'] }, said);
    expect([message, extensions?.['code']]).toEqual([expect.not.stringContaining('見本'), 'INTERNAL']);
    expect(lines.at(-1)).not.toContain('見本');
  });

  it('what goes wrong before any field is the request’s', () => {
    const said = new GraphQLError('Unknown operation named "B".');
    expect(format({ message: said.message }, said).extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
