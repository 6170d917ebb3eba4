import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckpointSigner, newSigningKey } from '@renkei/audit/verify';
import {
  bundleBench,
  collected,
  orderOf,
  sha256,
  watched,
  type BundleBench,
  type BundleGroup,
  type Watched,
} from '../../test/bundle-bench.ts';
import { OutputCancelled } from '../output/maker.ts';
import { AuditCertificateMaker } from './audit-certificate.maker.ts';
import { certificateFacts, certificateInput } from './certificate-facts.ts';

let bench: BundleBench;
let group: BundleGroup;
let maker: AuditCertificateMaker;
const signer = new CheckpointSigner(newSigningKey().secret);

beforeAll(async () => {
  bench = await bundleBench();
  maker = new AuditCertificateMaker(bench.worker.transactions);
}, 60_000);
beforeEach(async () => {
  group = await bench.group();
});
afterAll(() => bench.close());

const order = () => orderOf('AUDIT_CERTIFICATE', group, group.coordinator);
const made = (progress: Watched = watched()) => maker.make(order(), progress);
const input = async () => {
  const facts = await bench.worker.transactions.read(group.coordinator, (tx) =>
    certificateFacts(tx, group.id),
  );
  return certificateInput(order(), facts!);
};

/** Signs this event of the chain, a day later than the one before. */
async function sign(seq: number, by = signer): Promise<void> {
  const [event] = await bench.database.sql<{ hash: string }>(
    'SELECT hash FROM audit_event WHERE chain_id = $1 AND seq = $2',
    [group.id, seq],
  );
  const signedAt = new Date(Date.UTC(2026, 10, 22 + seq)).toISOString();
  const signed = by.sign({ chain: group.id, seq, hash: event!.hash, signedAt });
  await bench.database.sql(
    `INSERT INTO audit_checkpoint (chain_id, seq, hash, signed_at, public_key, signature) VALUES ($1, $2, $3, $4, $5, $6)`,
    [group.id, seq, event!.hash, signedAt, signed.publicKey, signed.signature],
  );
}

describe('the audit certificate', () => {
  it('says what the chain is, read as app_reader', async () => {
    const other = new CheckpointSigner(newSigningKey().secret);
    await sign(2, other);
    await sign(3);
    const certified = await input();
    const [head] = await bench.database.sql<{ seq: string; hash: string; occurred_at: Date }>(
      'SELECT seq, hash, occurred_at FROM audit_event WHERE chain_id = $1 ORDER BY seq DESC LIMIT 1',
      [group.id],
    );
    expect(certified).toMatchObject({
      language: 'ja',
      groupName: '見本商店街グループ',
      issuedOn: '2026-11-22',
      sample: false,
      chainId: group.id,
      events: Number(head!.seq),
      headHash: head!.hash,
      lastEventAt: head!.occurred_at.getTime(),
      exportFileName: `renkei-audit-${group.id}.ndjson`,
    });
    expect(certified.checkpoints.map(({ seq, signedAt }) => [seq, signedAt])).toEqual([
      [2, Date.UTC(2026, 10, 24)],
      [3, Date.UTC(2026, 10, 25)],
    ]);
    expect(certified.keys.map(({ publicKey }) => publicKey)).toEqual([signer.publicKey, other.publicKey]);
    const der = Buffer.from(signer.publicKey, 'base64');
    expect(certified.keys[0]!.fingerprint).toBe(createHash('sha256').update(der).digest('hex'));
  });

  it('is a PDF, and the same one for the same state', async () => {
    await sign(2);
    const progress = watched();
    const output = await made(progress);
    expect([output.fileName, output.mediaType]).toEqual([
      '見本商店街グループ_操作記録の証明書_2026-11-22.pdf',
      'application/pdf',
    ]);
    const bytes = await collected(output.bytes);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(sha256(await collected((await made()).bytes))).toBe(sha256(bytes));
    expect(progress.told).toEqual([]);
    expect(progress.steps[0]![1]).toBe((await input()).events);
  });

  it('tells of checkpoints there is no room for', async () => {
    await bench.database.sql(
      `DO $$ BEGIN FOR n IN 1..104 LOOP
         UPDATE business SET city = n::text WHERE consortium_id = '${group.id}';
       END LOOP; END $$`,
    );
    await Promise.all(Array.from({ length: 104 }, (_, index) => sign(index + 1)));
    const progress = watched();
    await made(progress);
    expect(progress.told.map(({ code }) => code)).toEqual(['OLDER_CHECKPOINTS']);
    expect(progress.told[0]!.message.ja).toContain('古い4件');
    const { checkpoints } = await input();
    expect([checkpoints.length, checkpoints[0]!.seq, checkpoints.at(-1)!.seq]).toEqual([100, 5, 104]);
  });

  it.each([
    [
      'an event that was edited',
      `UPDATE audit_event SET operation = 'other' WHERE chain_id = $1 AND seq = 3`,
    ],
    ['an event that is gone', `DELETE FROM audit_event WHERE chain_id = $1 AND seq = 3`],
    [
      'a signature of somebody else',
      `UPDATE audit_checkpoint SET signed_at = signed_at + interval '1 day' WHERE chain_id = $1`,
    ],
  ])('is refused for %s', async (_, attack) => {
    await sign(2);
    await bench.database.sql(
      `BEGIN; SET LOCAL session_replication_role = replica; ${attack.replace('$1', `'${group.id}'`)}; COMMIT`,
    );
    await expect(made()).rejects.toThrow('AUDIT_NOT_IN_ORDER');
  });

  it('is for the group’s own coordinator, and for nobody who does not want it any more', async () => {
    const stranger = (await bench.group()).coordinator;
    const theirs = orderOf('AUDIT_CERTIFICATE', group, stranger);
    await expect(maker.make(theirs, watched())).rejects.toThrow('NO_SUCH_GROUP');
    const cancelled = watched(() => {
      throw new OutputCancelled();
    });
    await expect(made(cancelled)).rejects.toBeInstanceOf(OutputCancelled);
  });
});
