import { randomUUID } from 'node:crypto';
import { actingAs, person } from '@renkei/test/people';
import type { TestDatabase } from '@renkei/test/database';
import type { Viewer } from '@renkei/platform';
import { accessKey, testKeys, type TestApi } from '../../harness/api.ts';
import { paidOut } from './money-world.ts';
import { officeOf } from './office-world.ts';
import { filed, procedureOf } from './procedure-world.ts';
import { TARGETS, type TargetName } from './targets.ts';
import { amountOf, groupNameOf, ISSUER, personNameOf, secretOf, sha, type Scene } from './secrets.ts';

/** Everything of one group somebody may aim at. */
export interface GroupWorld {
  readonly ids: Readonly<Record<TargetName, string>>;
  readonly secondMember: Readonly<Record<TargetName, string>>;
  readonly coordinator: Viewer;
  readonly firstMerchant: Viewer;
  readonly secondMerchant: Viewer;
  readonly supportReader: Viewer;
}

export const newTargets = (): Record<TargetName, string> =>
  Object.fromEntries(TARGETS.map((name) => [name, randomUUID()])) as Record<TargetName, string>;

const bytes = Buffer.from('sealed');

/** A group with a row in every table, stored by the owner; its changes are filed over the API, with the effect they have. */
export async function groupWorld(
  database: TestDatabase,
  group: 'A' | 'B',
  prefecture: number,
  api: TestApi,
): Promise<GroupWorld> {
  const insert: Scene['insert'] = async (table, row) => {
    const names = Object.keys(row);
    await database.sql(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(row),
    );
  };
  const first = newTargets();
  const shared = [
    'consortium',
    'vendor',
    'supportBody',
    'supportConsent',
    'schedule',
    'snapshot',
    'scenario',
    'memberImport',
    'sameBusinessLink',
    'application',
    'change',
    'report',
    'fixing',
    'redistribution',
    'transferBatch',
    'effectReport',
    'webhook',
    'failedWork',
    'output',
    'officialWorkbook',
    'bankResult',
    'movement',
  ];
  const second = {
    ...newTargets(),
    ...Object.fromEntries(shared.map((name) => [name, first[name as TargetName]])),
  };

  Object.assign(first, { otherMember: second.member });
  Object.assign(second, { otherMember: first.member });

  const coordinator = await person(database, { name: personNameOf(group, 1) });
  await database.sql('UPDATE app_user SET email = $2 WHERE id = $1', [
    coordinator.userId,
    `coordinator-${group.toLowerCase()}@example.jp`,
  ]);
  const consortium_id = first.consortium;
  await insert('schedule', { id: first.schedule, label: `見本の日程${group}`, rule_set: '2023' });
  const revision = randomUUID();
  await insert('schedule_revision', {
    id: revision,
    schedule_id: first.schedule,
    number: 1,
    reason: '見本',
    source: '見本',
  });
  await insert('schedule_anchor', {
    revision_id: revision,
    anchor: 'ROUND_CLOSE',
    occurs_at: '2023-06-02T08:00:00Z',
  });
  await insert('consortium', {
    id: consortium_id,
    schedule_id: first.schedule,
    name: groupNameOf(group),
    prefecture,
    rule_set: '2023',
    created_by: coordinator.userId,
    requested_analysis_yen: amountOf(group, 1),
  });
  await insert('assignment', {
    id: first.assignment,
    user_id: coordinator.userId,
    role: 'COORDINATOR',
    consortium_id,
  });
  await insert('vendor', { id: first.vendor, consortium_id, name: secretOf(group, 1) });
  const merchants: Viewer[] = [];
  for (const [n, ids] of [first, second].entries()) {
    const member = (n + 1) as 1 | 2;
    const secret = secretOf(group, member);
    const merchant = await person(database, { name: personNameOf(group, member) });
    merchants.push(actingAs(merchant, 'MEMBER_USER'));
    // its name and enrolment state are what the others of the group may know
    await insert('business', {
      id: ids.business,
      consortium_id,
      name: `${group}${member}商店`,
      legal_form: 'CORPORATION',
      representative_name: secret,
      address_line: secret,
      email: `${group.toLowerCase()}${member}@example.jp`,
      prefecture,
    });
    await insert('member', {
      id: ids.member,
      consortium_id,
      business_id: ids.business,
      role: n === 0 ? 'REPRESENTATIVE' : 'PARTICIPANT',
      position: n + 1,
    });
    await insert('assignment', {
      ...(n === 1 ? { id: ids.assignment } : {}), // the first names the coordinator's
      user_id: merchant.userId,
      role: 'MEMBER_USER',
      consortium_id,
      member_id: ids.member,
    });
    await insert('tool', {
      id: ids.tool,
      consortium_id,
      vendor_id: first.vendor,
      name: secret,
      functions: ['ACCOUNTING', 'SETTLEMENT'],
    });
    await insert('cost_line', {
      id: ids.costLine,
      consortium_id,
      member_id: ids.member,
      tool_id: ids.tool,
      category: 'SOFTWARE',
      label: secret,
      unit_price_yen: amountOf(group, member),
      position: 1,
    });
    await insert('member_document', {
      id: ids.document,
      consortium_id,
      member_id: ids.member,
      requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
      received_on: '2023-05-01',
      recorded_by: coordinator.userId,
    });
    await insert('obligation', {
      id: ids.obligation,
      consortium_id,
      member_id: ids.member,
      key: 'MEMBER_COSTS',
      kind: 'MEMBER_COSTS',
      anchor: 'ROUND_CLOSE',
      title_ja: secret,
      title_en: secret,
      clause: 'K25',
      due_at: '2023-06-01T08:00:00Z',
    });
    await insert('notification', {
      id: ids.notification,
      consortium_id,
      recipient_id: n === 0 ? coordinator.userId : merchant.userId,
      kind: 'REMINDER',
      obligation_id: ids.obligation,
      step: 'D7',
      cause_id: randomUUID(),
    });
    await insert('sealed_paper', {
      id: ids.sealedPaper,
      consortium_id,
      member_id: ids.member,
      requirement: 'CORPORATE_TAX_CERTIFICATE',
      media_type: 'application/pdf',
      byte_length: amountOf(group, member),
      handed_in_by: merchant.userId,
    });
    await insert('sealed_paper_content', {
      sealed_paper_id: ids.sealedPaper,
      consortium_id,
      key_id: 'test',
      wrapped_key: bytes,
      sealed: bytes,
    });
    const account = {
      bankCode: '0001',
      branchCode: '001',
      accountType: 'ORDINARY',
      accountNumber: secret,
      holderKana: secret,
    };
    const { keyId, wrappedKey, sealed } = testKeys.seal(
      'payout-account',
      Buffer.from(JSON.stringify(account)),
      `${consortium_id}/${ids.member}`,
    );
    await insert('payout_account', {
      consortium_id,
      member_id: ids.member,
      key_id: keyId,
      wrapped_key: wrappedKey,
      sealed,
      changed_by: merchant.userId,
    });
    await insert('api_key', {
      id: ids.apiKey,
      user_id: n === 0 ? coordinator.userId : merchant.userId,
      label: secret,
      key_sha256: sha(),
    });
    await insert('session', {
      id: ids.session,
      user_id: n === 0 ? coordinator.userId : merchant.userId,
      token_sha256: sha(),
      device: secret,
      signed_in_with: 'PASSWORD',
      expires_at: '2099-01-01T00:00:00Z',
    });
    await insert('passkey', {
      id: ids.passkey,
      user_id: n === 0 ? coordinator.userId : merchant.userId,
      credential_id: sha(),
      public_key: bytes,
      label: secret,
    });
    await insert('sign_in_challenge', {
      id: ids.challenge,
      kind: 'PASSKEY_REGISTRATION',
      user_id: n === 0 ? coordinator.userId : merchant.userId,
      payload: JSON.stringify({ challenge: secret }),
      expires_at: '2099-01-01T00:00:00Z',
    });
    await database.sql('INSERT INTO oidc_identity (issuer, subject, user_id) VALUES ($1, $2, $3)', [
      ISSUER,
      secret,
      n === 0 ? coordinator.userId : merchant.userId,
    ]);
    await insert('invitation', {
      id: ids.invitation,
      email: `${secret}@example.jp`,
      role: 'MEMBER_USER',
      consortium_id,
      member_id: ids.member,
      token_sha256: sha(),
      invited_by: coordinator.userId,
      expires_at: '2099-01-01T00:00:00Z',
    });
    Object.assign(ids, { user: (await person(database, { name: '見本 予備' })).userId });
  }
  await insert('consortium_milestone', {
    consortium_id,
    anchor: 'ROUND_OPEN',
    occurred_at: '2023-04-01T01:00:00Z',
    recorded_by: coordinator.userId,
  });
  await insert('calculation_snapshot', {
    id: first.snapshot,
    consortium_id,
    number: 1,
    label: secretOf(group, 1),
    rule_set: '2023',
    rule_set_version: 'test',
    inputs_version: 1,
    input: JSON.stringify({ secret: secretOf(group, 1) }),
    input_sha256: sha(),
    outcome: JSON.stringify({ secret: secretOf(group, 1), total: { granted: amountOf(group, 1) } }),
    outcome_sha256: sha(),
    created_by: coordinator.userId,
  });
  await insert('what_if_scenario', {
    id: first.scenario,
    consortium_id,
    name: secretOf(group, 1),
    changes: JSON.stringify([{ sharingKey: 'EQUAL' }]),
    created_by: coordinator.userId,
  });
  await insert('snapshot_approval', {
    snapshot_id: first.snapshot,
    consortium_id,
    approved_by: coordinator.userId,
  });
  await officeOf(insert, group, coordinator, { first, consortium_id });
  await insert('member_import', {
    id: first.memberImport,
    consortium_id,
    file_name: `${secretOf(group, 1)}.csv`,
    file_sha256: sha(),
    file_bytes: Buffer.from(`法人名,住所\n${secretOf(group, 1)},本町1-1\n`),
    created_by: coordinator.userId,
  });
  await insert('support_body', {
    id: first.supportBody,
    name: `見本支援機関${group}`,
    prefectures: [prefecture],
  });
  await insert('support_consent', {
    id: first.supportConsent,
    consortium_id,
    support_body_id: first.supportBody,
    given_by: coordinator.userId,
  });
  const reader = await person(database, { name: '見本 支援員' });
  await insert('assignment', {
    id: first.supportAssignment,
    user_id: reader.userId,
    role: 'SUPPORT_READER',
    support_body_id: first.supportBody,
  });
  const scene: Scene = {
    database,
    insert,
    consortiumId: consortium_id,
    by: coordinator.userId,
    first,
    members: [first, second].map((ids, n) => ({
      ids,
      merchantId: merchants[n]!.userId,
      secret: secretOf(group, (n + 1) as 1 | 2),
      amount: amountOf(group, (n + 1) as 1 | 2),
    })),
  };
  const granted = await procedureOf(scene);
  // as long as nothing is reported
  await filed(scene, api, await accessKey(database, coordinator));
  await paidOut(scene, granted);
  return {
    ids: first,
    secondMember: second,
    coordinator,
    firstMerchant: merchants[0]!,
    secondMerchant: merchants[1]!,
    supportReader: actingAs(reader, 'SUPPORT_READER'),
  };
}
