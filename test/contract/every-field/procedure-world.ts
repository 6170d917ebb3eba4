import { randomUUID } from 'node:crypto';
import type { TestApi } from '../../harness/api.ts';
import { ofEverybody, sha, through, type Scene } from './secrets.ts';

// A group of 2023 from its papers to its evidence: granted on 2023-07-03, then bought and proved.

export interface Granted {
  readonly grantId: string;
}

export async function procedureOf(scene: Scene): Promise<Granted> {
  await readiness(scene);
  // told of everything that happens from here on
  const { insert, consortiumId: consortium_id, by, first } = scene;
  await insert('webhook', {
    id: first.webhook,
    consortium_id,
    url: `https://hooks.example.jp/${encodeURIComponent(ofEverybody(scene))}/${scene.members[1]!.amount}`,
    machines: ['APPLICATION', 'CHANGE'],
    key_id: 'test',
    wrapped_key: Buffer.from('sealed'),
    sealed: Buffer.from('sealed'),
    created_by: by,
  });
  const granted = await application(scene);
  await changes(scene);
  await purchases(scene);
  await evidence(scene);
  return granted;
}

async function readiness(scene: Scene): Promise<void> {
  const { database, insert, consortiumId: consortium_id, by, members } = scene;
  for (const { ids, secret } of members) {
    await database.sql(
      `UPDATE member_document SET review_outcome = 'RETURNED', return_reason = $2, reviewed_by = $3, reviewed_at = now()
       WHERE id = $1`,
      [ids.document, secret, by],
    );
    await insert('paper_ask', {
      consortium_id,
      batch_id: randomUUID(),
      member_id: ids.member,
      requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
      asked_by: by,
    });
    await insert('member_declaration', {
      consortium_id,
      member_id: ids.member,
      code: 'ANTISOCIAL_TIES',
      answer: false,
      declared_by: secret,
      declared_on: '2023-05-01',
      recorded_by: by,
    });
    await insert('member_fact', {
      consortium_id,
      member_id: ids.member,
      kind: 'COSTS_CONFIRMED',
      recorded_by: by,
    });
  }
  const [member_id, other_member_id] = members.map(({ ids }) => ids.member).sort();
  await insert('same_business_link', {
    id: scene.first.sameBusinessLink,
    consortium_id,
    member_id,
    other_member_id,
    relation: 'SAME_PERSON_OR_FAMILY',
    note: ofEverybody(scene),
    recorded_by: by,
  });
  await insert('group_paper', {
    consortium_id,
    requirement: 'OFFICIAL_FORMS',
    received_on: '2023-05-01',
    recorded_by: by,
  });
}

async function application(scene: Scene): Promise<Granted> {
  const { database, insert, consortiumId: consortium_id, by, first, members } = scene;
  await insert('application', { id: first.application, consortium_id, number: 1, created_by: by });
  await through(scene, 'application', first.application, [
    ['IN_CHECK', `author_id = '${by}'`],
    ['APPROVED', `approved_by = '${by}', approved_at = now(), approved_inputs_version = 1`],
    ['SUBMITTED'],
  ]);
  await insert('procedure_event', {
    consortium_id,
    machine: 'APPLICATION',
    subject_id: first.application,
    event: 'SUBMIT',
    from_state: 'APPROVED',
    to_state: 'SUBMITTED',
    occurred_at: '2023-05-20T01:00:00Z',
    reason: ofEverybody(scene),
    reference: ofEverybody(scene),
    actor_id: by,
  });
  const submission_id = randomUUID();
  await insert('submission', {
    id: submission_id,
    consortium_id,
    application_id: first.application,
    number: 1,
    portal_number: ofEverybody(scene),
    submitted_at: '2023-05-20T01:00:00Z',
    snapshot_id: first.snapshot,
    rule_set: '2023',
    rule_set_version: 'test',
    document: JSON.stringify(
      members.map(({ ids, secret, amount }) => ({ memberId: ids.member, secret, amount })),
    ),
    document_sha256: sha(),
    recorded_by: by,
  });
  const grantId = randomUUID();
  await insert('grant_decision', {
    id: grantId,
    consortium_id,
    application_id: first.application,
    submission_id,
    decision_number: '見本第1号', // every member knows it
    decided_at: '2023-07-03T01:00:00Z',
    project_end_at: '2023-12-28T08:00:00Z',
    report_due_at: '2024-01-31T08:00:00Z',
    recorded_by: by,
  });
  await through(scene, 'application', first.application, [['GRANTED']]);
  for (const { ids, amount } of members) {
    await insert('granted_amount', {
      consortium_id,
      grant_id: grantId,
      member_id: ids.member,
      part: 'INFRASTRUCTURE',
      amount_yen: amount,
    });
  }
  await database.sql(
    // not the same twice: of two members each would have a share of just that
    `INSERT INTO granted_amount (consortium_id, grant_id, part, amount_yen)
     VALUES ($1, $2, 'ANALYSIS', $3), ($1, $2, 'ADMIN', 10)`,
    [consortium_id, grantId, members[1]!.amount],
  );
  return { grantId };
}

/** About each member, as many as there are to be; `filed` files them. */
async function changes(scene: Scene): Promise<void> {
  const { insert, consortiumId: consortium_id, by, first, members } = scene;
  for (const [n, { ids, secret, amount }] of members.slice(0, scene.changes).entries()) {
    const line = {
      id: randomUUID(),
      category: 'SOFTWARE',
      label: secret,
      toolId: null,
      functions: ['ACCOUNTING'],
      unitPriceYen: String(amount),
      quantity: 1,
      cloudMonths: null,
    };
    await insert('change_request', {
      id: n === 1 ? first.change : randomUUID(),
      consortium_id,
      number: n + 1,
      kind: 'PLAN_CHANGE',
      member_id: ids.member,
      reason: secret,
      happened_on: '2023-08-01',
      plan: JSON.stringify({
        changes: [{ kind: 'ADD_LINE', memberId: ids.member, line }],
        projectEndAt: null,
        reportDueAt: null,
      }),
      created_by: by,
    });
  }
}

/** Files what is planned, with the effect it really has. */
export async function filed(
  { database, consortiumId }: Scene,
  api: TestApi,
  coordinator: string,
): Promise<void> {
  const ask = async (query: string, variables: object) => {
    const { data, errors } = await api.graphql(coordinator, query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data;
  };
  const rows = await database.sql<{ id: string }>(
    `SELECT id FROM change_request WHERE consortium_id = $1 AND status = 'DRAFT' ORDER BY number`,
    [consortiumId],
  );
  for (const { id } of rows) {
    const { change } = await ask(
      'query ($id: ID!) { change(id: $id) { version currentEffect { sha256 } } }',
      { id },
    );
    const input = {
      id,
      version: change.version,
      effectSha256: change.currentEffect.sha256,
      filedAt: '2023-08-02T10:00',
    };
    const { fileChange } = await ask(
      'mutation ($input: FileChangeInput!) { fileChange(input: $input) { problems { code message { ja } } } }',
      { input },
    );
    if (fileChange.problems.length > 0) throw new Error(JSON.stringify(fileChange.problems));
  }
}

async function purchases({ insert, consortiumId: consortium_id, members, by }: Scene): Promise<void> {
  for (const { ids, secret, amount } of members) {
    const step = {
      consortium_id,
      member_id: ids.member,
      cost_line_id: ids.costLine,
      amount_yen: amount,
      document_number: secret,
      note: secret,
      recorded_by: by,
    };
    await insert('purchase_step', {
      ...step,
      id: ids.purchaseStep,
      step: 'CONTRACT',
      occurred_on: '2023-06-01',
      already_happened: true,
    });
    await insert('purchase_step', {
      ...step,
      step: 'PAYMENT',
      occurred_on: '2023-08-01',
      method: 'BANK_TRANSFER',
      from_own_account: true,
      to_vendors_account: true,
    });
    await insert('purchase_finding', {
      consortium_id,
      purchase_step_id: ids.purchaseStep,
      member_id: ids.member,
      cost_line_id: ids.costLine,
      code: 'BEFORE_GRANT_DECISION',
      loses: true,
      cost_yen: amount,
    });
  }
}

async function evidence(scene: Scene): Promise<void> {
  const { insert, consortiumId: consortium_id, members } = scene;
  const file = (secret: string) => ({
    consortium_id,
    file_name: `${secret}.pdf`,
    media_type: 'application/pdf',
    content_sha256: sha(),
    storage_key: `${consortium_id}/${randomUUID()}`,
  });
  for (const { ids, secret, amount, merchantId } of members) {
    await insert('evidence_file', {
      ...file(secret),
      id: ids.evidence,
      member_id: ids.member,
      byte_length: amount,
      uploaded_by: merchantId,
    });
    await insert('evidence_link', {
      id: ids.link,
      consortium_id,
      evidence_id: ids.evidence,
      item: 'INVOICE_DETAIL',
      member_id: ids.member,
      cost_line_id: ids.costLine,
      created_by: merchantId,
    });
    await insert('evidence_review', {
      consortium_id,
      evidence_id: ids.evidence,
      member_id: ids.member,
      outcome: 'RETURNED',
      reason: secret,
      reviewed_by: scene.by,
    });
  }
  await insert('evidence_file', {
    ...file(ofEverybody(scene)),
    byte_length: members[1]!.amount,
    uploaded_by: scene.by,
  });
}
