import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { usePages } from '../../data/pages.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { More } from '../../ui/more.tsx';
import { Section } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip } from '../../ui/state.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { appointApprover, endPersonsRole, groupPeople, type GroupPeopleQuery } from './people.generated.ts';

type Person = GroupPeopleQuery['consortium']['people']['edges'][number]['node'];

const TEXTS = texts({
  ja: {
    title: '担当者',
    name: '名前',
    role: '立場',
    since: 'いつから',
    actions: '操作',
    coordinator: 'とりまとめ担当',
    merchant: (shop: string) => `お店の担当（${shop}）`,
    approver: '承認者',
    ended: '外れました',
    disabled: '利用停止中',
    makeApprover: '承認者にする',
    noApprover: '承認者をやめる',
    remove: '担当から外す',
    removeTitle: (name: string) => `${name} さんを担当から外す`,
    removeEffect:
      'すぐに、このグループの内容を見られなくなります。この人が出した、まだ使われていない招待も取り消されます。',
    keep: 'やめる',
  },
  en: {
    title: 'People',
    name: 'Name',
    role: 'Role',
    since: 'Since',
    actions: 'Actions',
    coordinator: 'Coordinator',
    merchant: (shop: string) => `Acts for ${shop}`,
    approver: 'Approver',
    ended: 'Ended',
    disabled: 'Disabled',
    makeApprover: 'Make approver',
    noApprover: 'No longer approver',
    remove: 'Remove',
    removeTitle: (name: string) => `Remove ${name}`,
    removeEffect:
      'The person sees nothing of this group from now on; invitations they sent and nobody used are withdrawn.',
    keep: 'Keep',
  },
});

export function People(): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const pages = usePages(groupPeople, { id }, ({ consortium }) => consortium.people);
  const appointing = useChange(appointApprover);
  const [removing, setRemoving] = useState<Person | null>(null);
  const columns: Column<Person>[] = [
    {
      key: 'name',
      head: t.name,
      rowHead: true,
      cell: ({ displayName, email }) => (
        <>
          {displayName}
          {email ? <span className="block text-sm text-quiet">{email}</span> : null}
        </>
      ),
    },
    {
      key: 'role',
      head: t.role,
      cell: (person) => (
        <span className="flex flex-wrap items-center gap-2">
          {person.role === 'MEMBER_USER' ? t.merchant(person.memberName ?? '') : t.coordinator}
          {person.isApprover ? <StateChip state="ok">{t.approver}</StateChip> : null}
          {person.endedAt ? <StateChip state="neutral">{t.ended}</StateChip> : null}
          {person.isDisabled ? <StateChip state="stop">{t.disabled}</StateChip> : null}
        </span>
      ),
    },
    { key: 'since', head: t.since, cell: ({ since }) => <When at={since.slice(0, 10)} /> },
    {
      key: 'actions',
      head: t.actions,
      cell: (person) =>
        person.endedAt ? null : (
          <span className="flex flex-wrap gap-x-2">
            {person.role === 'COORDINATOR' ? (
              <Button
                look="quiet"
                aria-label={`${person.displayName} ${person.isApprover ? t.noApprover : t.makeApprover}`}
                onClick={() =>
                  void appointing.send({
                    input: { assignmentId: person.id, isApprover: !person.isApprover },
                  })
                }
              >
                {person.isApprover ? t.noApprover : t.makeApprover}
              </Button>
            ) : null}
            <Button
              look="quiet"
              aria-label={t.removeTitle(person.displayName)}
              onClick={() => setRemoving(person)}
            >
              {t.remove}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <Section title={t.title}>
      <Problems problems={appointing.problems} />
      <Shown read={pages.read} lines={4}>
        {(people) => (
          <>
            <Table
              caption={t.title}
              rows={people}
              rowKey={({ id: one }) => one}
              columns={mayChange ? columns : columns.slice(0, -1)}
            />
            <More pages={pages} />
          </>
        )}
      </Shown>
      {removing ? <RemoveDialog person={removing} onClose={() => setRemoving(null)} /> : null}
    </Section>
  );
}

function RemoveDialog({
  person,
  onClose,
}: {
  readonly person: Person;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const removing = useChange(endPersonsRole);
  const remove = async (): Promise<void> => {
    if (await removing.send({ input: { id: person.id } })) onClose();
  };
  return (
    <Dialog
      open
      title={t.removeTitle(person.displayName)}
      onClose={onClose}
      actions={
        <>
          <Button look="second" onClick={onClose}>
            {t.keep}
          </Button>
          <Button look="danger" busy={removing.sending} onClick={() => void remove()}>
            {t.remove}
          </Button>
        </>
      }
    >
      <Problems problems={removing.problems} />
      <p>{t.removeEffect}</p>
    </Dialog>
  );
}
