import { REQUIREMENTS } from '@renkei/lifecycle';
import type { Problem } from '@renkei/api-client';
import type { ReactNode } from 'react';
import { useToday } from '../../data/now.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { DateInput, Radios } from '../../ui/field.tsx';
import { problemAt } from '../../ui/problems.tsx';
import type { RecordMemberDocumentInput } from './papers.generated.ts';

const TEXTS = texts({
  ja: {
    which: 'どの書類ですか',
    issuedOn: '発行された日',
    issuedHint: '書類に書かれている日付です。3か月以内のものが必要です。',
    needed: '発行された日を入れてください。封をすると、ほかの人は日付を確かめられません。',
    validUntil: '有効期限',
    validHint: '免許証に書かれている日付です。',
  },
  en: {
    which: 'Which paper is it?',
    issuedOn: 'Issued on',
    issuedHint: 'The day printed on it. It may not be older than three months.',
    needed: 'Please enter the day of issue: once sealed nobody else can look at it.',
    validUntil: 'Valid until',
    validHint: 'The day printed on the licence.',
  },
});

export type PaperCode = NonNullable<RecordMemberDocumentInput['paper']>;

export interface PaperDetails {
  readonly paper: PaperCode | null;
  readonly issuedOn: string;
  readonly validUntil: string;
}

export const NO_DETAILS: PaperDetails = { paper: null, issuedOn: '', validUntil: '' };

/** What has to be known of a paper beside its photo. */
export function detailsNeeded(requirement: string, { paper }: PaperDetails) {
  const accepts = REQUIREMENTS.find(({ code }) => code === requirement)?.accepts ?? [];
  const [only] = accepts;
  const chosen = accepts.length === 1 ? only : accepts.find((one) => one.paper === paper);
  return {
    accepts,
    paper: (chosen?.paper ?? null) as PaperCode | null,
    whichMissing: chosen === undefined,
    ages: chosen?.maxAgeMonths != null,
    expires: chosen?.paper === 'DRIVING_LICENCE',
  };
}

export function isComplete(requirement: string, details: PaperDetails): boolean {
  const { whichMissing, ages } = detailsNeeded(requirement, details);
  return !whichMissing && (!ages || details.issuedOn !== '');
}

/** Which of several, its day of issue, until when it is valid: only what this paper needs. */
export function PaperDates({
  requirement,
  details,
  onChange,
  problems,
  asked,
  name,
}: {
  readonly requirement: string;
  readonly details: PaperDetails;
  readonly onChange: (details: PaperDetails) => void;
  readonly problems: readonly Problem[];
  /** Somebody tried to send it without. */
  readonly asked: boolean;
  readonly name: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const today = useToday();
  const { accepts, ages, expires, whichMissing } = detailsNeeded(requirement, details);
  return (
    <>
      {accepts.length > 1 ? (
        <Radios
          legend={t.which}
          name={name}
          value={details.paper}
          choices={accepts.map(({ paper, label }) => ({ value: paper as PaperCode, label: say(label) }))}
          onChoose={(paper) => onChange({ ...details, paper })}
        />
      ) : null}
      {asked && whichMissing ? (
        <p role="alert" className="font-bold text-stop">
          {t.which}
        </p>
      ) : null}
      {ages ? (
        <DateInput
          label={t.issuedOn}
          hint={t.issuedHint}
          required
          max={today}
          value={details.issuedOn}
          onChange={({ target }) => onChange({ ...details, issuedOn: target.value })}
          problem={problemAt(problems, 'issuedOn') ?? (asked && !details.issuedOn ? t.needed : null)}
        />
      ) : null}
      {expires ? (
        <DateInput
          label={t.validUntil}
          hint={t.validHint}
          value={details.validUntil}
          onChange={({ target }) => onChange({ ...details, validUntil: target.value })}
          problem={problemAt(problems, 'validUntil')}
        />
      ) : null}
    </>
  );
}
