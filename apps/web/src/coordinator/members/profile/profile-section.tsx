import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange } from '../../../data/change.ts';
import { readDraft, useDraft } from '../../../data/draft.ts';
import { useRead } from '../../../data/read.ts';
import { useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { DateInput, TextInput } from '../../../ui/field.tsx';
import { Section } from '../../../ui/page.tsx';
import { problemAt, Problems } from '../../../ui/problems.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner } from '../../../ui/state.tsx';
import { officeProfile, officeSaveProfile, type OfficeProfileQuery } from './profile.generated.ts';
import {
  changedIn,
  filledCount,
  inputOf,
  mergedProfile,
  PROFILE_FIELDS,
  PROFILE_GROUPS,
  profileOf,
  type Profile,
  type ProfileField,
  type ProfileGroup,
} from './profile.ts';
import { PROFILE_TEXTS } from './texts.ts';

const GROUPS = Object.keys(PROFILE_GROUPS) as ProfileGroup[];
const PATHS = PROFILE_FIELDS.map((field) => `input.${field}`);
/** Below it family and given names stand side by side. */
const OWN_ROW: ReadonlySet<ProfileField> = new Set(['officerTitle', 'contactDepartment', 'establishedOn']);
const draftKey = (memberId: string): string => `member-form-profile/${memberId}`;

/** What only 様式1 asks of a member: out of the way until somebody wants to enter it. */
export function ProfileSection({ memberId }: { readonly memberId: string }): ReactNode {
  const t = useTexts(PROFILE_TEXTS);
  const read = useRead(officeProfile, { memberId });
  // what was begun is shown again
  const [open, setOpen] = useState(() => readDraft(draftKey(memberId)) !== null);
  return (
    <Section title={t.title}>
      <p>{t.lead}</p>
      <Shown read={read} lines={2}>
        {({ member: { formProfile } }) => (
          <>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button look="second" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? t.close : t.open}
              </Button>
              <span className="text-quiet">
                {t.filled(filledCount(profileOf(formProfile)), PROFILE_FIELDS.length)}
              </span>
            </div>
            {open ? <ProfileForm saved={formProfile} /> : null}
          </>
        )}
      </Shown>
    </Section>
  );
}

interface Draft {
  readonly version: number;
  readonly seen: Profile;
  readonly typed: Profile;
}

function ProfileForm({ saved }: { readonly saved: OfficeProfileQuery['member']['formProfile'] }): ReactNode {
  const t = useTexts(PROFILE_TEXTS);
  const { memberId, version } = saved;
  const current = profileOf(saved);
  const [kept, keep, clear] = useDraft<Draft | null>(draftKey(memberId), null);
  const draft = kept ?? { version, seen: current, typed: current };
  const change = useChange(officeSaveProfile);
  const [done, setDone] = useState(false);
  const dirty = changedIn(draft.seen, draft.typed).length > 0;
  const theirs = changedIn(draft.seen, current);
  const overtaken = kept !== null && kept.version !== version && !change.sending && theirs.length > 0;

  const set = (field: ProfileField, value: string): void => {
    setDone(false);
    keep({ ...draft, typed: { ...draft.typed, [field]: value } });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDone(false);
    if (!(await change.send({ input: inputOf(memberId, draft.version, draft.typed) }))) return;
    clear();
    setDone(true);
  };
  const frame = (field: ProfileField) => ({
    label: t.fields[field],
    hint: t.hints[field],
    problem: problemAt(change.problems, field),
    value: draft.typed[field],
    autoComplete: 'off',
    onChange: ({ target }: { readonly target: HTMLInputElement }) => set(field, target.value),
  });

  return (
    <form
      noValidate
      aria-label={t.form}
      onSubmit={(event) => void save(event)}
      className="flex flex-col gap-6"
    >
      {overtaken ? (
        <Banner
          state="attention"
          live
          title={t.stale}
          action={
            <Button
              look="second"
              onClick={() => {
                change.forget();
                keep({ version, seen: current, typed: mergedProfile(draft.seen, draft.typed, current) });
              }}
            >
              {t.goOn}
            </Button>
          }
        >
          <p>{t.staleText}</p>
          <ul className="list-disc pl-5">
            {theirs.map((field) => (
              <li key={field}>{t.now(t.fields[field], current[field])}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {GROUPS.map((group) => (
        <fieldset key={group}>
          <legend className="mb-2 text-lg font-bold">{t.groups[group]}</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            {PROFILE_GROUPS[group].map((field) => (
              <div key={field} className={OWN_ROW.has(field) ? 'sm:col-span-2' : undefined}>
                {field === 'establishedOn' ? (
                  <DateInput {...frame(field)} />
                ) : (
                  <TextInput {...frame(field)} {...keyboardOf(field)} />
                )}
              </div>
            ))}
          </div>
        </fieldset>
      ))}
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
          {dirty ? t.unsaved : done ? t.saved : ''}
        </span>
      </div>
    </form>
  );
}

/** Which keys a phone offers first. */
function keyboardOf(field: ProfileField): { readonly type?: string; readonly inputMode?: 'numeric' | 'url' } {
  if (field === 'contactPhone' || field === 'contactMobile') return { type: 'tel' };
  if (field === 'website') return { inputMode: 'url' };
  return field.startsWith('industry') && field !== 'industryMajor' ? { inputMode: 'numeric' } : {};
}
