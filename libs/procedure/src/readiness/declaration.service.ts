import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@renkei/kernel';
import { declarationsFor, type DeclarationCode, type MemberRole } from '@renkei/lifecycle';
import {
  checkName,
  Clock,
  ProblemList,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { RecordDeclarationsInput } from './eligibility.inputs.ts';
import type { MemberDeclarationType } from './eligibility.type.ts';
import { enrolledMember, type EnrolledMember } from './enrolled-member.ts';

export interface StoredDeclaration {
  readonly memberId: string;
  readonly code: DeclarationCode;
  readonly answer: boolean;
  readonly declaredBy: string;
  readonly declaredOn: LocalDate;
  readonly version: number;
}

type Stored = ReadonlyMap<DeclarationCode, StoredDeclaration>;

@Injectable()
export class DeclarationService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Notes a member's answers, all of them or none. The same answers again change nothing; another answer takes the
   * version of the one it replaces.
   * @throws ProblemsFound with everything to put right, STALE_VERSION; AppError NOT_FOUND
   */
  record(viewer: Viewer, input: RecordDeclarationsInput): Promise<MemberDeclarationType[]> {
    return this.#transactions.run(viewer, async (tx) => {
      const member = await enrolledMember(tx, viewer, input.memberId);
      const declaredBy = tidyLine(input.declaredBy);
      const stored = await this.#stored(tx, member);
      const wanted = { ...input, declaredBy };
      checkAnswers(member, wanted, stored, this.#clock.todayJst());
      await this.#write(tx, viewer, member, wanted, stored);
      return declarationsOf(member.role, await readDeclarations(tx, [member.id]));
    });
  }

  async #stored(tx: Tx, { id }: EnrolledMember): Promise<Stored> {
    const rows = await readDeclarations(tx, [id], true);
    return new Map(rows.map((row) => [row.code, row]));
  }

  async #write(
    tx: Tx,
    viewer: Viewer,
    member: EnrolledMember,
    wanted: RecordDeclarationsInput,
    stored: Stored,
  ): Promise<void> {
    const changed = wanted.declarations.filter(
      ({ code, answer }) => !isSame(stored.get(code), answer, wanted),
    );
    if (changed.length === 0) return;
    // an answer somebody gave since it was read has another version: it is not written over
    const written = await tx.query(
      `INSERT INTO member_declaration (consortium_id, member_id, declared_by, declared_on, recorded_by, recorded_at,
         code, answer, version)
       SELECT $1, $2, $3, $4, $5, $6, code, answer, seen + 1
       FROM unnest($7::text[], $8::boolean[], $9::integer[]) AS given (code, answer, seen)
       ON CONFLICT (consortium_id, member_id, code) DO UPDATE SET answer = excluded.answer,
         declared_by = excluded.declared_by, declared_on = excluded.declared_on, recorded_by = excluded.recorded_by,
         recorded_at = excluded.recorded_at, version = excluded.version
       WHERE member_declaration.version = excluded.version - 1
       RETURNING code`,
      [
        member.consortiumId,
        member.id,
        wanted.declaredBy,
        wanted.declaredOn,
        viewer.userId,
        new Date(this.#clock.epochMs()),
        changed.map(({ code }) => code),
        changed.map(({ answer }) => answer),
        changed.map(({ code }) => stored.get(code)?.version ?? 0),
      ],
    );
    if (written.length < changed.length) refuseStale(0, 1, 'input.declarations');
  }
}

/** @param forUpdate nobody else changes them until the end of the transaction */
export function readDeclarations(
  tx: Tx,
  memberIds: readonly string[],
  forUpdate: boolean = false,
): Promise<StoredDeclaration[]> {
  return tx.query<StoredDeclaration>(
    `SELECT member_id AS "memberId", code, answer, declared_by AS "declaredBy", declared_on AS "declaredOn", version
     FROM member_declaration WHERE member_id = ANY ($1::uuid[]) ORDER BY member_id, code ${forUpdate ? 'FOR UPDATE' : ''}`,
    [memberIds],
  );
}

/** Every question the member answers, in the order of the rules, with the answer that stands. */
export function declarationsOf(
  role: MemberRole,
  stored: readonly StoredDeclaration[],
): MemberDeclarationType[] {
  const answers = new Map(stored.map((row) => [row.code, row]));
  return declarationsFor(role).map(({ code, topic, question, label, goodAnswer, clause }) => {
    const { answer = null, declaredBy = null, declaredOn = null, version = null } = answers.get(code) ?? {};
    return { code, topic, question, label, goodAnswer, clause, answer, declaredBy, declaredOn, version };
  });
}

function isSame(
  stored: StoredDeclaration | undefined,
  answer: boolean,
  { declaredBy, declaredOn }: RecordDeclarationsInput,
): boolean {
  return stored?.answer === answer && stored.declaredBy === declaredBy && stored.declaredOn === declaredOn;
}

function checkAnswers(
  { role }: EnrolledMember,
  input: RecordDeclarationsInput,
  stored: Stored,
  today: LocalDate,
): void {
  const problems = new ProblemList();
  checkName(problems, input.declaredBy, 'input.declaredBy');
  if (input.declaredOn > today) {
    problems.add('NOT_YET', 'input.declaredOn', {
      ja: '答えた日は今日までの日付で入れてください。',
      en: 'The day of the answers cannot lie ahead.',
    });
  }
  const owed = new Set(declarationsFor(role).map(({ code }) => code));
  const seen = new Set<DeclarationCode>();
  for (const [index, { code, answer, version = null }] of input.declarations.entries()) {
    const path = `input.declarations[${index}]`;
    if (!owed.has(code)) {
      problems.add('NOT_ASKED', `${path}.code`, {
        ja: 'この構成員には聞いていない質問です。外してください。',
        en: 'This member is not asked this question. Please leave it out.',
      });
    } else if (seen.has(code)) {
      problems.add('TWICE', `${path}.code`, {
        ja: '同じ質問への答えが2つあります。1つにしてください。',
        en: 'There are two answers to this question. Please keep one.',
      });
    } else checkVersion(problems, `${path}.version`, stored.get(code), { answer, version }, input);
    seen.add(code);
  }
  problems.throwIfAny();
}

function checkVersion(
  problems: ProblemList,
  path: string,
  stored: StoredDeclaration | undefined,
  { answer, version }: { readonly answer: boolean; readonly version: number | null },
  input: RecordDeclarationsInput,
): void {
  const current = stored?.version ?? null;
  if (version === current || (version === null && isSame(stored, answer, input))) return;
  problems.add(version === null ? 'ALREADY_RECORDED' : 'STALE_VERSION', path, {
    ja: 'この質問にはもう別の答えがあります。最新の答えを見てから、その版を付けて変えてください。',
    en: 'There is another answer already. Look at it, then change it with its version.',
  });
}
