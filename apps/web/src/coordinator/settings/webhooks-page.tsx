import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { usePages } from '../../data/pages.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextInput } from '../../ui/field.tsx';
import { More } from '../../ui/more.tsx';
import { Card, Page, Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner, StateChip, type State } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import {
  addWebhook,
  groupWebhooks,
  turnWebhookOff,
  turnWebhookOn,
  type GroupWebhooksQuery,
} from './webhooks.generated.ts';

type Webhook = GroupWebhooksQuery['consortium']['webhooks']['edges'][number]['node'];
type Machine = Webhook['machines'][number];
type Delivery = Webhook['deliveries']['edges'][number]['node'];

const TEXTS = texts({
  ja: {
    title: 'ほかのシステムへの知らせ',
    lead: '会計ソフトなどに、手続きが進んだことを自動で知らせます（Webhook）。設定は、そのシステムを作った会社の人と一緒に行ってください。',
    url: '知らせ先のアドレス',
    urlHint: 'https:// で始まるアドレス',
    what: '何を知らせるか',
    machines: {
      APPLICATION: '交付申請',
      CHANGE: '変更の届出',
      REPORT: '実績報告',
      TRANSFER: '振込',
      EFFECT_REPORT: '効果報告',
      REPAYMENT: '返還',
    },
    add: 'この知らせ先を加える',
    secret: '署名の秘密（今だけ表示します）',
    secretHint: '知らせ先のシステムに入れてください。このページを離れると、もう表示できません。',
    known: '知らせ先',
    none: 'まだありません。',
    on: '知らせています',
    off: '止めています',
    turnOn: '知らせを再開する',
    turnOff: '知らせを止める',
    latest: '最近の知らせ',
    type: '内容',
    when: 'いつ',
    result: '結果',
    results: { DELIVERED: '届いた', WAITING: '送信待ち', GAVE_UP: '届かなかった' },
  },
  en: {
    title: 'Other systems',
    lead: 'Tells another system, an accounting program say, that the procedure has moved on (webhook). Set it up together with whoever runs that system.',
    url: 'Address to tell',
    urlHint: 'It begins with https://',
    what: 'What to tell',
    machines: {
      APPLICATION: 'Application',
      CHANGE: 'Changes',
      REPORT: 'Performance report',
      TRANSFER: 'Transfers',
      EFFECT_REPORT: 'Effect reports',
      REPAYMENT: 'Repayment',
    },
    add: 'Add this address',
    secret: 'Signing secret (shown only now)',
    secretHint: 'Enter it in the other system. Once this page is left it cannot be shown again.',
    known: 'Addresses',
    none: 'There is none yet.',
    on: 'Is told',
    off: 'Stopped',
    turnOn: 'Tell it again',
    turnOff: 'Stop telling it',
    latest: 'Latest messages',
    type: 'About',
    when: 'When',
    result: 'Result',
    results: { DELIVERED: 'Delivered', WAITING: 'Waiting', GAVE_UP: 'Not delivered' },
  },
});

const RESULT_LOOKS: Readonly<Record<Delivery['status'], State>> = {
  DELIVERED: 'ok',
  WAITING: 'neutral',
  GAVE_UP: 'stop',
};

export function WebhooksPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const pages = usePages(groupWebhooks, { id }, ({ consortium }) => consortium.webhooks);
  return (
    <Page title={t.title} lead={t.lead}>
      <SettingsMenu />
      <AddForm />
      <Section title={t.known}>
        <Shown read={pages.read} lines={3}>
          {(list) => (
            <>
              {list.length === 0 ? <p>{t.none}</p> : null}
              {list.map((webhook) => (
                <WebhookCard key={webhook.id} webhook={webhook} />
              ))}
              <More pages={pages} />
            </>
          )}
        </Shown>
      </Section>
    </Page>
  );
}

function AddForm(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const adding = useChange(addWebhook);
  const [url, setUrl] = useState('');
  const [machines, setMachines] = useState<readonly Machine[]>(['APPLICATION']);
  const [key, setKey] = useState(newIdempotencyKey);
  const [secret, setSecret] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    const done = await adding.send({ input: { consortiumId: id, url, machines, idempotencyKey: key } });
    if (!done) return;
    setSecret(done.createWebhook.secret);
    setUrl('');
    setKey(newIdempotencyKey());
  };
  return (
    <form
      noValidate
      className="flex max-w-2xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Problems problems={adding.problems} shown={['url']} />
      {secret ? (
        <Banner state="ok" title={t.secret} live>
          <p className="font-mono break-all select-all">{secret}</p>
          <p>{t.secretHint}</p>
        </Banner>
      ) : null}
      <TextInput
        type="url"
        label={t.url}
        hint={t.urlHint}
        value={url}
        onChange={({ target }) => setUrl(target.value)}
        problem={problemAt(adding.problems, 'url')}
      />
      <fieldset>
        <legend className="font-bold">{t.what}</legend>
        <div className="flex flex-wrap gap-x-6">
          {(Object.entries(t.machines) as [Machine, string][]).map(([machine, label]) => (
            <Checkbox
              key={machine}
              label={label}
              checked={machines.includes(machine)}
              onChange={({ target }) =>
                setMachines(
                  target.checked ? [...machines, machine] : machines.filter((one) => one !== machine),
                )
              }
            />
          ))}
        </div>
      </fieldset>
      <div>
        <Button
          type="submit"
          look="second"
          busy={adding.sending}
          disabled={url === '' || machines.length === 0}
        >
          {t.add}
        </Button>
      </div>
    </form>
  );
}

function WebhookCard({ webhook }: { readonly webhook: Webhook }): ReactNode {
  const t = useTexts(TEXTS);
  const on = useChange(turnWebhookOn);
  const off = useChange(turnWebhookOff);
  const turning = webhook.enabled ? off : on;
  const input = { id: webhook.id, version: webhook.version };
  const deliveries = webhook.deliveries.edges.map(({ node }) => node);
  return (
    <Card>
      <h3 className="font-bold break-all">{webhook.url}</h3>
      <p className="flex flex-wrap items-center gap-2">
        <StateChip state={webhook.enabled ? 'ok' : 'neutral'}>{webhook.enabled ? t.on : t.off}</StateChip>
        {webhook.machines.map((machine) => t.machines[machine]).join('・')}
      </p>
      {deliveries.length > 0 ? (
        <Table
          caption={t.latest}
          rows={deliveries}
          rowKey={({ id }) => id}
          columns={[
            { key: 'type', head: t.type, rowHead: true, cell: ({ type }) => <code>{type}</code> },
            { key: 'when', head: t.when, cell: ({ createdAt }) => <When at={createdAt} short /> },
            {
              key: 'result',
              head: t.result,
              cell: ({ status, errorCode, responseStatus }) => (
                <>
                  <StateChip state={RESULT_LOOKS[status]}>{t.results[status]}</StateChip>{' '}
                  {errorCode || responseStatus}
                </>
              ),
            },
          ]}
        />
      ) : null}
      <Problems problems={turning.problems} />
      <div>
        <Button look="second" busy={turning.sending} onClick={() => void turning.send({ input })}>
          {webhook.enabled ? t.turnOff : t.turnOn}
        </Button>
      </div>
    </Card>
  );
}
