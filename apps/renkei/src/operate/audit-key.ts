import { newSigningKey } from '@renkei/audit/verify';

/** `renkei audit key`: the worker's secret on standard output, what others check with beside it. */
export function printKey(): number {
  const { secret, publicKey } = newSigningKey();
  process.stdout.write(`RENKEI_AUDIT_KEY=${secret}\n`);
  process.stderr.write(
    `確かめる人に渡す公開鍵 public key: ${publicKey}\n` +
      'RENKEI_AUDIT_KEY は一度だけ表示されます。ワーカーだけに渡し、データベースとは別の場所に保管してください。\n' +
      'The key is shown once. Give it to the worker alone, and keep it apart from the database.\n',
  );
  return 0;
}
