import { readFile, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

const USAGE = `renkei（連携）

  renkei start                     データベース・API・ワーカーをこの1台で動かします（npm start と同じ）
  renkei calculate [--explain] F   グループのJSONを計算します（F の代わりに - で標準入力）
  renkei forms check | read | fill | parity  公式の様式1〜8を読む・書き込む・突き合わせる（くわしくは renkei forms）
  renkei migrate                   DATABASE_URL のデータベースを最新の形にします
  renkei sample                    見本のグループを取り込みます（DATABASE_URL）
  renkei key NAME [--admin]        利用者とアクセスキーを作ります（DATABASE_URL）
  renkei account EMAIL NAME [--admin]  サインインできるアカウントを作ります（DATABASE_URL、または npm start の実行中）
  renkei password EMAIL [--second-factor-off]  パスワードを新しくします。電話をなくしたときは確認コードも外します（同じく）
  renkei keys new [NAME]           暗号の鍵を1つ作ります（RENKEI_KEYS の先頭に足します）
  renkei keys rotate               保管している暗号を新しい鍵に移します（DATABASE_URL、RENKEI_KEYS）
  renkei audit export | verify | key  操作の記録の書き出し・確認（通信なし）・署名の鍵（くわしくは renkei audit）
  renkei group export | import     グループのデータ一式の書き出し・別の環境への取り込み（くわしくは renkei group）
  renkei backup FOLDER             この1台のデータをすべて、新しいフォルダーに保存します（動かしたままで大丈夫です）
  renkei restore FOLDER            保存したフォルダーから、空のデータフォルダーに戻します
  renkei api | worker              片方だけを動かします（DATABASE_URL、REDIS_URL、PORT）

  start: run everything here · calculate: price a group from JSON ·
  forms: read, fill and check the official workbook of forms 1 to 8 · migrate: bring the schema up to date ·
  sample: load the sample groups · key: make a user with an access key · account: make an account that signs in ·
  password: give it a new one (and turn codes off when the phone is lost) · keys: make an encryption key, move what is sealed to the newest one ·
  audit: export a group's audit trail, verify it offline, make a signing key ·
  group: write a whole group as one file, take one in ·
  backup: save everything of this machine · restore: get it back into an empty data folder · api, worker: run one process
`;

type Command = (argv: readonly string[]) => Promise<number>;

/** Each command loads only what it needs: `calculate` never touches a server library. */
const COMMANDS: Readonly<Record<string, Command>> = {
  calculate: async (argv) => {
    const { runCalculate } = await import('./calculate/run-calculate.ts');
    return runCalculate([...argv], {
      readFile: (path) => readFile(path),
      stdin: () => buffer(process.stdin),
      out: (line) => void process.stdout.write(line),
      err: (line) => void process.stderr.write(line),
    });
  },
  forms: async (argv) => {
    const { runForms } = await import('./forms/run-forms.ts');
    return runForms(argv, {
      readFile: (path) => readFile(path),
      writeFile: (path, bytes) => writeFile(path, bytes),
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
    });
  },
  start: async () => (await import('./start/start.ts')).start(process.env),
  migrate: async () => (await import('./operate/migrate.ts')).runMigrate(process.env),
  sample: async () => (await import('./operate/sample.ts')).runSample(process.env),
  key: async (argv) => (await import('./operate/key.ts')).runKey(argv, process.env),
  account: async (argv) => (await import('./operate/account.ts')).runAccount(argv, process.env),
  password: async (argv) => (await import('./operate/password.ts')).runPassword(argv, process.env),
  keys: async (argv) => (await import('./operate/keys.ts')).runKeys(argv, process.env),
  audit: async (argv) => (await import('./operate/audit.ts')).runAudit(argv, process.env),
  group: async (argv) => (await import('./operate/group-file/group.ts')).runGroup(argv, process.env),
  backup: async (argv) => (await import('./operate/backup.ts')).runBackup(argv, process.env),
  restore: async (argv) => (await import('./operate/backup-restore.ts')).runRestore(argv, process.env),
  // these two run until they are told to stop
  api: async () => (await import('@renkei/api/main'), 0),
  worker: async () => (await import('@renkei/worker/main'), 0),
};

/** Runs one command and gives its exit code: 0 done, 1 failed, 2 not understood. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = argv;
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(USAGE);
    return 0;
  }
  const command = COMMANDS[name];
  if (!command) {
    process.stderr.write(`「${name}」という命令はありません。\n\n${USAGE}`);
    return 2;
  }
  try {
    return await command(rest);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
