import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useRead } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Radios, TextInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { identityDelivery, identitySetDelivery, type IdentityDeliveryQuery } from './delivery.generated.ts';
import { Done, Part } from './parts.tsx';

const TEXTS = texts({
  ja: {
    title: 'お知らせのメール',
    lead: '画面の右上のベルには、どの場合も届きます。',
    bounced: 'メールが届きませんでした',
    bouncedMore: 'このときから、メールは送っていません：',
    ask: 'メールアドレスが正しいか、とりまとめ担当か連携の管理者にご確認ください。',
    how: 'メールの受け取り方',
    IMMEDIATE: 'そのつど受け取る',
    IMMEDIATE_HINT: '数分のあいだのものは、1通にまとめます。',
    DAILY: '1日1通にまとめて受け取る',
    DAILY_HINT: '朝8時（日本時間）に届きます。',
    NONE: 'メールは受け取らない',
    quiet: 'メールを送らない時間（日本時間）',
    quietHint: '同じ時刻にすると、いつでも送ります。夜をまたいでもかまいません。',
    from: 'から',
    until: 'まで',
    save: 'この受け取り方にする',
    saved: '受け取り方を変えました。',
  },
  en: {
    title: 'Letters about what is new',
    lead: 'Whatever you choose, everything is found at the bell above.',
    bounced: 'Our letters did not reach you',
    bouncedMore: 'No letters are sent since',
    ask: 'Please ask your coordinator or the administrator whether your e-mail address is right.',
    how: 'How to get letters',
    IMMEDIATE: 'As things come',
    IMMEDIATE_HINT: 'What comes within a few minutes is one letter.',
    DAILY: 'One letter a day',
    DAILY_HINT: 'At 8 in the morning, Japan time.',
    NONE: 'No letters',
    quiet: 'Hours without letters (Japan time)',
    quietHint: 'The same time twice: letters come at any hour. The hours may pass midnight.',
    from: 'From',
    until: 'Until',
    save: 'Get letters like this',
    saved: 'Your choice is kept.',
  },
});

type Preference = IdentityDeliveryQuery['deliveryPreference'];
type Choice = Pick<Preference, 'mail' | 'quietFrom' | 'quietUntil'>;

export function DeliveryPart(): ReactNode {
  const t = useTexts(TEXTS);
  const read = useRead(identityDelivery, {});
  return (
    <Part id="delivery" title={t.title} lead={t.lead}>
      <Shown read={read} lines={5}>
        {({ deliveryPreference }) => <Choose kept={deliveryPreference} />}
      </Shown>
    </Part>
  );
}

function Choose({ kept }: { readonly kept: Preference }): ReactNode {
  const t = useTexts(TEXTS);
  const setting = useChange(identitySetDelivery);
  const [changed, setChanged] = useState<Partial<Choice>>({});
  const [done, setDone] = useState<string | null>(null);
  const { mail, quietFrom, quietUntil } = { ...kept, ...changed };
  const change = (part: Partial<Choice>): void => {
    setChanged({ ...changed, ...part });
    setDone(null);
  };
  const save = async (): Promise<void> => {
    setDone(null);
    if (!(await setting.send({ input: { mail, quietFrom, quietUntil, version: kept.version } }))) return;
    setChanged({});
    setDone(t.saved);
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {kept.bouncedAt ? (
        <Banner state="attention" title={t.bounced}>
          <p>
            {t.bouncedMore} <When at={kept.bouncedAt} />
          </p>
          <p>{t.ask}</p>
        </Banner>
      ) : null}
      <Problems problems={setting.problems} shown={['quietFrom', 'quietUntil']} />
      <Radios
        legend={t.how}
        name="mail"
        value={mail}
        choices={[
          { value: 'IMMEDIATE', label: t.IMMEDIATE, hint: t.IMMEDIATE_HINT },
          { value: 'DAILY', label: t.DAILY, hint: t.DAILY_HINT },
          { value: 'NONE', label: t.NONE },
        ]}
        onChoose={(chosen) => change({ mail: chosen })}
      />
      {mail === 'IMMEDIATE' ? (
        <fieldset className="flex flex-col gap-2">
          <legend className="font-bold">{t.quiet}</legend>
          <p className="text-sm text-quiet">{t.quietHint}</p>
          <div className="flex flex-wrap gap-4">
            <TextInput
              label={t.from}
              type="time"
              value={quietFrom}
              problem={problemAt(setting.problems, 'quietFrom')}
              onChange={({ target }) => change({ quietFrom: target.value })}
            />
            <TextInput
              label={t.until}
              type="time"
              value={quietUntil}
              problem={problemAt(setting.problems, 'quietUntil')}
              onChange={({ target }) => change({ quietUntil: target.value })}
            />
          </div>
        </fieldset>
      ) : null}
      <div>
        <Button type="submit" look="second" busy={setting.sending}>
          {t.save}
        </Button>
      </div>
      <Done text={done} />
    </form>
  );
}
