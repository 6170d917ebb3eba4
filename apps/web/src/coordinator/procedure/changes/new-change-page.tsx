import { CHANGES, CHANGE_KINDS, changeMayBeFiled, type ChangeKind } from '@renkei/lifecycle';
import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { newIdempotencyKey, useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { useToday } from '../../../data/now.ts';
import { useRead } from '../../../data/read.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { When } from '../../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { DateInput, Radios, Select, TextArea } from '../../../ui/field.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { problemAt, Problems } from '../../../ui/problems.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Banner } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { MinuteInput } from '../shared/minute-input.tsx';
import { useEveryPage } from '../shared/pages.ts';
import { changeInput, FORM_OF, missingOf, newItem, type ChangeDraft, type Item } from './change-form.ts';
import { CHANGE_WORDS } from './change-texts.ts';
import {
  procedureChangeForm,
  procedureCreateChange,
  procedureTools,
  type ProcedureChangeFormQuery,
} from './changes.generated.ts';
import { ItemEditor, type ToolChoice } from './item-editor.tsx';
import { NEW_CHANGE_TEXTS } from './new-change-texts.ts';

type Group = ProcedureChangeFormQuery['consortium'];

export function NewChangePage(): ReactNode {
  const t = useTexts(NEW_CHANGE_TEXTS);
  const { id, mayChange } = useGroup();
  const read = useRead(procedureChangeForm, { id });
  const tools = useEveryPage(procedureTools, { id }, ({ consortium }) => consortium.tools);
  const back = `/groups/${id}/procedure/changes`;
  return (
    <Page title={t.title} lead={t.lead} back={{ to: back, label: t.back }}>
      <Shown read={read} lines={10}>
        {({ consortium }) => {
          const state = consortium.application?.status;
          const kinds = state ? CHANGE_KINDS.filter((kind) => changeMayBeFiled(kind, state).ok) : [];
          if (!mayChange || kinds.length === 0) {
            return (
              <Banner
                state="neutral"
                title={t.notNow}
                action={
                  <ButtonLink to={`/groups/${id}/procedure/application`} look="second">
                    {t.application}
                  </ButtonLink>
                }
              >
                {t.notNowHow}
              </Banner>
            );
          }
          return (
            <Shown read={tools} lines={10}>
              {(found) => <ChangeForm group={consortium} kinds={kinds} tools={found} />}
            </Shown>
          );
        }}
      </Shown>
    </Page>
  );
}

function ChangeForm({
  group,
  kinds,
  tools,
}: {
  readonly group: Group;
  readonly kinds: readonly ChangeKind[];
  readonly tools: readonly ToolChoice[];
}): ReactNode {
  const t = useTexts(NEW_CHANGE_TEXTS);
  const words = useTexts(CHANGE_WORDS);
  const say = useSaid();
  const today = useToday();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const asked = kinds.find((kind) => kind === search.get('kind'));
  const create = useChange(procedureCreateChange);
  const [key] = useState(newIdempotencyKey);
  const [checked, setChecked] = useState(false);
  const [draft, setDraft, clear, wasKept] = useDraft<ChangeDraft>(`procedure/new-change/${group.id}`, {
    kind: asked ?? kinds[0] ?? 'REGISTERED_DATA',
    memberId: '',
    reason: '',
    happenedOn: today,
    newProjectEndAt: '',
    newReportDueAt: '',
    items: [],
  });
  const kind = kinds.includes(draft.kind) ? draft.kind : (kinds[0] ?? draft.kind);
  const form = FORM_OF[kind];
  const items = draft.items.filter((item) => form.items.includes(item.kind));
  const enrolled = group.roster.filter(({ status }) => status === 'ENROLLED');
  const set = (change: Partial<ChangeDraft>): void => setDraft({ ...draft, kind, ...change });
  const setItem = (item: Item): void =>
    set({ items: draft.items.map((one) => (one.key === item.key ? item : one)) });
  const at = (path: string) => problemAt(create.problems, `input.${path}`);
  const needMember = form.member === 'required' && !draft.memberId;
  const incomplete =
    needMember ||
    !draft.reason.trim() ||
    !draft.happenedOn ||
    items.some((item) => missingOf(item).length > 0);

  const send = async (): Promise<void> => {
    setChecked(true);
    if (incomplete) return;
    const done = await create.send({ input: changeInput(group.id, key, { ...draft, kind }) });
    const created = done?.createChange.change;
    if (!created) return;
    clear();
    void navigate(`/groups/${group.id}/procedure/changes/${created.id}`);
  };

  const grant = group.application?.grant;
  const current = (
    anchor: 'PROJECT_END' | 'PERFORMANCE_REPORT_DUE',
    first: string | undefined,
  ): ReactNode => {
    const now = group.milestones.find((milestone) => milestone.anchor === anchor)?.occurredAt ?? first;
    return now ? (
      <>
        {t.dateNow} <When at={now} />
      </>
    ) : (
      t.dateHint
    );
  };
  return (
    <form
      className="flex flex-col gap-8"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {wasKept ? <p className="text-quiet">{t.kept}</p> : null}
      <Radios
        legend={t.kind}
        name="kind"
        value={kind}
        choices={kinds.map((value) => ({ value, label: say(CHANGES[value].label), hint: words.kind[value] }))}
        onChoose={(chosen) => set({ kind: chosen })}
      />
      <Section title={t.about}>
        <div className="flex max-w-xl flex-col gap-5">
          {form.member === 'none' ? null : (
            <Select
              label={kind === 'MEMBER_WITHDRAWAL' ? t.leaving : t.member}
              required={form.member === 'required'}
              value={draft.memberId}
              problem={at('memberId') ?? (checked && needMember ? t.needed : undefined)}
              onChange={({ target }) => set({ memberId: target.value })}
            >
              <option value="">{form.member === 'required' ? t.choose : t.wholeGroup}</option>
              {enrolled.map(({ memberId, name }) => (
                <option key={memberId} value={memberId}>
                  {name}
                </option>
              ))}
            </Select>
          )}
          <TextArea
            label={kind === 'REGISTERED_DATA' ? t.whatChanged : t.reason}
            hint={t.reasonHint}
            required
            value={draft.reason}
            problem={at('reason') ?? (checked && !draft.reason.trim() ? t.needed : undefined)}
            onChange={({ target }) => set({ reason: target.value })}
          />
          <DateInput
            label={t.happenedOn}
            hint={t.happenedHint}
            required
            value={draft.happenedOn}
            problem={at('happenedOn') ?? (checked && !draft.happenedOn ? t.needed : undefined)}
            onChange={({ target }) => set({ happenedOn: target.value })}
          />
          {form.dates ? (
            <>
              <MinuteInput
                label={t.newProjectEndAt}
                hint={current('PROJECT_END', grant?.projectEndAt)}
                value={draft.newProjectEndAt}
                problem={at('newProjectEndAt')}
                onMinute={(newProjectEndAt) => set({ newProjectEndAt })}
              />
              <MinuteInput
                label={t.newReportDueAt}
                hint={current('PERFORMANCE_REPORT_DUE', grant?.reportDueAt)}
                value={draft.newReportDueAt}
                problem={at('newReportDueAt')}
                onMinute={(newReportDueAt) => set({ newReportDueAt })}
              />
            </>
          ) : null}
        </div>
      </Section>
      {form.items.length > 0 ? (
        <Section title={t.items}>
          {items.map((item, index) => (
            <ItemEditor
              key={item.key}
              item={item}
              number={index + 1}
              members={enrolled}
              tools={tools}
              missing={checked ? missingOf(item) : []}
              problems={create.problems.filter(({ path }) => path?.startsWith(`input.changes[${index}]`))}
              onItem={setItem}
              onRemove={() => set({ items: draft.items.filter(({ key: one }) => one !== item.key) })}
            />
          ))}
          <div className="flex flex-wrap gap-3">
            {form.items.map((one) => (
              <Button
                key={one}
                look="second"
                icon="plus"
                onClick={() => set({ items: [...draft.items, newItem(one)] })}
              >
                {words.item[one]}
              </Button>
            ))}
          </div>
        </Section>
      ) : kind === 'MEMBER_WITHDRAWAL' ? (
        <p className="text-quiet">{t.onlyOne}</p>
      ) : null}
      {checked && incomplete ? <Banner state="attention" title={t.incomplete} live /> : null}
      <Problems
        problems={create.problems}
        shown={['memberId', 'reason', 'happenedOn', 'newProjectEndAt', 'newReportDueAt'].map(
          (name) => `input.${name}`,
        )}
      />
      <p className="text-quiet">{t.nothingYet}</p>
      <div>
        <Button type="submit" busy={create.sending}>
          {t.create}
        </Button>
      </div>
    </form>
  );
}
