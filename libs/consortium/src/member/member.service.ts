import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  checkLength,
  Clock,
  leaveDerivation,
  once,
  type Problem,
  ProblemList,
  refuse,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { BusinessEntity } from '../business/business.entity.ts';
import { checkBusiness, type BusinessFacts } from '../business/check-business.ts';
import { lockConsortium, lockConsortiumOf } from '../consortium/consortium.access.ts';
import { explainingConstraints, takenElsewhere } from '../shared/constraint-problems.ts';
import { requireUuid, updateVersioned } from '../shared/rows.ts';
import { warningsAbout } from './likeness.ts';
import { sizeWarnings } from './size-warnings.ts';
import {
  checkMember,
  checkRepresentativeForm,
  duplicateInGroup,
  MAX_MEMBERS,
  secondRepresentative,
} from './member-rules.ts';
import { MemberEntity } from './member.entity.ts';
import type {
  AppointRepresentativeInput,
  EnrolMemberInput,
  ReorderMembersInput,
  UpdateMemberInput,
  WithdrawMemberInput,
} from './member.inputs.ts';
import { enrolledMembers, MEMBER, memberById, nextPosition, type MemberRow } from './member.rows.ts';

export interface SavedMember {
  readonly member: MemberRow;
  readonly warnings: readonly Problem[];
}

const BUSINESS_PATH = 'input.business';

@Injectable()
export class MemberService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  async byId(viewer: Viewer, id: string): Promise<MemberRow> {
    requireUuid(id, MEMBER);
    return this.#transactions.read(viewer, (tx) => memberById(tx, id));
  }

  /** A new member at the end of the list. Once per idempotency key. */
  enrol(viewer: Viewer, input: EnrolMemberInput): Promise<SavedMember> {
    return explainingConstraints(takenElsewhere(numberPath(input.business)), () =>
      this.#transactions.run(viewer, async (tx) => {
        const id = await once(tx, viewer, 'enrolMember', input, () => enrol(tx, input));
        return withWarnings(tx, id);
      }),
    );
  }

  update(viewer: Viewer, input: UpdateMemberInput): Promise<SavedMember> {
    return explainingConstraints(takenElsewhere(numberPath(input.business)), () =>
      this.#transactions.run(viewer, async (tx) => {
        const { consortiumId, current } = await forChange(tx, input.id, input.version);
        const others = (await enrolledMembers(tx, [consortiumId])).filter(({ id }) => id !== input.id);
        const { facts, problems: inBusiness } = checkBusiness(
          merged(current.business, input.business),
          BUSINESS_PATH,
        );
        const changes = {
          size: input.size ?? current.size,
          sharingWeight: input.sharingWeight ?? current.sharingWeight,
          requestedYen: input.requestedYen === undefined ? current.requestedYen : input.requestedYen,
        };
        const problems = new ProblemList();
        problems.addAll(inBusiness);
        checkMember(problems, { ...changes, legalForm: facts.legalForm, role: current.role }, 'input');
        checkTwins(problems, facts, others);
        problems.throwIfAny();
        if (input.business) await tx.repository(BusinessEntity).update({ id: current.businessId }, facts);
        await updateVersioned(tx, MemberEntity, input, changes, MEMBER);
        await leaveDerivation(tx, consortiumId);
        return withWarnings(tx, input.id);
      }),
    );
  }

  /** Changes the representative: the former one becomes a participant in the same step (K25 p.9: exactly one). */
  appointRepresentative(viewer: Viewer, input: AppointRepresentativeInput): Promise<SavedMember> {
    return this.#transactions.run(viewer, async (tx) => {
      const { consortiumId, current } = await forChange(tx, input.memberId, input.version);
      const problems = new ProblemList();
      const legalForm = current.business.legalForm;
      checkRepresentativeForm(problems, { role: 'REPRESENTATIVE', legalForm }, 'input.memberId');
      problems.throwIfAny();
      if (current.role !== 'REPRESENTATIVE') {
        await tx.query(
          `UPDATE member SET role = 'PARTICIPANT', version = version + 1
           WHERE consortium_id = $1 AND role = 'REPRESENTATIVE' AND status = 'ENROLLED'`,
          [consortiumId],
        );
        const seen = { id: input.memberId, version: input.version };
        await updateVersioned(tx, MemberEntity, seen, { role: 'REPRESENTATIVE' }, MEMBER);
        await leaveDerivation(tx, consortiumId);
      }
      return withWarnings(tx, input.memberId);
    });
  }

  /** 辞退. The record and its costs stay readable and count no more; the business is free for another group. */
  withdraw(viewer: Viewer, input: WithdrawMemberInput): Promise<SavedMember> {
    return this.#transactions.run(viewer, async (tx) => {
      const { consortiumId, current } = await forChange(tx, input.id, input.version);
      const problems = new ProblemList();
      const reason = tidyLine(input.reason);
      if (reason === '') {
        problems.add('REQUIRED', 'input.reason', {
          ja: '辞退の理由を入れてください。計画変更の届け出でも使います。',
          en: 'Please enter the reason; the notice of change needs it too.',
        });
      }
      checkLength(problems, reason, 'input.reason', 500);
      if (input.withdrawnOn > this.#clock.todayJst()) {
        problems.add('IN_THE_FUTURE', 'input.withdrawnOn', {
          ja: '辞退の日には、今日までの日付を入れてください。',
          en: 'Please enter a day up to today.',
        });
      }
      if (current.role === 'REPRESENTATIVE') {
        problems.add('REPRESENTATIVE_CANNOT_WITHDRAW', 'input.id', {
          ja: '代表事業者は、先にほかの構成員へ代表を交代してから辞退してください。',
          en: 'Please appoint another representative before this one withdraws.',
        });
      }
      problems.throwIfAny();
      const changes = {
        status: 'WITHDRAWN',
        withdrawnOn: input.withdrawnOn,
        withdrawalReason: reason,
      } as const;
      await updateVersioned(tx, MemberEntity, input, changes, MEMBER);
      await leaveDerivation(tx, consortiumId);
      return { member: await memberById(tx, input.id), warnings: [] };
    });
  }

  /** Puts the enrolled members into a new order. Only places change, so no member's version moves. */
  reorder(viewer: Viewer, input: ReorderMembersInput): Promise<MemberRow[]> {
    return this.#transactions.run(viewer, async (tx) => {
      await lockConsortium(tx, input.consortiumId);
      const current = await enrolledMembers(tx, [input.consortiumId]);
      const ids = input.memberIds.map((id) => id.toLowerCase());
      const known = new Set(current.map(({ id }) => id));
      if (ids.length !== known.size || new Set(ids).size !== ids.length || ids.some((id) => !known.has(id))) {
        refuse('NOT_ALL_MEMBERS', 'input.memberIds', {
          ja: '参加中の構成員全員を1回ずつ並べてください。ほかの人が先に構成員を変えたときは、読み直してからお願いします。',
          en: 'Please list every enrolled member exactly once. If somebody changed the members meanwhile, reload first.',
        });
      }
      await tx.query(
        `UPDATE member m SET position = n.position
         FROM unnest($1::uuid[], $2::int[]) AS n (id, position) WHERE m.id = n.id`,
        [ids, current.map(({ position }) => position)],
      );
      return enrolledMembers(tx, [input.consortiumId]);
    });
  }
}

async function enrol(tx: Tx, input: EnrolMemberInput): Promise<string> {
  const { id: consortiumId } = await lockConsortium(tx, input.consortiumId);
  const others = await enrolledMembers(tx, [consortiumId]);
  const { facts, problems: inBusiness } = checkBusiness(input.business, BUSINESS_PATH);
  const { role, size, sharingWeight, requestedYen = null } = input;
  const problems = new ProblemList();
  problems.addAll(inBusiness);
  checkMember(problems, { legalForm: facts.legalForm, role, size, sharingWeight, requestedYen }, 'input');
  const representative = others.find((other) => other.role === 'REPRESENTATIVE');
  if (role === 'REPRESENTATIVE' && representative)
    secondRepresentative(problems, representative, 'input.role');
  checkTwins(problems, facts, others);
  if (others.length >= MAX_MEMBERS) {
    problems.add('TOO_MANY_MEMBERS', null, {
      ja: `1つのグループは${MAX_MEMBERS}者までです（公式の様式の行数）。`,
      en: `A group has at most ${MAX_MEMBERS} members, the lines of the official forms.`,
    });
  }
  problems.throwIfAny();
  const [businessId, id] = [randomUUID(), randomUUID()];
  await tx.repository(BusinessEntity).insert({ ...facts, id: businessId, consortiumId });
  await tx.repository(MemberEntity).insert({
    id,
    consortiumId,
    businessId,
    role,
    size,
    sharingWeight,
    requestedYen,
    position: await nextPosition(tx, consortiumId),
  });
  await leaveDerivation(tx, consortiumId);
  return id;
}

/** @throws ProblemsFound STALE_VERSION, MEMBER_WITHDRAWN; AppError NOT_FOUND */
async function forChange(
  tx: Tx,
  id: string,
  version: number,
): Promise<{ consortiumId: string; current: MemberRow }> {
  const { id: consortiumId } = await lockConsortiumOf(tx, 'member', id, MEMBER);
  const current = await memberById(tx, id);
  if (current.version !== version) refuseStale(version, current.version);
  if (current.status === 'WITHDRAWN') {
    refuse('MEMBER_WITHDRAWN', 'input.id', {
      ja: 'この構成員は辞退しています。もう一度参加するときは、新しく登録してください。',
      en: 'This member has withdrawn. To take part again, please enrol it anew.',
    });
  }
  return { consortiumId, current };
}

/** The field a number came from: there the registry of all groups, which has the last word on it, is quoted. */
function numberPath(business: { readonly corporateNumber?: string | null } | undefined): string {
  return `${BUSINESS_PATH}.${business?.corporateNumber ? 'corporateNumber' : 'invoiceNumber'}`;
}

function checkTwins(problems: ProblemList, facts: BusinessFacts, others: readonly MemberRow[]): void {
  const identity = identityOf(facts);
  const twin =
    identity === null ? undefined : others.find(({ business }) => business.identityKey === identity);
  const field = facts.corporateNumber === null ? 'invoiceNumber' : 'corporateNumber';
  if (twin) duplicateInGroup(problems, twin, `${BUSINESS_PATH}.${field}`);
}

/** As the database generates it: the 法人番号, else the digits of the 登録番号. */
export function identityOf(facts: Pick<BusinessFacts, 'corporateNumber' | 'invoiceNumber'>): string | null {
  return facts.corporateNumber ?? facts.invoiceNumber?.slice(1) ?? null;
}

function merged(current: BusinessEntity, changes: UpdateMemberInput['business']): BusinessEntity {
  const named = Object.entries(changes ?? {}).filter(([, value]) => value !== undefined);
  return { ...current, ...Object.fromEntries(named), legalForm: changes?.legalForm ?? current.legalForm };
}

async function withWarnings(tx: Tx, id: string): Promise<SavedMember> {
  const member = await memberById(tx, id);
  const enrolled = await enrolledMembers(tx, [member.consortiumId]);
  const warnings = [...sizeWarnings(member, BUSINESS_PATH), ...warningsAbout(id, enrolled, BUSINESS_PATH)];
  return { member, warnings };
}
