import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { AddMember } from './add-member.tsx';
import { DropMembers } from './drop-members.tsx';
import { MemberCosts } from './member-costs.tsx';
import { Switches } from './switches.tsx';

const TEXTS = texts({
  ja: {
    title: '変えてみる',
    drop: 'お店が抜けたら',
    costs: '費用やツールを変えたら',
    add: 'お店が加わったら',
    switches: '分け方や、資料の読み方を変えたら',
  },
  en: {
    title: 'Try a change',
    drop: 'A shop leaves',
    costs: 'Costs or tools change',
    add: 'A shop joins',
    switches: 'Another way of sharing or reading the papers',
  },
});

/** Everything that can be tried, a drawer for each kind; the commonest stands open. */
export function Controls(): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl font-bold">{t.title}</h2>
      <Fold title={t.drop} open>
        <DropMembers />
      </Fold>
      <Fold title={t.costs}>
        <MemberCosts />
      </Fold>
      <Fold title={t.add}>
        <AddMember />
      </Fold>
      <Fold title={t.switches}>
        <Switches />
      </Fold>
    </section>
  );
}

export function Fold({
  title,
  open = false,
  onOpen,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  /** Told once it is opened: what it shows is asked for then. */
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <details
      open={open || undefined}
      className="group/fold rounded-xl border border-hairline"
      onToggle={({ currentTarget }) => (currentTarget.open ? onOpen?.() : undefined)}
    >
      <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 py-2 font-bold">
        <span className="group-open/fold:rotate-180">
          <Icon name="down" size={20} />
        </span>
        {title}
      </summary>
      <div className="border-t border-hairline p-4">{children}</div>
    </details>
  );
}
