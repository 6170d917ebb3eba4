import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ACTIONS, ROLES, ROLE_LABELS, ROLE_MATRIX, reachOf, type Reach } from '@renkei/access';
import type { Message } from '@renkei/kernel';

// The README shows the role matrix the guard asks. `npm run schema:update` writes it anew; read the difference.

const README = new URL('../../README.md', import.meta.url);
const [START, END] = ['<!-- role-matrix:start -->', '<!-- role-matrix:end -->'];

const REACHES: Readonly<Record<Reach, string>> = {
  GROUP: '全体 group',
  OWN_MEMBER: '自分の分 own',
  RELEASED: '許可された分 released',
  PLATFORM: '共通のもの platform',
};

const both = ({ ja, en }: Message) => `${ja}<br>${en}`;
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** Not aligned: prettier would align by the width of what it ignores here. */
function rendered(): string {
  return [
    START,
    '<!-- prettier-ignore-start -->',
    '',
    row(['', ...ROLES.map((role) => both(ROLE_LABELS[role]))]),
    row(['---', ...ROLES.map(() => '---')]),
    ...ACTIONS.map((action) =>
      row([
        both(ROLE_MATRIX[action].label),
        ...ROLES.map((role) => {
          const reach = reachOf(role, action);
          return reach === null ? '–' : REACHES[reach];
        }),
      ]),
    ),
    '',
    '<!-- prettier-ignore-end -->',
    END,
  ].join('\n');
}

function shownIn(readme: string): string {
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)];
  return from < 0 || to < from ? '' : readme.slice(from, to + END.length);
}

describe('the role matrix in the README', () => {
  it('is the one the product asks', () => {
    const readme = readFileSync(README, 'utf8');
    const shown = shownIn(readme);
    if (process.env['UPDATE_SCHEMA'] && shown !== '') {
      writeFileSync(README, readme.replace(shown, rendered()));
      return;
    }
    expect(shown).toBe(rendered());
  });

  it('has a line for every action and a column for every role', () => {
    const lines = rendered()
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(lines.length).toBe(ACTIONS.length + 2);
    for (const line of lines) expect(line.split(' | ').length).toBe(ROLES.length + 1);
  });

  it('that has drifted is refused', () => {
    const planted = rendered().replace('許可された分 released', '全体 group');
    expect(shownIn(`# x\n\n${planted}\n`)).not.toBe(rendered());
  });
});
