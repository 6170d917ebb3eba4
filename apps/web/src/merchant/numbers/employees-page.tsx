import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useToday } from '../../data/now.ts';
import { useRead } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { DateInput, Radios, wholeNumber, YenInput } from '../../ui/field.tsx';
import { Empty, Page } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { useShop } from '../shop.ts';
import { WORDS } from '../words.ts';
import {
  merchantEmployees,
  merchantStateEmployees,
  type MerchantEmployeesQuery,
  type StateEmployeesInput,
} from './numbers.generated.ts';

const TEXTS = texts({
  ja: {
    title: '従業員の数を知らせる',
    lead: '小規模事業者かどうかを、実績報告のときに確かめます（2024年度から）。',
    none: 'いまは知らせることがありません',
    noneBody: '実績報告が始まると、ここで入れられます。',
    employees: '常時使用する従業員の数',
    employeesHint: '役員と事業主は数えません。',
    people: '人',
    asOf: 'いつの人数ですか',
    microClass: 'お店の業種',
    classes: {
      COMMERCE_SERVICE: '商業・サービス業',
      LODGING_ENTERTAINMENT: '宿泊業・娯楽業',
      MANUFACTURING_OTHER: '製造業・その他',
    },
    save: 'この人数を知らせる',
    needed: '人数を数字で入れてください。',
    stated: (on: ReactNode, count: number) => (
      <>
        {on}の人数：{count}人
      </>
    ),
    micro: '小規模事業者のままです。',
    notMicro: '小規模事業者の人数をこえているので、補助率が下がります。',
  },
  en: {
    title: 'State your employees',
    lead: 'At the performance report it is checked whether your shop is a micro business (from 2024 on).',
    none: 'Nothing to state now',
    noneBody: 'It is asked here when the performance report begins.',
    employees: 'Regular employees',
    employeesHint: 'Without officers and the proprietor.',
    people: 'people',
    asOf: 'As of which day?',
    microClass: 'Line of business',
    classes: {
      COMMERCE_SERVICE: 'Commerce, services',
      LODGING_ENTERTAINMENT: 'Lodging, entertainment',
      MANUFACTURING_OTHER: 'Manufacturing, other',
    },
    save: 'State this number',
    needed: 'Please enter the number in digits.',
    stated: (on, count: number) => (
      <>
        As of {on}: {count} people
      </>
    ),
    micro: 'Still a micro business.',
    notMicro: 'Above the limit of micro businesses: the rate is lower.',
  },
});

/** K25 p.32: a micro business states its employees once more. */
export function EmployeesPage(): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { memberId, consortiumId } = useShop();
  const read = useRead(merchantEmployees, { memberId, consortiumId });
  return (
    <Page title={t.title} lead={t.lead} back={{ to: `/shop/${memberId}`, label: words.home }}>
      <Shown read={read} lines={5}>
        {(data) =>
          data.consortium.performanceReport ? (
            <Form reportId={data.consortium.performanceReport.id} statement={data.member.employeeStatement} />
          ) : (
            <Empty title={t.none}>{t.noneBody}</Empty>
          )
        }
      </Shown>
    </Page>
  );
}

type MicroClass = NonNullable<StateEmployeesInput['microClass']>;
const CLASSES: readonly MicroClass[] = ['COMMERCE_SERVICE', 'LODGING_ENTERTAINMENT', 'MANUFACTURING_OTHER'];

function Form({
  reportId,
  statement,
}: {
  readonly reportId: string;
  readonly statement: MerchantEmployeesQuery['member']['employeeStatement'];
}): ReactNode {
  const t = useTexts(TEXTS);
  const { memberId } = useShop();
  const today = useToday();
  const [count, setCount] = useState(statement ? String(statement.employees) : '');
  const [asOfOn, setAsOfOn] = useState(statement?.asOfOn ?? today);
  const [microClass, setMicroClass] = useState<MicroClass | null>(null);
  const [asked, setAsked] = useState(false);
  const change = useChange(merchantStateEmployees);
  const employees = wholeNumber(count);
  const send = async (): Promise<void> => {
    setAsked(true);
    if (employees === null) return;
    await change.send({
      input: {
        memberId,
        reportId,
        employees,
        asOfOn,
        ...(microClass ? { microClass } : {}),
        ...(statement ? { version: statement.version } : {}),
      },
    });
  };
  // asked for only where the line of business alone does not settle it: the API then says so
  const classAsked = problemAt(change.problems, 'microClass') !== undefined || microClass !== null;
  return (
    <form
      className="flex flex-col gap-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {statement ? (
        <Banner
          live
          state={statement.stillMicro ? 'ok' : 'attention'}
          title={t.stated(<When at={statement.asOfOn} />, statement.employees)}
        >
          {statement.stillMicro ? t.micro : t.notMicro}
        </Banner>
      ) : null}
      <YenInput
        label={t.employees}
        hint={t.employeesHint}
        required
        unit={t.people}
        yen={count}
        onYen={setCount}
        problem={problemAt(change.problems, 'employees') ?? (asked && employees === null ? t.needed : null)}
      />
      <DateInput
        label={t.asOf}
        required
        max={today}
        value={asOfOn}
        onChange={({ target }) => setAsOfOn(target.value)}
        problem={problemAt(change.problems, 'asOfOn')}
      />
      {classAsked ? (
        <Radios
          legend={t.microClass}
          name="microClass"
          value={microClass}
          choices={CLASSES.map((value) => ({ value, label: t.classes[value] }))}
          onChoose={setMicroClass}
        />
      ) : null}
      <Problems problems={change.problems} shown={['employees', 'asOfOn']} />
      <Button type="submit" wide busy={change.sending}>
        {t.save}
      </Button>
    </form>
  );
}
