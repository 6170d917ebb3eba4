import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Radios } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Banner } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { alikeMembers } from './business/alike.ts';
import { BusinessFields, factPath } from './business/business-fields.tsx';
import { businessInput, NO_FACTS, noNumbers, type Facts } from './business/facts.ts';
import { freezeOf } from './frozen.ts';
import { FrozenBanner } from './frozen-banner.tsx';
import { LABELS } from './labels.ts';
import { membersBusinesses, membersEnrol, type MemberRole } from './members.generated.ts';
import { membersFreeze } from './tools.generated.ts';
import { useAll } from '../../data/pages.ts';

const TEXTS = texts({
  ja: {
    title: 'お店を加える',
    lead: 'わかるところだけで始められます。あとからいつでも足せます。',
    back: 'お店と費用',
    role: 'グループの中での立場',
    add: 'このお店を加える',
    failed: '加えられませんでした',
    readOnly: 'お店を加えられるのは、とりまとめ担当だけです。',
    alike: {
      NUMBER: (name: string) =>
        `同じ法人番号の「${name}」が、もうこのグループにいます。支店や別の店舗も1者と数えます。`,
      NAME: (name: string) =>
        `同じ名前の「${name}」が、もうこのグループにいます。二重の登録でないか確かめてください。`,
      PERSON_AND_ADDRESS: (name: string) =>
        `「${name}」と代表者も住所も同じです。あわせて1者と数えること（みなし同一法人）があります。ご関係を確かめてください。`,
    },
    see: '開いて見くらべる',
  },
  en: {
    title: 'Add a shop',
    lead: 'Start with what you know. The rest can be added at any time.',
    back: 'Members and costs',
    role: 'Its role in the group',
    add: 'Add this shop',
    failed: 'It could not be added',
    readOnly: 'Only coordinators add shops.',
    alike: {
      NUMBER: (name) =>
        `“${name}” with the same corporate number is in this group already. Branches count as one.`,
      NAME: (name) => `“${name}” is in this group already. Please check that it is not entered twice.`,
      PERSON_AND_ADDRESS: (name) =>
        `“${name}” has the same representative and address. They may count as one; please ask how they are related.`,
    },
    see: 'Open it to compare',
  },
});

interface Draft {
  readonly role: MemberRole;
  readonly facts: Facts;
}

export function EnrolPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const read = useRead(membersFreeze, { id });
  const freeze = freezeOf(read.data?.consortium.application ?? null);
  return (
    <Page title={t.title} lead={t.lead} back={{ to: `/groups/${id}/members`, label: t.back }}>
      {!mayChange ? <Banner state="neutral" title={t.readOnly} /> : null}
      {mayChange && freeze ? <FrozenBanner freeze={freeze} groupId={id} /> : null}
      {mayChange && !freeze ? (
        <EnrolForm hasRepresentative={hasRepresentative(read.data?.consortium.roster)} />
      ) : null}
    </Page>
  );
}

function hasRepresentative(
  roster: readonly { readonly role: MemberRole; readonly status: string }[] | undefined,
): boolean {
  return (
    roster === undefined ||
    roster.some(({ role, status }) => role === 'REPRESENTATIVE' && status === 'ENROLLED')
  );
}

function EnrolForm({ hasRepresentative }: { readonly hasRepresentative: boolean }): ReactNode {
  const t = useTexts(TEXTS);
  const labels = useTexts(LABELS);
  const say = useSaid();
  const { id } = useGroup();
  const navigate = useNavigate();
  const [draft, setDraft, clear] = useDraft<Draft>(`member-enrol/${id}`, {
    role: 'PARTICIPANT',
    facts: NO_FACTS,
  });
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [asked, setAsked] = useState(false);
  const change = useChange(membersEnrol);
  const others = useAll(membersBusinesses, { id }, ({ consortium }) => consortium.members);
  const alike = alikeMembers(draft.facts, others.data ?? []);
  const roleProblem = problemAt(change.problems, 'input.role');

  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (noNumbers(draft.facts).length > 0) return;
    const done = await change.send({
      input: {
        idempotencyKey,
        consortiumId: id,
        role: draft.role,
        size: draft.facts.size,
        sharingWeight: 1,
        business: businessInput(draft.facts),
      },
    });
    const member = done?.enrolMember.member;
    if (!member) return;
    clear();
    void navigate(`/groups/${id}/members/${member.id}`);
  };

  return (
    <form noValidate onSubmit={(event) => void add(event)} className="flex max-w-4xl flex-col gap-6">
      {hasRepresentative ? null : (
        <div>
          <Radios
            legend={t.role}
            name="role"
            value={draft.role}
            choices={(['PARTICIPANT', 'REPRESENTATIVE'] as const).map((value) => ({
              value,
              label: labels.role[value],
            }))}
            onChoose={(role) => setDraft({ ...draft, role })}
          />
          {roleProblem ? <p className="text-stop">{say(roleProblem.message)}</p> : null}
        </div>
      )}
      <BusinessFields
        facts={draft.facts}
        onChange={(facts) => setDraft({ ...draft, facts })}
        problems={change.problems}
        asked={asked}
        withWeight={false}
        withRequest={false}
      />
      {alike.map(({ memberId, name, by }) => (
        <Banner
          key={`${memberId}${by}`}
          state={by === 'NUMBER' ? 'stop' : 'attention'}
          title={t.alike[by](name)}
          action={<Link to={`/groups/${id}/members/${memberId}`}>{t.see}</Link>}
          live
        />
      ))}
      <Problems
        problems={change.problems}
        title={t.failed}
        shown={[
          ...(Object.keys(NO_FACTS) as (keyof Facts)[]).map(factPath),
          ...(hasRepresentative ? [] : ['input.role']),
        ]}
      />
      <div>
        <Button type="submit" busy={change.sending}>
          {t.add}
        </Button>
      </div>
    </form>
  );
}
