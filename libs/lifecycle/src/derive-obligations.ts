import {
  addBusinessDays,
  dateOf,
  endOfDay,
  endOfFiscalYear,
  fiscalYearOf,
  jstMinute,
  previousOrSameBusinessDay,
} from '@renkei/kernel';
import type { HolidayCalendar, JstMinute, LocalDate, Message } from '@renkei/kernel';
import { mergeAnchors } from './anchor.ts';
import type { Anchors } from './anchor.ts';
import { OBLIGATION_KINDS, OBLIGATIONS } from './obligation.ts';
import type { DesiredObligation, ObligationKind, ObligationKindDefinition } from './obligation.ts';
import { documentState, earliestIssueDay, requirementsFor } from './requirement.ts';
import type { DocumentOnFile, RequirementMember, RequirementOptions } from './requirement.ts';
import type { AppliedRequirement, RepresentativeType } from './requirement-terms.ts';

/** Business days a member's deadline lies before the official one, unless the group sets another number. */
export const DEFAULT_INTERNAL_LEAD_BUSINESS_DAYS = 10;

/** Years the evidence is kept after the fiscal year of completion (R25 第16条2). */
const RETENTION_YEARS = 5;

export interface ObligationMember extends RequirementMember {
  readonly id: string;
  /** Members not enrolled (invited, withdrawn) owe nothing. */
  readonly enrolled: boolean;
  /** A representative without tools is left out of the effect figures (K25 p.33). */
  readonly usesTools: boolean;
}

/** Something done: the group's filing or completion (memberId null), or a member's part of it. */
export interface DoneFact {
  readonly kind: ObligationKind;
  readonly memberId: string | null;
  readonly at: JstMinute;
}

/** A deadline given by notice: a correction asked for, money claimed back. */
export interface GivenDeadline {
  readonly kind: ObligationKind;
  readonly memberId: string | null;
  /** What it is about; two repayments of one member are two deadlines. */
  readonly subjectId: string;
  readonly dueAt: JstMinute;
  readonly fulfilled: boolean;
}

export interface DeriveInput {
  /** The current schedule revision. */
  readonly schedule: Anchors;
  /** What really applies to this group, e.g. the dates in its grant decision; overrides the schedule. */
  readonly actual: Anchors;
  /** Rejected, withdrawn or cancelled: nothing more is owed but keeping the papers. */
  readonly endedEarly: boolean;
  readonly representativeType: RepresentativeType | null;
  readonly members: readonly ObligationMember[];
  readonly documents: readonly DocumentOnFile[];
  /** Everything reported done, except documents, which speak for themselves. */
  readonly done: readonly DoneFact[];
  readonly given?: readonly GivenDeadline[];
  /** Whole number ≥ 0. */
  readonly internalLeadBusinessDays: number;
  readonly holidays: HolidayCalendar;
  readonly requirementOptions?: RequirementOptions;
}

/**
 * The internal deadline that lets an official one be kept: 17:00 JST, `leadBusinessDays` business days before the
 * official day. The hour is this product's own choice, the end of an office day; no official text sets it. With no
 * lead it is the last business day up to the official day, and never later than the official minute.
 */
export function internalDeadline(
  official: JstMinute,
  leadBusinessDays: number,
  holidays: HolidayCalendar,
): JstMinute {
  const day = dateOf(official);
  const internalDay =
    leadBusinessDays === 0
      ? previousOrSameBusinessDay(day, holidays)
      : addBusinessDays(day, -leadBusinessDays, holidays);
  const internal = jstMinute(internalDay, 17, 0);
  return internal < official ? internal : official;
}

/** The last day the papers of a project completed on `completedOn` must be kept (R25 第16条2). */
export function retentionEnd(completedOn: LocalDate): LocalDate {
  return endOfFiscalYear(fiscalYearOf(completedOn) + RETENTION_YEARS);
}

interface Context {
  readonly input: DeriveInput;
  readonly anchors: Anchors;
  readonly members: readonly ObligationMember[];
  doneAt(kind: ObligationKind, memberId: string | null): JstMinute | null;
}

function contextOf(input: DeriveInput): Context {
  const identity = (kind: ObligationKind, memberId: string | null) => `${kind} ${memberId ?? ''}`;
  const done = new Map(input.done.map((fact) => [identity(fact.kind, fact.memberId), fact.at]));
  return {
    input,
    anchors: mergeAnchors(input.schedule, input.actual),
    members: input.members.filter(({ enrolled }) => enrolled),
    doneAt: (kind, memberId) => done.get(identity(kind, memberId)) ?? null,
  };
}

function dueAtOf(definition: ObligationKindDefinition, context: Context): JstMinute | null {
  if (definition.kind === 'EVIDENCE_RETENTION_END') {
    // Counted from the completion that happened: an expected one would put a guessed date on a legal duty.
    const completedAt = context.doneAt('PROJECT_END', null);
    return completedAt === null ? null : endOfDay(retentionEnd(dateOf(completedAt)));
  }
  const official = definition.anchor === null ? undefined : context.anchors[definition.anchor];
  if (official === undefined) return null;
  const { internalLeadBusinessDays, holidays } = context.input;
  return definition.timing === 'INTERNAL'
    ? internalDeadline(official, internalLeadBusinessDays, holidays)
    : official;
}

function desired(
  definition: ObligationKindDefinition,
  dueAt: JstMinute,
  memberId: string | null,
  fulfilled: boolean,
): DesiredObligation {
  const { kind, anchor, timing, title, clause } = definition;
  return { key: kind, kind, memberId, requirement: null, dueAt, anchor, timing, title, clause, fulfilled };
}

/** The day on which the age of the papers counts: the day it was really submitted, else the closing day. */
function submissionDayOf(context: Context): LocalDate | null {
  const at = context.doneAt('GROUP_APPLICATION', null) ?? context.anchors.ROUND_CLOSE;
  return at === undefined ? null : dateOf(at);
}

function renewalTitle(requirement: AppliedRequirement, submissionDay: LocalDate): Message {
  const from = earliestIssueDay(requirement, submissionDay);
  return {
    ja: `「${requirement.label.ja}」を取り直して送る${from === null ? '' : `（${from}以降に発行されたもの）`}`,
    en: `Send a fresh one: ${requirement.label.en}${from === null ? '' : ` (issued on or after ${from})`}`,
  };
}

/**
 * One live obligation per member and requirement: the paper itself, or its renewal when all that came is too old. Once
 * a fresh one is on file both count as met, so the renewal is closed and not cancelled.
 */
function documentObligations(
  definition: ObligationKindDefinition,
  dueAt: JstMinute,
  context: Context,
): readonly DesiredObligation[] {
  const submissionDay = submissionDayOf(context);
  if (submissionDay === null) return [];
  const { documents, representativeType, requirementOptions } = context.input;
  const isRenewal = definition.kind === 'MEMBER_DOCUMENT_RENEWAL';
  return context.members.flatMap((member) => {
    const own = documents.filter(({ memberId }) => memberId === member.id);
    return requirementsFor(member, representativeType, requirementOptions).flatMap((requirement) => {
      const state = documentState(requirement, own, submissionDay);
      const hasOld = own.some(
        (document) => documentState(requirement, [document], submissionDay) === 'TOO_OLD',
      );
      if (isRenewal ? !hasOld : state === 'TOO_OLD') return [];
      return [
        {
          ...desired(definition, dueAt, member.id, state === 'GOOD'),
          key: `${definition.kind}:${requirement.code}`,
          requirement: requirement.code,
          title: isRenewal
            ? renewalTitle(requirement, submissionDay)
            : (requirement.task ?? {
                ja: `「${requirement.label.ja}」を送る`,
                en: `Send: ${requirement.label.en}`,
              }),
          clause: requirement.source,
        },
      ];
    });
  });
}

function memberObligations(
  definition: ObligationKindDefinition,
  dueAt: JstMinute,
  context: Context,
): readonly DesiredObligation[] {
  const { kind } = definition;
  if (kind === 'MEMBER_DOCUMENT' || kind === 'MEMBER_DOCUMENT_RENEWAL') {
    return documentObligations(definition, dueAt, context);
  }
  const figures = kind === 'MEMBER_EFFECT_FIGURES_1' || kind === 'MEMBER_EFFECT_FIGURES_2';
  return context.members
    .filter((member) => !figures || member.usesTools)
    .map((member) => desired(definition, dueAt, member.id, context.doneAt(kind, member.id) !== null));
}

/** They stand also when the project ended early: what is claimed back is claimed back then above all. */
function givenObligations(input: DeriveInput): readonly DesiredObligation[] {
  return (input.given ?? []).map(({ kind, memberId, subjectId, dueAt, fulfilled }) => ({
    ...desired(OBLIGATIONS[kind], dueAt, memberId, fulfilled),
    key: `${kind}:${subjectId}`,
  }));
}

/**
 * Everything the group and its enrolled members owe, given the schedule and what has happened; in the order of the
 * procedure, then of the members. Without its anchor an obligation does not exist: no date is ever guessed. An internal
 * one that is still unmet when the filing it serves has gone out is dropped, because it has nothing left to serve.
 */
export function deriveObligations(input: DeriveInput): readonly DesiredObligation[] {
  const context = contextOf(input);
  const scheduled = OBLIGATION_KINDS.flatMap((kind) => {
    const definition = OBLIGATIONS[kind];
    if (input.endedEarly && definition.timing !== 'INFORMATION') return [];
    const dueAt = dueAtOf(definition, context);
    if (dueAt === null) return [];
    if (definition.owner === 'GROUP')
      return [desired(definition, dueAt, null, context.doneAt(kind, null) !== null)];
    const filed = definition.serves !== null && context.doneAt(definition.serves, null) !== null;
    return memberObligations(definition, dueAt, context).filter(({ fulfilled }) => fulfilled || !filed);
  });
  return [...scheduled, ...givenObligations(input)];
}
