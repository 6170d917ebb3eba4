import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Problems } from '../../../ui/problems.tsx';
import { Banner } from '../../../ui/state.tsx';
import { memberUpdate, type MemberPageQuery } from '../member.generated.ts';
import { BusinessFields, factPath } from './business-fields.tsx';
import { changedFields, changesBetween, factsOf, merged, NO_FACTS, noNumbers, type Facts } from './facts.ts';
import { BUSINESS_TEXTS } from './texts.ts';

interface Draft {
  readonly version: number;
  readonly seen: Facts;
  readonly typed: Facts;
}

const PATHS = (Object.keys(NO_FACTS) as (keyof Facts)[]).map(factPath);

/** Edits a member's business; what others saved meanwhile is shown and kept. */
export function BusinessForm({
  member,
  withWeight,
  withRequest,
  frozen,
}: {
  readonly member: MemberPageQuery['member'];
  readonly withWeight: boolean;
  readonly withRequest: boolean;
  readonly frozen: boolean;
}): ReactNode {
  const t = useTexts(BUSINESS_TEXTS);
  const current = factsOf(member);
  const fresh: Draft = { version: member.version, seen: current, typed: current };
  const [kept, keep, clear] = useDraft<Draft | null>(`member-business/${member.id}`, null);
  const draft = kept ?? fresh;
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState(false);
  const change = useChange(memberUpdate);
  const dirty = changedFields(draft.seen, draft.typed).length > 0;
  const overtaken = kept !== null && kept.version !== member.version && !change.sending;
  const theirs = changedFields(draft.seen, current);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    setSaved(false);
    if (noNumbers(draft.typed).length > 0) return;
    const done = await change.send({
      input: { id: member.id, version: draft.version, ...changesBetween(draft.seen, draft.typed) },
    });
    if (!done) return;
    clear();
    setAsked(false);
    setSaved(true);
  };

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-6">
      {overtaken && theirs.length > 0 ? (
        <Banner
          state="attention"
          live
          title={t.stale}
          action={
            <Button
              look="second"
              onClick={() => {
                change.forget();
                keep({
                  version: member.version,
                  seen: current,
                  typed: merged(draft.seen, draft.typed, current),
                });
              }}
            >
              {t.goOn}
            </Button>
          }
        >
          <p>{t.staleText}</p>
          <ul className="list-disc pl-5">
            {theirs.map((key) => (
              <li key={key}>{t.now(t.fields[key], current[key])}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      <BusinessFields
        facts={draft.typed}
        onChange={(typed) => {
          setSaved(false);
          // a version that changed nothing of the business is taken over quietly
          const version = theirs.length === 0 ? member.version : draft.version;
          keep({ ...draft, version, typed });
        }}
        problems={change.problems}
        asked={asked}
        withWeight={withWeight}
        withRequest={withRequest}
        sizeFrozen={frozen}
      />
      <Problems problems={change.problems} title={t.failed} shown={PATHS} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={!dirty} busy={change.sending}>
          {t.save}
        </Button>
        {dirty ? (
          <Button look="quiet" onClick={clear}>
            {t.discard}
          </Button>
        ) : null}
        <span role="status" className="text-sm">
          {dirty ? t.unsaved : saved ? t.saved : ''}
        </span>
      </div>
    </form>
  );
}
