import type { Viewer } from '@renkei/platform';
import { amountOf, secretOf, sha, type Scene } from './secrets.ts';
import type { TargetName } from './targets.ts';

/** What the office holds: a file that is there, a workbook, a statement of the bank. */
export async function officeOf(
  insert: Scene['insert'],
  group: 'A' | 'B',
  coordinator: Viewer,
  {
    first,
    consortium_id,
  }: { readonly first: Readonly<Record<TargetName, string>>; readonly consortium_id: string },
): Promise<void> {
  const by = coordinator.userId;
  await insert('output_job', {
    id: first.output,
    consortium_id,
    kind: 'GROUP_PLAN',
    options: '{}',
    locale: 'ja',
    made_for: '2024-06-01',
    request_sha256: sha(),
    status: 'FAILED',
    file_name: `${secretOf(group, 1)}.pdf`,
    problems: JSON.stringify([
      { code: 'X', path: null, message: { ja: secretOf(group, 1), en: secretOf(group, 1) } },
    ]),
    requested_by: by,
    acting_role: 'COORDINATOR',
  });
  await insert('official_workbook', {
    id: first.officialWorkbook,
    consortium_id,
    file_name: `${secretOf(group, 1)}.xlsx`,
    edition: '2025',
    file_sha256: sha(),
    file_bytes: Buffer.from('PK'),
    created_by: by,
  });
  await insert('bank_result', {
    id: first.bankResult,
    consortium_id,
    member_id: first.member,
    file_name: `${secretOf(group, 1)}.csv`,
    format: 'TABLE',
    file_sha256: sha(),
    account_check: 'NOT_STATED',
    movement_count: 1,
    first_on: '2023-06-01',
    last_on: '2023-06-01',
    created_by: by,
  });
  await insert('bank_movement', {
    id: first.movement,
    consortium_id,
    bank_result_id: first.bankResult,
    line: 1,
    occurred_on: '2023-06-01',
    direction: 'OUT',
    amount_yen: amountOf(group, 1),
    counterparty: secretOf(group, 1),
    reference: '',
    standing: 'NORMAL',
    named_member_ids: '{}',
    fingerprint: sha(),
  });
}
