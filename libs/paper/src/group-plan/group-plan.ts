import type { LocalDate, Message, Yen } from '@renkei/kernel';
import type { Block } from '../press/blocks.ts';
import type { Language, PaperHead, PaperResult } from '../press/paper.ts';
import { print } from '../press/print.ts';
import { dayDate, speaker, yen } from '../press/words.ts';
import { capBlocks, moneyBlocks } from './plan-money.ts';
import { PLAN_WORDS as WORDS } from './plan-words.ts';

/** One member of the plan; whole yen, tax-exclusive except `share`, which has its part of the joint costs in it. */
export interface PlannedMember {
  readonly name: string;
  readonly role: 'REPRESENTATIVE' | 'PARTICIPANT';
  /** What it introduces, in a few words; empty: nothing of its own. */
  readonly tools: string;
  readonly cost: Yen;
  readonly subsidy: Yen;
  /** What it pays in the end, tax included. */
  readonly share: Yen;
}

/** The group's money; whole yen, tax-exclusive except `tax`. cost + tax = subsidy + own. */
export interface PlannedMoney {
  readonly parts: readonly {
    readonly label: Message;
    readonly cost: Yen;
    readonly eligible: Yen;
    readonly subsidy: Yen;
  }[];
  readonly total: {
    readonly cost: Yen;
    readonly eligible: Yen;
    readonly subsidy: Yen;
    readonly tax: Yen;
    /** What the members pay together, tax included. */
    readonly own: Yen;
  };
}

/** How far an amount is to its cap. */
export interface CapUse {
  readonly label: Message;
  readonly used: Yen;
  /** Null: the papers do not give it. */
  readonly cap: Yen | null;
  readonly clause: string | null;
}

export interface PlannedDate {
  readonly what: Message;
  /** Null: not known yet. */
  readonly on: LocalDate | null;
  /** Instead of or beside the day: 17:00まで, 見込み. */
  readonly remark: Message | null;
}

export interface GroupPlanInput extends PaperHead {
  /** In the order to be printed: 代表事業者, 申請する枠, 対象地域 … */
  readonly facts: readonly { readonly label: Message; readonly value: string }[];
  /** What the plan is for, in sentences of the group's own; may be empty. */
  readonly purpose: readonly string[];
  readonly members: readonly PlannedMember[];
  readonly money: PlannedMoney;
  readonly caps: readonly CapUse[];
  readonly sharingKey: Message;
  readonly schedule: readonly PlannedDate[];
  /** What the group wants to reach, and how it is measured. */
  readonly targets: readonly { readonly label: Message; readonly target: Message }[];
  /** What the meeting is asked to decide, in sentences; empty: no resolution part. */
  readonly resolution: readonly string[];
  /** Who signs the resolution; the name may be left empty, to be written by hand. */
  readonly signers: readonly { readonly role: string; readonly name: string }[];
}

/** 総会用の事業計画書: what the group wants to do, who takes part, what it costs, when, and the resolution to sign. */
export function groupPlanPaper(input: GroupPlanInput): Promise<PaperResult> {
  return print({
    head: input,
    title: WORDS.title[input.language],
    sections: [{ label: null, blocks: planBlocks(input) }],
  });
}

/** What the plan consists of. */
export function planBlocks(input: GroupPlanInput): Block[] {
  const { language } = input;
  const say = speaker(language);
  const count = input.members.length;
  return [
    { kind: 'title', text: say(WORDS.title), under: input.groupName },
    { kind: 'heading', text: say(WORDS.facts) },
    {
      kind: 'facts',
      rows: [
        ...input.facts.map(({ label, value }) => ({ label: say(label), value })),
        { label: say(WORDS.memberCount), value: language === 'ja' ? `${count}者` : String(count) },
      ],
    },
    ...(input.purpose.length === 0 ? [] : [{ kind: 'heading', text: say(WORDS.purpose) } as const]),
    ...input.purpose.map((text): Block => ({ kind: 'text', text })),
    ...moneyBlocks(input.money, language),
    ...capBlocks(input.caps, language),
    ...memberBlocks(input, language),
    ...scheduleBlocks(input.schedule, language),
    ...targetBlocks(input, language),
    ...resolutionBlocks(input, language),
  ];
}

function memberBlocks({ members, sharingKey }: GroupPlanInput, language: Language): Block[] {
  const say = speaker(language);
  const money = (amount: Yen): string => yen(amount, language);
  const sum = (pick: (member: PlannedMember) => Yen): string =>
    money(members.reduce((total, member) => total + pick(member), 0n));
  return [
    { kind: 'heading', text: say(WORDS.members) },
    { kind: 'text', text: `${say(WORDS.joint)}${say(sharingKey)}`, quiet: true },
    {
      kind: 'table',
      columns: [
        { title: say(WORDS.number), share: 6, align: 'right' },
        { title: say(WORDS.member), share: 22 },
        { title: say(WORDS.tools), share: 31 },
        { title: say(WORDS.ownCost), share: 13, align: 'right' },
        { title: say(WORDS.ownSubsidy), share: 13, align: 'right' },
        { title: say(WORDS.share), share: 15, align: 'right' },
      ],
      rows: [
        ...members.map((member, index) => ({
          cells: [
            String(index + 1),
            [
              { text: member.name },
              ...(member.role === 'REPRESENTATIVE' ? [{ text: say(WORDS.representative), quiet: true }] : []),
            ],
            member.tools === '' ? '—' : member.tools,
            money(member.cost),
            money(member.subsidy),
            money(member.share),
          ],
        })),
        {
          cells: [
            '',
            say(WORDS.total),
            [{ text: say(WORDS.ofInfrastructure), quiet: true }],
            sum(({ cost }) => cost),
            sum(({ subsidy }) => subsidy),
            sum(({ share }) => share),
          ],
          total: true,
        },
      ],
      size: 8.5,
    },
  ];
}

function scheduleBlocks(schedule: readonly PlannedDate[], language: Language): Block[] {
  if (schedule.length === 0) return [];
  const say = speaker(language);
  return [
    { kind: 'heading', text: say(WORDS.schedule) },
    {
      kind: 'table',
      columns: [
        { title: say(WORDS.when), share: 34 },
        { title: say(WORDS.what), share: 66 },
      ],
      rows: schedule.map(({ what, on, remark }) => ({
        cells: [
          [
            { text: on === null ? say(WORDS.undecided) : dayDate(on, language) },
            ...(remark === null ? [] : [{ text: say(remark), quiet: true }]),
          ],
          say(what),
        ],
      })),
    },
  ];
}

function targetBlocks({ targets }: GroupPlanInput, language: Language): Block[] {
  if (targets.length === 0) return [];
  const say = speaker(language);
  return [
    { kind: 'heading', text: say(WORDS.targets) },
    { kind: 'facts', rows: targets.map(({ label, target }) => ({ label: say(label), value: say(target) })) },
  ];
}

function resolutionBlocks({ resolution, signers, groupName }: GroupPlanInput, language: Language): Block[] {
  if (resolution.length === 0) return [];
  const say = speaker(language);
  return [
    { kind: 'heading', text: say(WORDS.resolution) },
    ...resolution.map((text): Block => ({ kind: 'text', text, keep: true })),
    {
      kind: 'signatures',
      sealWord: say(WORDS.seal),
      rows: [
        { label: say(WORDS.decidedOn), lines: [say(WORDS.blankDate)], seal: false },
        { label: say(WORDS.group), lines: [groupName], seal: true },
        ...signers.map(({ role, name }) => ({ label: role, lines: name === '' ? [] : [name], seal: true })),
      ],
    },
  ];
}
