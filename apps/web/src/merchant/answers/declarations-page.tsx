import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { useToday } from '../../data/now.ts';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { useShop } from '../shop.ts';
import { TellCoordinator } from '../tell-coordinator.tsx';
import { WORDS } from '../words.ts';
import {
  merchantDeclarations,
  merchantDeclare,
  type MerchantDeclarationsQuery,
} from './answers.generated.ts';

const TEXTS = texts({
  ja: {
    title: '参加の条件に答える',
    lead: 'このグループに参加できるかを確かめる質問です。「はい」か「いいえ」で答えてください。',
    topics: {
      NEVER_MEMBER: 'お店について',
      DEEMED_LARGE: '大きな会社とのつながり',
      DEEMED_SAME: 'ほかの構成員とのつながり',
    },
    yes: 'はい',
    no: 'いいえ',
    declaredBy: '答える人の名前',
    named: '名前を入れてください。',
    left: (count: number) => `あと${count}問です`,
    all: 'ぜんぶ答えました',
    send: '答えを知らせる',
    sendPart: (count: number) => `${count}問の答えを知らせる`,
    nothing: '答えを1つ以上選んでください。',
    unchanged: '変えた答えはありません。もう知らせてあります。',
    talk: 'この答えだと参加できないことがあります。まちがいでなければ、とりまとめ担当に相談してください。',
    about: '参加の条件の質問に、あてはまるものがありました。',
    answered: (on: ReactNode, by: string) => (
      <>
        {on} {by}さんが回答
      </>
    ),
  },
  en: {
    title: 'Questions on taking part',
    lead: 'They tell whether your shop can take part. Please answer yes or no.',
    topics: {
      NEVER_MEMBER: 'About your shop',
      DEEMED_LARGE: 'Ties to large companies',
      DEEMED_SAME: 'Ties to other members',
    },
    yes: 'Yes',
    no: 'No',
    declaredBy: 'Name of the person who answers',
    named: 'Please enter a name.',
    left: (count: number) => `${count} to go`,
    all: 'All answered',
    send: 'Send the answers',
    sendPart: (count: number) => `Send ${count} answers`,
    nothing: 'Please choose at least one answer.',
    unchanged: 'No answer was changed; they are known already.',
    talk: 'With this answer your shop may be unable to take part. If it is right, please talk to the coordinator.',
    about: 'One of the questions on taking part applies to us.',
    answered: (on, by) => (
      <>
        Answered on {on} by {by}
      </>
    ),
  },
});

type Declaration = MerchantDeclarationsQuery['member']['declarations'][number];
type Answers = Readonly<Partial<Record<Declaration['code'], boolean>>>;
const TOPICS = ['NEVER_MEMBER', 'DEEMED_LARGE', 'DEEMED_SAME'] as const;

/** The questions of program rules §2. Answers may be given in parts; each is kept on the device until it is sent. */
export function DeclarationsPage(): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { memberId } = useShop();
  const read = useRead(merchantDeclarations, { memberId });
  return (
    <Page title={t.title} lead={t.lead} back={{ to: `/shop/${memberId}`, label: words.home }}>
      <Shown read={read} lines={12}>
        {({ member }) => <Questions declarations={member.declarations} />}
      </Shown>
    </Page>
  );
}

function Questions({ declarations }: { readonly declarations: readonly Declaration[] }): ReactNode {
  const t = useTexts(TEXTS);
  const { memberId, personName } = useShop();
  const today = useToday();
  const navigate = useNavigate();
  const [draft, setDraft, clear] = useDraft(`merchant/declarations/${memberId}`, {
    answers: {} as Answers,
    declaredBy: personName,
  });
  const [asked, setAsked] = useState(false);
  const change = useChange(merchantDeclare);
  const answerOf = ({ code, answer }: Declaration): boolean | null => draft.answers[code] ?? answer;
  const changed = declarations.filter(
    (one) => draft.answers[one.code] !== undefined && draft.answers[one.code] !== one.answer,
  );
  const left = declarations.filter((one) => answerOf(one) === null).length;
  const send = async (): Promise<void> => {
    setAsked(true);
    if (changed.length === 0 || draft.declaredBy.trim() === '') return;
    const done = await change.send({
      input: {
        memberId,
        declaredBy: draft.declaredBy,
        declaredOn: today,
        declarations: changed.map(({ code, version }) => ({
          code,
          answer: draft.answers[code]!,
          ...(version === null ? {} : { version }),
        })),
      },
    });
    if (!done) return;
    clear();
    setAsked(false);
    if (left === 0) await navigate(`/shop/${memberId}`);
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
      {TOPICS.map((topic) => (
        <Section key={topic} title={t.topics[topic]}>
          {declarations
            .filter((one) => one.topic === topic)
            .map((one) => (
              <Question
                key={one.code}
                declaration={one}
                answer={answerOf(one)}
                onAnswer={(answer) =>
                  setDraft({ ...draft, answers: { ...draft.answers, [one.code]: answer } })
                }
              />
            ))}
        </Section>
      ))}
      <div className="flex flex-col gap-4">
        <TextInput
          label={t.declaredBy}
          required
          autoComplete="name"
          value={draft.declaredBy}
          onChange={({ target }) => setDraft({ ...draft, declaredBy: target.value })}
          problem={
            problemAt(change.problems, 'declaredBy') ??
            (asked && draft.declaredBy.trim() === '' ? t.named : null)
          }
        />
        <Problems problems={change.problems} shown={['declaredBy']} />
        <p role="status" className="font-bold">
          {left > 0 ? t.left(left) : t.all}
        </p>
        {asked && changed.length === 0 ? (
          <p role="alert" className="text-stop">
            {left === 0 ? t.unchanged : t.nothing}
          </p>
        ) : null}
        <Button type="submit" wide busy={change.sending}>
          {left > 0 && changed.length > 0 ? t.sendPart(changed.length) : t.send}
        </Button>
      </div>
    </form>
  );
}

function Question({
  declaration,
  answer,
  onAnswer,
}: {
  readonly declaration: Declaration;
  readonly answer: boolean | null;
  readonly onAnswer: (answer: boolean) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { code, question, goodAnswer, declaredOn, declaredBy, clause } = declaration;
  return (
    <fieldset className="border-b border-hairline pb-3">
      <legend className="mb-2">{say(question)}</legend>
      <div className="grid grid-cols-2 gap-3">
        {[true, false].map((one) => (
          <label
            key={String(one)}
            className="flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded-lg border border-line px-3 font-bold has-checked:border-2 has-checked:border-accent has-checked:bg-accent-wash"
          >
            <input
              type="radio"
              name={code}
              checked={answer === one}
              onChange={() => onAnswer(one)}
              className="size-5 shrink-0 accent-accent"
            />
            {one ? t.yes : t.no}
          </label>
        ))}
      </div>
      <p className="mt-1 text-sm text-quiet">
        {clause}
        {declaredOn && declaredBy ? <> ・ {t.answered(<When at={declaredOn} short />, declaredBy)}</> : null}
      </p>
      {answer !== null && answer !== goodAnswer ? (
        <div className="mt-2 flex flex-col gap-2">
          <Banner state="attention" title={t.talk} />
          <TellCoordinator about={t.about} />
        </div>
      ) : null}
    </fieldset>
  );
}
