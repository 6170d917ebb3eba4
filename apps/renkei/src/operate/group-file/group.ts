const USAGE = `使い方:
  renkei group export GROUP-ID -o FILE.renkei.zip   グループのデータ一式を1つのファイルに書き出します
  renkei group import FILE.renkei.zip [--coordinator EMAIL] [--commit] [--even-unrecorded]
                                                    書き出したファイルを取り込みます。--commit を付けるまでは、試すだけです（何も変わりません）

  export: write the whole group as one file · import: try it; with --commit take it in, handed to the account of EMAIL
`;

/** Each loads only what it needs. 2: not understood. */
export async function runGroup(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const [command, ...rest] = argv;
  if (command === 'export') return (await import('./group-export.ts')).runGroupExport(rest, env, USAGE);
  if (command === 'import') return (await import('./group-import.ts')).runGroupImport(rest, env, USAGE);
  process.stderr.write(USAGE);
  return 2;
}
