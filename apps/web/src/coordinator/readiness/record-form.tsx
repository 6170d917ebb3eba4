import { REQUIREMENTS } from '@renkei/lifecycle';
import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { useToday } from '../../data/now.ts';
import { dateText } from '../../language/dates.ts';
import { texts, usePreferences, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { DateInput, Select } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import type { MemberCell } from './cell-drawer.tsx';
import {
  readinessForget,
  readinessRecord,
  type DocumentRequirement,
  type Paper,
} from './readiness.generated.ts';

const TEXTS = texts({
  ja: {
    title: '届いた書類の記録',
    paper: 'どの書類か',
    unknown: 'わからない（一番きびしい期限で数えます）',
    received: '届いた日',
    issued: '発行日',
    issuedHint: '紙に書かれている日',
    issuedFrom: (day: string) => `紙に書かれている日。${day}以降なら、提出の日まで使えます`,
    validUntil: '有効期限',
    validHint: '運転免許証など、期限が書かれているときだけ',
    send: '届いたことを記録する',
    cancel: 'やめる',
    forget: 'この記録を消す',
    forgetSure: '消すと、この書類は「まだ」に戻ります。',
    forgetNow: 'はい、記録を消す',
  },
  en: {
    title: 'A paper that came',
    paper: 'Which paper',
    unknown: 'Not known (the strictest age limit counts)',
    received: 'Came on',
    issued: 'Issued on',
    issuedHint: 'As printed on it',
    issuedFrom: (day: string) => `As printed on it. From ${day} on it is good on the day of submission`,
    validUntil: 'In force until',
    validHint: 'Only where it says so, such as on a driving licence',
    send: 'Record that it came',
    cancel: 'Cancel',
    forget: 'Remove this record',
    forgetSure: 'Without it the paper is “to come” again.',
    forgetNow: 'Yes, remove the record',
  },
});

const FIELDS = ['paper', 'receivedOn', 'issuedOn', 'validUntil'] as const;

/** Notes a paper that came by post or by hand. */
export function RecordForm({
  memberId,
  requirement,
  document,
  issuedFrom,
  onDone,
}: {
  readonly memberId: string;
  readonly requirement: DocumentRequirement;
  readonly document: MemberCell['document'];
  readonly issuedFrom: string | null;
  readonly onDone: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const today = useToday();
  const { language, era } = usePreferences();
  const accepts = REQUIREMENTS.find(({ code }) => code === requirement)?.accepts ?? [];
  const [draft, setDraft, clear] = useDraft(`paper/${memberId}/${requirement}`, {
    paper: document?.paper ?? '',
    receivedOn: document?.receivedOn ?? today,
    issuedOn: document?.issuedOn ?? '',
    validUntil: document?.validUntil ?? '',
  });
  const change = useChange(readinessRecord);
  const problem = (field: (typeof FIELDS)[number]) => problemAt(change.problems, field);
  const send = async (): Promise<void> => {
    const done = await change.send({
      input: {
        memberId,
        requirement,
        paper: draft.paper === '' ? null : (draft.paper as Paper),
        receivedOn: draft.receivedOn,
        issuedOn: draft.issuedOn || null,
        validUntil: draft.validUntil || null,
        version: document?.version ?? null,
      },
    });
    if (!done) return;
    clear();
    onDone();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="flex flex-col gap-4 rounded-lg border border-hairline p-4"
    >
      <h3 className="font-bold">{t.title}</h3>
      <Problems problems={change.problems} shown={FIELDS} />
      {accepts.length > 1 ? (
        <Select
          label={t.paper}
          value={draft.paper}
          problem={problem('paper')}
          onChange={({ target }) => setDraft({ ...draft, paper: target.value as Paper | '' })}
        >
          <option value="">{t.unknown}</option>
          {accepts.map(({ paper, label }) => (
            <option key={paper} value={paper}>
              {say(label)}
            </option>
          ))}
        </Select>
      ) : null}
      <DateInput
        label={t.received}
        required
        max={today}
        value={draft.receivedOn}
        problem={problem('receivedOn')}
        onChange={({ target }) => setDraft({ ...draft, receivedOn: target.value })}
      />
      <DateInput
        label={t.issued}
        hint={issuedFrom ? t.issuedFrom(dateText(issuedFrom, language, era)) : t.issuedHint}
        value={draft.issuedOn}
        problem={problem('issuedOn')}
        onChange={({ target }) => setDraft({ ...draft, issuedOn: target.value })}
      />
      {requirement === 'PROPRIETOR_IDENTITY' ? (
        <DateInput
          label={t.validUntil}
          hint={t.validHint}
          value={draft.validUntil}
          problem={problem('validUntil')}
          onChange={({ target }) => setDraft({ ...draft, validUntil: target.value })}
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={change.sending}>
          {t.send}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t.cancel}
        </Button>
      </div>
      {document ? <Forget memberId={memberId} requirement={requirement} version={document.version} /> : null}
    </form>
  );
}

function Forget({
  memberId,
  requirement,
  version,
}: {
  readonly memberId: string;
  readonly requirement: DocumentRequirement;
  readonly version: number;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [sure, setSure] = useState(false);
  const change = useChange(readinessForget);
  return (
    <div className="flex flex-col gap-2 border-t border-hairline pt-3">
      <Problems problems={change.problems} />
      {sure ? (
        <>
          <p>{t.forgetSure}</p>
          <div>
            <Button
              look="danger"
              busy={change.sending}
              onClick={() => void change.send({ input: { memberId, requirement, version } })}
            >
              {t.forgetNow}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button look="quiet" onClick={() => setSure(true)}>
            {t.forget}
          </Button>
        </div>
      )}
    </div>
  );
}
