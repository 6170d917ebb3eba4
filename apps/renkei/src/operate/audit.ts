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
  if (command === 'key' && rest.length === 0) return (await import('./audit-key.ts')).printKey();
  process.stderr.write(USAGE);
  return 2;
}
