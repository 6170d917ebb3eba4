import { AT, digestOf, idOf, type TaggedRow } from './world-row.ts';
import { BOTH, GROUPS, MEMBERS, RECORDED, groupOf, ref, rows } from './world-procedure.ts';

// What the group reports, what is fixed and where the money is; and the effects of it all.

const filed = (name: string) => ({ document: {}, document_sha256: digestOf(name) });
const boss = idOf('ann');

export function performance(): TaggedRow[] {
  const report_id = (tag: string) => ({ report_id: ref('performance_report', groupOf(tag)) });
  return [
    ...rows('performance_report', GROUPS, (tag) => ({
      grant_id: ref('grant_decision', tag),
      ...filed('report'),
      created_by: boss,
    })),
    ...rows(
      'performance_line',
      MEMBERS,
      (tag) => ({ ...report_id(tag), cost_line_id: ref('line', tag), actual_yen: 1, certified_yen: 1 }),
      'unnamed',
    ),
    ...rows('employee_statement', MEMBERS, (tag) => ({
      ...report_id(tag),
      employees: 1,
      as_of_on: '2024-01-15',
      still_micro: true,
      ...RECORDED,
    })),
    ...rows('amount_fixing', GROUPS, (tag) => ({
      ...report_id(tag),
      number: 1,
      notice_number: '見本',
      fixed_on: '2024-01-15',
      ...filed('fixing'),
      ...RECORDED,
    })),
    ...rows('fixed_amount', BOTH, (tag) => ({
      fixing_id: ref('amount_fixing', groupOf(tag)),
      part: tag.includes(':') ? 'INFRASTRUCTURE' : 'ADMIN',
      ruled_yen: 1,
      granted_yen: 1,
      fixed_yen: 1,
    })),
  ];
}

export function ledger(): TaggedRow[] {
  return [
    ...rows('ledger_account', BOTH, (tag) => ({ code: tag.includes(':') ? 'HELD' : 'PROGRAMME_OWES' })),
    ...rows('ledger_entry', GROUPS, (tag) => ({
      number: 1,
      kind: 'FIXING',
      cause_id: ref('amount_fixing', tag),
      occurred_on: '2024-01-15',
      ...RECORDED,
    })),
    ...rows('ledger_posting', BOTH, (tag) => ({
      entry_id: ref('ledger_entry', groupOf(tag)),
      account_id: ref('ledger_account', tag),
      amount_yen: tag.includes(':') ? -1 : 1,
    })),
    ...rows('ledger_check', GROUPS, () => ({
      checked_on: '2024-01-15',
      entries: 1,
      postings: 2,
      faults: [],
    })),
  ];
}

export function payments(): TaggedRow[] {
  const batch_id = (tag: string) => ({ batch_id: ref('transfer_batch', groupOf(tag)) });
  return [
    ...rows('programme_payment', MEMBERS, (tag) => ({
      fixing_id: ref('amount_fixing', groupOf(tag)),
      amount_yen: 1,
      paid_on: '2024-01-15',
      ...RECORDED,
    })),
    ...rows('redistribution', GROUPS, () => ({
      number: 1,
      sharing_key: 'EQUAL',
      decided_on: '2024-01-15',
      ...RECORDED,
    })),
    ...rows('redistribution_share', MEMBERS, (tag) => ({
      redistribution_id: ref('redistribution', groupOf(tag)),
      from_member_id: idOf(`payer of ${groupOf(tag)}`),
      amount_yen: 1,
    })),
    ...rows('transfer_batch', GROUPS, (tag) => ({
      number: 1,
      member_id: idOf(`member ${tag}:1`),
      transfer_on: '2024-01-15',
      item_count: 1,
      total_yen: 1,
      orderer_code: '0000000000',
      orderer_kana: 'ﾐﾎﾝ',
      file_sha256: digestOf('transfers'),
      made_by: boss,
    })),
    ...rows('transfer_item', MEMBERS, (tag) => ({
      ...batch_id(tag),
      share_id: ref('redistribution_share', tag),
      amount_yen: 1,
    })),
    ...rows(
      'transfer_receipt',
      MEMBERS,
      (tag) => ({
        transfer_item_id: ref('transfer_item', tag),
        number: Number(tag[2]),
        received_on: '2024-01-15',
        confirmed_by: boss,
      }),
      'unnamed',
    ),
    ...rows('repayment', MEMBERS, () => ({
      reason: '見本',
      principal_yen: 1,
      subsidy_received_on: '2024-01-15',
      claimed_on: '2024-01-16',
      due_on: '2024-01-17',
      ...RECORDED,
    })),
    ...rows('bank_result', GROUPS, (tag) => ({
      member_id: idOf(`member ${tag}:1`),
      file_name: '見本',
      format: 'TABLE',
      file_sha256: digestOf('bank result'),
      account_check: 'NOT_STATED',
      movement_count: 1,
      first_on: '2024-01-15',
      last_on: '2024-01-15',
      created_by: boss,
    })),
    ...rows('bank_movement', GROUPS, (tag) => ({
      bank_result_id: ref('bank_result', tag),
      line: 1,
      occurred_on: '2024-01-15',
      direction: 'OUT',
      amount_yen: 1,
      counterparty: '見本',
      reference: '',
      standing: 'NORMAL',
      named_member_ids: [],
      fingerprint: digestOf('movement'),
    })),
    ...rows(
      'bank_match',
      GROUPS,
      (tag) => ({
        movement_id: ref('bank_movement', tag),
        fingerprint: digestOf('movement'),
        kind: 'TRANSFER',
        transfer_item_id: ref('transfer_item', `${tag}:1`),
        confirmed_by: boss,
      }),
      'unnamed',
    ),
    ...rows('asset', MEMBERS, (tag) => ({
      cost_line_id: ref('line', tag),
      name: '見本',
      unit_price_yen: 500_000,
      quantity: 1,
      acquired_on: '2024-01-15',
      ...RECORDED,
    })),
  ];
}

export function effects(): TaggedRow[] {
  return [
    ...rows('effect_figure', MEMBERS, () => ({
      period: 'BASE',
      operating_profit_yen: -1,
      personnel_cost_yen: 1,
      depreciation_yen: 1,
      employees: 1,
      hours_hundredths: 100,
      entered_by: boss,
    })),
    ...rows('effect_figure_source', MEMBERS, (tag) => ({
      figure_id: ref('effect_figure', tag),
      field: 'EMPLOYEES',
      evidence_id: ref('evidence_file', tag),
      noted_by: boss,
    })),
    ...rows('effect_report', GROUPS, () => ({
      year: 1,
      ...filed('effects'),
      submitted_at: AT,
      created_by: boss,
    })),
  ];
}
