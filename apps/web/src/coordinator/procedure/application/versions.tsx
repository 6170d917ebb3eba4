import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../../language/language.ts';
import { When, Yen } from '../../../ui/amounts.tsx';
import { Empty, Section } from '../../../ui/page.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { useGroup } from '../../group-frame.tsx';
import { Facts } from '../shared/facts.tsx';
import { useEveryPage } from '../shared/pages.ts';
import { procedureSubmissions } from './application.generated.ts';
import { requestedTotal, submissionDifferences, type FiledDocument } from './differences.ts';

const TEXTS = texts({
  ja: {
    title: 'これまでの提出',
    none: 'まだ提出していません',
    noneHow:
      '申請マイページで提出して記録すると、そのときの内容がそのまま残り、前の提出との違いが文で出ます。',
    number: (number: number) => `${number}回目の提出`,
    submitted: '提出した日時',
    portal: '受付番号',
    total: '申請した補助金',
    members: '構成員',
    count: (count: number) => `${count}者`,
    differences: (number: number) => `${number}回目の提出との違い`,
    same: '金額・構成員・費用・書類は、前の提出と同じです。',
    first: '最初の提出です。',
    mark: '内容の印（SHA-256）',
  },
  en: {
    title: 'Submitted so far',
    none: 'Nothing was submitted yet',
    noneHow:
      'Once it is submitted in the portal and recorded, its content is kept as it was, and differences are told in words.',
    number: (number: number) => `Submission ${number}`,
    submitted: 'Submitted',
    portal: 'Number of the portal',
    total: 'Subsidy asked for',
    members: 'Members',
    count: (count: number) => `${count}`,
    differences: (number: number) => `What differs from submission ${number}`,
    same: 'Amounts, members, costs and papers are the same as before.',
    first: 'This is the first submission.',
    mark: 'Mark of the content (SHA-256)',
  },
});

/** Every submission as it was filed, with what it changed against the one before in words. */
export function Versions(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { id } = useGroup();
  const read = useEveryPage(
    procedureSubmissions,
    { id },
    ({ consortium }) => consortium.application?.submissions,
  );
  return (
    <Section title={t.title}>
      <Shown read={read} lines={3}>
        {(submissions) => {
          if (submissions.length === 0) return <Empty title={t.none}>{t.noneHow}</Empty>;
          const documents = submissions.map(({ document }) => JSON.parse(document) as FiledDocument);
          return (
            <ol className="flex flex-col gap-4">
              {submissions.map((submission, index) => {
                const now = documents[index]!;
                const earlier = documents[index + 1];
                const differences = earlier ? submissionDifferences(earlier, now) : [];
                return (
                  <li
                    key={submission.id}
                    className="flex flex-col gap-3 rounded-xl border border-hairline p-4 sm:p-5"
                  >
                    <h3 className="text-lg font-bold">{t.number(submission.number)}</h3>
                    <Facts
                      facts={[
                        [t.submitted, <When key="at" at={submission.submittedAt} />],
                        [t.portal, submission.portalNumber],
                        [t.total, <Yen key="yen" yen={requestedTotal(now)} />],
                        [t.members, t.count(now.members.length)],
                      ]}
                    />
                    {earlier ? (
                      <div>
                        <h4 className="font-bold">{t.differences(submission.number - 1)}</h4>
                        {differences.length === 0 ? (
                          <p>{t.same}</p>
                        ) : (
                          <ul className="list-disc pl-5">
                            {differences.map((difference, place) => (
                              <li key={place}>{say(difference)}</li>
                            ))}
                          </ul>
                        )}
                      </div>
                    ) : (
                      <p className="text-quiet">{t.first}</p>
                    )}
                    <p className="text-sm text-quiet">
                      {t.mark} <span className="font-mono break-all">{submission.documentSha256}</span>
                    </p>
                  </li>
                );
              })}
            </ol>
          );
        }}
      </Shown>
    </Section>
  );
}
