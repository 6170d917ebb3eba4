import { parseArgs } from 'node:util';
import {
  importGroup,
  LEFT_OUT,
  openGroupFile,
  schemaOf,
  type GroupFile,
  type ImportReport,
} from '@renkei/office/group-file';
import { storeOfThis, tellProblems, withOperator } from './operator.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `renkei group import`: 0 taken in, or nothing in the way of it; 1 not; 2 not understood. */
export async function runGroupImport(
  argv: readonly string[],
  env: Readonly<NodeJS.ProcessEnv>,
  usage: string,
): Promise<number> {
  const asked = readArguments(argv);
  if (asked === null) {
    process.stderr.write(usage);
    return 2;
  }
  const { file, coordinator, commit, evenUnrecorded } = asked;
  const store = await storeOfThis(env);
  return withOperator(env, async (query) => {
    const opened = await openGroupFile(file, await schemaOf(query)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      throw new Error(`${file} がありません。There is no ${file}.`);
    });
    if (!opened.ok) {
      tellProblems([opened.error]);
      return 1;
    }
    try {
      tellFile(opened.value);
      const report = await importGroup(query, opened.value, { coordinator, store, commit, evenUnrecorded });
      return tell(report, commit);
    } finally {
      opened.value.close();
    }
  });
}

function tellFile({ manifest, evidence }: GroupFile): void {
  const { group, madeOn, schema, tables, audit } = manifest;
  say(`${group.name}（${group.id}）`);
  say(`  ${madeOn} に書き出し · ${schema} · made on ${madeOn}`);
  for (const { table, rows } of tables.filter((part) => part.rows > 0)) say(`  ${table} ${rows}`);
  const bytes = evidence.reduce((sum, each) => sum + each.bytes, 0);
  say(`  証憑 ${evidence.length}件 ${Math.ceil(bytes / 1_000_000)}MB · ${evidence.length} evidence files`);
  say(
    `  操作の記録 ${audit.events}件（つながりを確かめました） · ${audit.events} audit events, their chain holds`,
  );
}

function tell({ problems, committed, unrecorded, newPeople, roles }: ImportReport, commit: boolean): number {
  if (problems.length > 0) {
    process.stderr.write(
      '\n取り込めません。何も変わっていません。It cannot be taken in; nothing was changed.\n',
    );
    tellProblems(problems);
    return 1;
  }
  say('\n担当 · roles');
  for (const { name, role, member, active } of roles) {
    const away = active ? '' : '（サインインできません · no way in）';
    say(`  ${role} ${name}${member === null ? '' : ` · ${member}`}${away}`);
  }
  say(`  名前だけのアカウントを${newPeople}件作ります · ${newPeople} accounts with a name only`);
  for (const row of unrecorded) say(`  記録と合わない行 · not as the audit trail tells: ${row}`);
  for (const { message } of LEFT_OUT) say(`・${message.ja}\n  ${message.en}`);
  if (committed) {
    say(
      '\n取り込みました。内容がファイルと同じことを確かめました。Taken in; what was restored equals the file.',
    );
    say('元の環境のグループは、そのまま残っています。続きは、どちらか一方だけで進めてください。');
    say('The group is still in the other installation: go on in one of the two only.');
  } else if (!commit) {
    say('\n試しただけで、何も変わっていません。取り込むときは --commit を付けてください。');
    say('This was a trial; nothing was changed. Add --commit to take it in.');
  }
  return 0;
}

function readArguments(argv: readonly string[]) {
  const options = {
    coordinator: { type: 'string' },
    commit: { type: 'boolean' },
    'even-unrecorded': { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return null;
    const { coordinator = null, commit = false, 'even-unrecorded': evenUnrecorded = false } = values;
    return { file, coordinator, commit, evenUnrecorded };
  } catch {
    return null;
  }
}
