import { useState, type FormEvent, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Select, TextInput } from '../../../ui/field.tsx';
import { Section } from '../../../ui/page.tsx';
import { problemAt, Problems } from '../../../ui/problems.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { useGroup } from '../../group-frame.tsx';
import { LABELS } from '../labels.ts';
import {
  memberLinkSame,
  memberSameBusinessLinks,
  memberUnlinkSame,
  type DeemedSameRelation,
  type MemberPageQuery,
} from '../member.generated.ts';
import { useAll } from '../../../data/pages.ts';
import { MEMBER_TEXTS } from './texts.ts';

type Roster = MemberPageQuery['consortium']['roster'];

const RELATIONS = [
  'MAJORITY_OF_VOTES',
  'SAME_PERSON_OR_FAMILY',
  'SAME_REPRESENTATIVE_AND_ADDRESS',
  'SAME_BENEFICIAL_OWNER',
] as const satisfies readonly DeemedSameRelation[];

/** With whom this member counts as one. */
export function SameBusiness({
  memberId,
  roster,
  mayChange,
}: {
  readonly memberId: string;
  readonly roster: Roster;
  readonly mayChange: boolean;
}): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const labels = useTexts(LABELS);
  const { id } = useGroup();
  const links = useAll(memberSameBusinessLinks, { id }, ({ consortium }) => consortium.sameBusinessLinks);
  const unlink = useChange(memberUnlinkSame);
  const nameOf = (other: string): string => roster.find((one) => one.memberId === other)?.name ?? '—';
  return (
    <Section title={t.same}>
      <p className="max-w-prose text-quiet">{t.sameLead}</p>
      <Shown read={links} lines={1}>
        {(all) => {
          const own = all.filter(({ memberIds }) => memberIds.includes(memberId));
          if (own.length === 0) return <p>{t.sameNone}</p>;
          return (
            <ul className="flex flex-col">
              {own.map((link) => {
                const names = link.memberIds
                  .filter((other) => other !== memberId)
                  .map(nameOf)
                  .join('・');
                return (
                  <li
                    key={link.id}
                    className="flex flex-wrap items-center gap-x-4 border-b border-hairline py-2"
                  >
                    <span className="font-bold">{names}</span>
                    <span>{labels.relation[link.relation]}</span>
                    {link.note ? <span className="text-quiet">{link.note}</span> : null}
                    {mayChange ? (
                      <Button
                        look="quiet"
                        aria-label={t.unlinkName(names)}
                        busy={unlink.sending}
                        onClick={() => void unlink.send({ input: { id: link.id } })}
                      >
                        {t.unlink}
                      </Button>
                    ) : null}
                  </li>
                );
              })}
            </ul>
          );
        }}
      </Shown>
      <Problems problems={unlink.problems} title={t.failed} />
      {mayChange ? <LinkForm memberId={memberId} roster={roster} /> : null}
    </Section>
  );
}

const EMPTY = { other: '', relation: '', note: '' } as const;

function LinkForm({ memberId, roster }: { readonly memberId: string; readonly roster: Roster }): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const labels = useTexts(LABELS);
  const [typed, setTyped, clear] = useDraft<{
    readonly other: string;
    readonly relation: DeemedSameRelation | '';
    readonly note: string;
  }>(`member-same/${memberId}`, EMPTY);
  const [key, setKey] = useState(newIdempotencyKey);
  const change = useChange(memberLinkSame);
  const others = roster.filter((one) => one.memberId !== memberId && one.status === 'ENROLLED');
  if (others.length === 0) return null;
  const link = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed.other === '' || typed.relation === '') return;
    const done = await change.send({
      input: {
        idempotencyKey: key,
        memberId,
        otherMemberId: typed.other,
        relation: typed.relation,
        note: typed.note,
      },
    });
    if (!done) return;
    setKey(newIdempotencyKey());
    clear();
  };
  return (
    <form noValidate onSubmit={(event) => void link(event)} className="flex max-w-xl flex-col gap-3">
      <Select
        label={t.other}
        value={typed.other}
        problem={problemAt(change.problems, 'input.otherMemberId')}
        onChange={({ target }) => setTyped({ ...typed, other: target.value })}
      >
        <option value="">{t.choose}</option>
        {others.map((one) => (
          <option key={one.memberId} value={one.memberId}>
            {one.name}
          </option>
        ))}
      </Select>
      <Select
        label={t.relation}
        value={typed.relation}
        onChange={({ target }) => setTyped({ ...typed, relation: target.value as DeemedSameRelation | '' })}
      >
        <option value="">{t.choose}</option>
        {RELATIONS.map((relation) => (
          <option key={relation} value={relation}>
            {labels.relation[relation]}
          </option>
        ))}
      </Select>
      <TextInput
        label={t.note}
        value={typed.note}
        autoComplete="off"
        problem={problemAt(change.problems, 'input.note')}
        onChange={({ target }) => setTyped({ ...typed, note: target.value })}
      />
      <Problems problems={change.problems} title={t.failed} shown={['input.otherMemberId', 'input.note']} />
      <div>
        <Button
          type="submit"
          look="second"
          busy={change.sending}
          disabled={typed.other === '' || typed.relation === ''}
        >
          {t.link}
        </Button>
      </div>
    </form>
  );
}
