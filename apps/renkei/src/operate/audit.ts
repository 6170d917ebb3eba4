const USAGE = `使い方:
  renkei audit export GROUP-ID [-o FILE]    操作の記録を1つのファイルに書き出します（GROUP-ID の代わりに platform で全体の記録）
  renkei audit verify FILE [--checkpoint FILE_OR_TEXT] [--key BASE64]
                                            書き出したファイルが書き換えられていないかを、通信なしで確かめます
  renkei audit key                          控えに署名する鍵（RENKEI_AUDIT_KEY）を作ります

  export: write one file · verify: check it offline, against a kept letter and a public key · key: make a signing key
`;

/** Each loads only what it needs: `verify` neither a database driver nor a server library. 2: not understood. */
export async function runAudit(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const [command, ...rest] = argv;
  if (command === 'verify') return (await import('./audit-verify.ts')).runVerify(rest, USAGE);
  if (command === 'export') return (await import('./audit-export.ts')).runExport(rest, env, USAGE);
  if (command === 'key' && rest.length === 0) return printKey();
  process.stderr.write(USAGE);
  return 2;
}

async function printKey(): Promise<number> {
  const { newSigningKey } = await import('@renkei/audit/verify');
  const { secret, publicKey } = newSigningKey();
  process.stdout.write(`RENKEI_AUDIT_KEY=${secret}\n`);
  process.stderr.write(
    `確かめる人に渡す公開鍵 public key: ${publicKey}\n` +
      'RENKEI_AUDIT_KEY は一度だけ表示されます。ワーカーだけに渡し、データベースとは別の場所に保管してください。\n' +
      'The key is shown once. Give it to the worker alone, and keep it apart from the database.\n',
  );
  return 0;
}
