import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../../data/read.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { When, Yen } from '../../../ui/amounts.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner, StateChip } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { BusinessForm } from '../business/business-form.tsx';
import { BusinessFacts } from '../business/business-facts.tsx';
import { BUSINESS_TEXTS } from '../business/texts.ts';
import { CostEditor } from '../costs/cost-editor.tsx';
import { ReadCosts } from '../costs/read-costs.tsx';
import { freezeOf } from '../frozen.ts';
import { FrozenBanner } from '../frozen-banner.tsx';
import { LABELS } from '../labels.ts';
import { ProfileSection } from '../profile/profile-section.tsx';
import { memberPage, type MemberPageQuery } from '../member.generated.ts';
import { useAll } from '../../../data/pages.ts';
import { membersTools } from '../tools.generated.ts';
import { People } from './people.tsx';
import { SameBusiness } from './same-business.tsx';
import { MEMBER_TEXTS } from './texts.ts';
import { Withdraw } from './withdraw.tsx';

export function MemberPage(): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const { id } = useGroup();
  const { memberId = '' } = useParams();
  const read = useRead(memberPage, { id: memberId, groupId: id });
  const labels = useTexts(LABELS);
  const member = read.data?.member;
  return (
    <Page
      title={member?.business.name ?? '…'}
      back={{ to: `/groups/${id}/members`, label: t.back }}
      lead={
        member ? (
          <span className="flex flex-wrap items-center gap-2">
            {labels.role[member.role]}・{labels.size[member.size]}
            <StateChip state={member.status === 'ENROLLED' ? 'ok' : 'neutral'}>
              {labels.status[member.status]}
            </StateChip>
          </span>
        ) : (
          '\u00A0'
        )
      }
    >
      <Shown read={read} lines={12}>
        {(data) => <MemberContent key={memberId} data={data} />}
      </Shown>
    </Page>
  );
}

function MemberContent({ data: { member, consortium } }: { readonly data: MemberPageQuery }): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const b = useTexts(BUSINESS_TEXTS);
  const { id, mayChange } = useGroup();
  const tools = useAll(membersTools, { id }, ({ consortium: group }) => group.tools);
  const freeze = freezeOf(consortium.application);
  const enrolled = member.status === 'ENROLLED';
  const readings = consortium.calculation.disagreements;
  const costs = {
    memberId: member.id,
    name: member.business.name,
    lines: member.costLines,
    toolsPath: `/groups/${id}/tools`,
    inputJson: consortium.calculationInput,
    readings,
  };
  return (
    <>
      {enrolled ? null : (
        <Banner state="neutral" title={t.withdrawn}>
          {t.withdrawnOn}: <When at={member.withdrawnOn} />
          {member.withdrawalReason ? `・${t.reason}: ${member.withdrawalReason}` : null}
        </Banner>
      )}
      {mayChange && enrolled && freeze ? <FrozenBanner freeze={freeze} groupId={id} /> : null}
      <Findings member={member} consortium={consortium} />
      <Shown read={tools} lines={6}>
        {(all) =>
          mayChange && enrolled && !freeze ? (
            <CostEditor {...costs} tools={all} />
          ) : (
            <ReadCosts {...costs} tools={all} />
          )
        }
      </Shown>
      {mayChange ? (
        <People memberId={member.id} shopEmail={member.business.email} mayInvite={enrolled} />
      ) : null}
      <Section title={b.title}>
        {mayChange && enrolled ? (
          <BusinessForm
            member={member}
            withWeight={consortium.sharingKey === 'BY_WEIGHT'}
            withRequest={consortium.overCapPolicy === 'MANUAL'}
            frozen={freeze !== null}
          />
        ) : (
          <BusinessFacts member={member} />
        )}
      </Section>
      {mayChange && enrolled ? <ProfileSection memberId={member.id} /> : null}
      <SameBusiness memberId={member.id} roster={consortium.roster} mayChange={mayChange && enrolled} />
      {mayChange && enrolled ? (
        <Withdraw
          memberId={member.id}
          version={member.version}
          name={member.business.name}
          inputJson={consortium.calculationInput}
          frozen={freeze !== null}
          isRepresentative={member.role === 'REPRESENTATIVE'}
        />
      ) : null}
    </>
  );
}

const STATES = { ERROR: 'stop', BLOCKER: 'stop', WARNING: 'attention', INFO: 'neutral' } as const;
const ORDER = ['stop', 'attention', 'neutral'] as const;

/** What the rules and the calculation say about this member, with the yen at stake. */
function Findings({ member, consortium }: MemberPageQuery): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const say = useSaid();
  const ofAmounts = consortium.calculation.findings.filter(({ memberId }) => memberId === member.id);
  const alike = consortium.suspectedDuplicates.filter(({ memberIds }) => memberIds.includes(member.id));
  const all = [
    ...ofAmounts,
    ...member.eligibility.map((finding) => ({ ...finding, effect: null })),
    ...alike.map((one) => ({ ...one, severity: 'WARNING' as const, clause: '', effect: null })),
  ].map((one) => ({ ...one, state: STATES[one.severity] }));
  // the same thing may be found by the calculation and by the check of eligibility
  const shown = all
    .filter((one, index) => all.findIndex(({ message }) => message.ja === one.message.ja) === index)
    .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
  if (shown.length === 0) return null;
  return (
    <Section title={t.findings}>
      <ul className="flex flex-col">
        {shown.map(({ code, state, message, clause, effect }, index) => (
          <li
            key={`${code}${index}`}
            className="flex flex-col gap-1 border-b border-hairline py-2 sm:flex-row sm:gap-3"
          >
            <span className="shrink-0">
              <StateChip state={state}>{t.states[state]}</StateChip>
            </span>
            <span>
              {say(message)}
              {effect !== null || clause ? (
                <span className="block text-sm text-quiet">
                  {effect !== null ? (
                    <>
                      {t.effect} <Yen yen={effect} />{' '}
                    </>
                  ) : null}
                  {clause}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
