import { compareScenario } from '@renkei/subsidy-rules';
import { useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { useToday } from '../../../data/now.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { DateInput, TextArea } from '../../../ui/field.tsx';
import { Section } from '../../../ui/page.tsx';
import { problemAt, Problems } from '../../../ui/problems.tsx';
import { Banner } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { groupInput } from '../costs/live-figures.ts';
import { memberWithdraw } from '../member.generated.ts';
import { MEMBER_TEXTS } from './texts.ts';

interface Props {
  readonly memberId: string;
  readonly version: number;
  readonly name: string;
  readonly inputJson: string;
  readonly frozen: boolean;
  readonly isRepresentative: boolean;
}

/** The withdrawal of a member, with what it does to everybody before it is recorded. */
export function Withdraw(props: Props): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const { id } = useGroup();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t.withdraw}>
      <p className="max-w-prose text-quiet">
        {props.frozen ? t.frozenWithdraw : props.isRepresentative ? t.representative : t.withdrawLead}
      </p>
      <div>
        {props.frozen ? (
          <ButtonLink look="second" to={`/groups/${id}/procedure`}>
            {t.procedure}
          </ButtonLink>
        ) : props.isRepresentative ? null : (
          <Button look="second" onClick={() => setOpen(true)}>
            {t.withdrawOpen}
          </Button>
        )}
      </div>
      {open ? <WithdrawDialog {...props} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function WithdrawDialog({
  memberId,
  version,
  name,
  inputJson,
  onClose,
}: Props & { readonly onClose: () => void }): ReactNode {
  const t = useTexts(MEMBER_TEXTS);
  const say = useSaid();
  const { id } = useGroup();
  const today = useToday();
  const [typed, setTyped, clear] = useDraft(`member-withdraw/${memberId}`, { day: today, reason: '' });
  const change = useChange(memberWithdraw);
  const sentence = useMemo(() => {
    const input = groupInput(inputJson);
    const compared = input && compareScenario(input, [{ kind: 'DROP_MEMBER', memberId }]);
    return compared?.ok ? compared.value.sentence : null;
  }, [inputJson, memberId]);
  const withdraw = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await change.send({
      input: { id: memberId, version, withdrawnOn: typed.day, reason: typed.reason },
    });
    if (!done) return;
    clear();
    onClose();
  };
  const form = `withdraw-${memberId}`;
  return (
    <Dialog
      title={t.withdrawTitle(name)}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="second" onClick={onClose}>
            {t.keep}
          </Button>
          <Button look="danger" type="submit" form={form} busy={change.sending}>
            {t.withdrawNow}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void withdraw(event)} className="flex flex-col gap-4">
        {sentence ? (
          <Banner state="attention" title={t.whatHappens}>
            <p>{say(sentence)}</p>
            <p className="mt-2">
              <Link to={`/groups/${id}/what-if?drop=${memberId}`}>{t.tryFirst}</Link>
            </p>
          </Banner>
        ) : null}
        <DateInput
          label={t.day}
          required
          max={today}
          value={typed.day}
          onChange={({ target }) => setTyped({ ...typed, day: target.value })}
          problem={problemAt(change.problems, 'input.withdrawnOn')}
        />
        <TextArea
          label={t.why}
          required
          value={typed.reason}
          onChange={({ target }) => setTyped({ ...typed, reason: target.value })}
          problem={problemAt(change.problems, 'input.reason')}
        />
        <Problems problems={change.problems} title={t.failed} shown={['input.withdrawnOn', 'input.reason']} />
      </form>
    </Dialog>
  );
}
