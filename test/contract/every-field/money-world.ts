import { randomUUID } from 'node:crypto';
import type { Granted } from './procedure-world.ts';
import { ofEverybody, sha, through, type Scene } from './secrets.ts';

// The same group from its performance report to its effect report, with the money in between.

export async function paidOut(scene: Scene, granted: Granted): Promise<void> {
  await reported(scene, granted);
  await submitted(scene);
  await ledger(scene);
  await distribution(scene);
  await repaymentsAndAssets(scene);
  await effects(scene);
  await delivery(scene);
}

const document = ({ members }: Scene): string =>
  JSON.stringify(members.map(({ ids, secret, amount }) => ({ memberId: ids.member, secret, amount })));

/** A draft with a line for everybody. */
export async function reported(scene: Scene, { grantId }: Granted): Promise<void> {
  const { insert, consortiumId: consortium_id, by, first, members } = scene;
  await insert('performance_report', {
    id: first.report,
    consortium_id,
    grant_id: grantId,
    created_by: by,
  });
  for (const { ids, secret, amount } of members) {
    await insert('performance_line', {
      consortium_id,
      report_id: first.report,
      cost_line_id: ids.costLine,
      member_id: ids.member,
      actual_yen: 2 * amount,
      certified_yen: 0,
      deducted_yen: amount,
      deduction_reason: secret,
      parked_yen: amount,
      parked_reason: secret,
    });
    await insert('employee_statement', {
      consortium_id,
      report_id: first.report,
      member_id: ids.member,
      employees: amount,
      as_of_on: '2023-12-01',
      still_micro: false,
      evidence_id: ids.evidence,
      recorded_by: by,
    });
  }
}

async function submitted(scene: Scene): Promise<void> {
  const { by, first } = scene;
  await through(scene, 'performance_report', first.report, [
    ['IN_CHECK', `author_id = '${by}'`],
    ['APPROVED', `approved_by = '${by}', approved_at = now()`],
    [
      'SUBMITTED',
      `submitted_at = '2024-01-10T01:00:00Z', completed_on = '2023-12-20', document = '${document(scene)}',
       document_sha256 = '${sha()}'`,
    ],
    ['FIXED'],
  ]);
  await fixing(scene);
}

async function fixing(scene: Scene): Promise<void> {
  const { insert, consortiumId: consortium_id, by, first, members } = scene;
  const fixed = (amount: number) => ({ ruled: `${amount}`, granted: `${amount}`, fixed: `${amount}` });
  const because = (secret: string) => ({
    bound: 'GRANT',
    reason: { ja: secret, en: secret },
    notes: [],
  });
  const [, second] = members;
  const whole = { ...fixed(second!.amount), ...because(second!.secret) };
  await insert('amount_fixing', {
    id: first.fixing,
    consortium_id,
    report_id: first.report,
    number: 1,
    notice_number: ofEverybody(scene),
    fixed_on: '2024-02-01',
    document: JSON.stringify({
      amounts: {
        members: members.map(({ ids, secret, amount }) => ({
          memberId: ids.member,
          ...fixed(amount),
          ...because(secret),
        })),
        analysis: whole,
        admin: whole,
        total: { granted: `${second!.amount}`, fixed: `${second!.amount}`, shortfall: '0' },
      },
      settlement: { members: [] },
    }),
    document_sha256: sha(),
    recorded_by: by,
  });
  const parts = [
    ...members.map(({ ids, amount }) => ['INFRASTRUCTURE', ids.member, amount] as const),
    ['ANALYSIS', null, second!.amount] as const,
    ['ADMIN', null, second!.amount] as const,
  ];
  for (const [part, member_id, amount] of parts) {
    await insert('fixed_amount', {
      consortium_id,
      fixing_id: first.fixing,
      member_id,
      part,
      ruled_yen: amount,
      granted_yen: amount,
      fixed_yen: amount,
    });
  }
}

/** One statement an entry: what does not balance at its commit is refused. */
async function ledger({
  database,
  insert,
  consortiumId: consortium_id,
  by,
  first,
  members,
}: Scene): Promise<void> {
  const accounts = new Map<string, string>();
  for (const { ids } of members) {
    for (const code of ['PROGRAMME_OWES', 'HELD', 'ENTITLED'] as const) {
      const id = randomUUID();
      accounts.set(`${code} ${ids.member}`, id);
      await insert('ledger_account', { id, consortium_id, member_id: ids.member, code });
    }
  }
  const post = (
    number: number,
    kind: string,
    cause: string,
    legs: readonly (readonly [code: string, memberId: string, yen: number])[],
  ) =>
    database.sql(
      `WITH entry AS (
         INSERT INTO ledger_entry (consortium_id, number, kind, cause_id, occurred_on, recorded_by)
         VALUES ($1, $2, $3, $4, '2024-02-01', $5) RETURNING id)
       INSERT INTO ledger_posting (consortium_id, entry_id, account_id, member_id, amount_yen)
       SELECT $1, entry.id, account, member, yen FROM entry, unnest($6::uuid[], $7::uuid[], $8::bigint[]) AS l (account, member, yen)`,
      [
        consortium_id,
        number,
        kind,
        cause,
        by,
        legs.map(([code, memberId]) => accounts.get(`${code} ${memberId}`)),
        legs.map(([, memberId]) => memberId),
        legs.map(([, , yen]) => yen),
      ],
    );
  await post(
    1,
    'FIXING',
    first.fixing,
    members.flatMap(({ ids, amount }) => [
      ['PROGRAMME_OWES', ids.member, amount] as const,
      ['ENTITLED', ids.member, -amount] as const,
    ]),
  );
  for (const [n, { ids, secret, amount }] of members.entries()) {
    await insert('programme_payment', {
      id: ids.programmePayment,
      consortium_id,
      fixing_id: first.fixing,
      member_id: ids.member,
      amount_yen: amount,
      paid_on: '2024-03-01',
      reference: secret,
      recorded_by: by,
    });
    await post(n + 2, 'PROGRAMME_PAYMENT', ids.programmePayment, [
      ['HELD', ids.member, amount],
      ['PROGRAMME_OWES', ids.member, -amount],
    ]);
  }
  await insert('ledger_check', {
    consortium_id,
    checked_on: '2024-03-02',
    entries: members.length + 1,
    postings: members[1]!.amount,
    faults: [],
  });
}

async function distribution(scene: Scene): Promise<void> {
  const { insert, consortiumId: consortium_id, by, first, members } = scene;
  await insert('redistribution', {
    id: first.redistribution,
    consortium_id,
    number: 1,
    sharing_key: 'EQUAL',
    decided_on: '2024-03-10',
    recorded_by: by,
  });
  await insert('transfer_batch', {
    id: first.transferBatch,
    consortium_id,
    number: 1,
    member_id: first.member,
    transfer_on: '2024-03-15',
    item_count: members.length,
    total_yen: members[1]!.amount,
    orderer_code: '0123456789',
    orderer_kana: 'ﾐﾎﾝ',
    file_sha256: sha(),
    made_by: by,
  });
  for (const [n, { ids, amount, secret, merchantId }] of members.entries()) {
    await insert('redistribution_share', {
      id: ids.share,
      consortium_id,
      redistribution_id: first.redistribution,
      from_member_id: members[(n + 1) % members.length]!.ids.member,
      member_id: ids.member,
      amount_yen: amount,
    });
    await insert('transfer_item', {
      id: ids.transferItem,
      consortium_id,
      batch_id: first.transferBatch,
      share_id: ids.share,
      member_id: ids.member,
      amount_yen: amount,
    });
    await through(scene, 'transfer_item', ids.transferItem, [
      n === 0
        ? ['CONFIRMED', `settled_on = '2024-03-15'`]
        : ['FAILED', `settled_on = '2024-03-16', failure = '${secret}'`],
    ]);
    if (n === 0) {
      await insert('transfer_receipt', {
        transfer_item_id: ids.transferItem,
        consortium_id,
        member_id: ids.member,
        number: 1,
        received_on: '2024-03-15',
        confirmed_by: merchantId,
      });
    }
  }
}

async function repaymentsAndAssets({ insert, consortiumId: consortium_id, by, members }: Scene) {
  for (const { ids, secret, amount } of members) {
    await insert('repayment', {
      id: ids.repayment,
      consortium_id,
      member_id: ids.member,
      cause: 'CANCELLED',
      reason: secret,
      principal_yen: amount,
      subsidy_received_on: '2024-03-01',
      claimed_on: '2024-04-01',
      due_on: '2024-05-01',
      recorded_by: by,
    });
    await insert('asset', {
      id: ids.asset,
      consortium_id,
      member_id: ids.member,
      cost_line_id: ids.costLine,
      name: secret,
      unit_price_yen: amount,
      quantity: 1,
      acquired_on: '2023-08-01',
      place: secret,
      recorded_by: by,
    });
  }
}

async function effects(scene: Scene): Promise<void> {
  const { insert, consortiumId: consortium_id, by, first, members } = scene;
  for (const { ids, amount, merchantId } of members) {
    for (const period of ['BASE', 'TARGET', 'YEAR_1'] as const) {
      const figure = randomUUID();
      await insert('effect_figure', {
        id: figure,
        consortium_id,
        member_id: ids.member,
        period,
        operating_profit_yen: -amount,
        personnel_cost_yen: amount,
        depreciation_yen: amount,
        employees: amount,
        hours_hundredths: 200_000,
        entered_by: merchantId,
      });
      await insert('effect_figure_source', {
        consortium_id,
        member_id: ids.member,
        figure_id: figure,
        field: 'OPERATING_PROFIT',
        evidence_id: ids.evidence,
        noted_by: merchantId,
      });
    }
  }
  await insert('effect_report', { id: first.effectReport, consortium_id, year: 1, created_by: by });
  await through(scene, 'effect_report', first.effectReport, [
    [
      'SUBMITTED',
      `submitted_at = '2025-05-10T01:00:00Z', document = '${document(scene)}', document_sha256 = '${sha()}'`,
    ],
  ]);
}

async function delivery({ insert, consortiumId: consortium_id, by, first, members }: Scene): Promise<void> {
  await insert('delivery_preference', { user_id: by, mail: 'DAILY' });
  for (const [n, { ids, merchantId }] of members.entries()) {
    await insert('calendar_feed', {
      id: ids.calendarFeed,
      user_id: n === 0 ? by : merchantId,
      consortium_id,
      token_sha256: sha(),
    });
    await insert('mail_delivery', {
      consortium_id,
      recipient_id: merchantId,
      kind: 'NOTIFICATIONS',
      cause_id: randomUUID(),
      status: 'BOUNCED',
      reply_code: '550',
      settled_at: '2023-05-01T00:00:00Z',
    });
  }
  await insert('outbox', {
    id: first.failedWork,
    consortium_id,
    topic: 'webhook.deliver',
    subject_id: randomUUID(),
    relayed_at: '2023-05-01T00:00:00Z',
    relay_count: 9,
    failed_at: '2023-05-01T00:00:00Z',
    last_error: 'ECONNREFUSED',
  });
}
