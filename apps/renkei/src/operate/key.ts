import { ownerOrLocalUrlOf } from './database-url.ts';
import { createPerson } from './people.ts';

/** `renkei key NAME [--admin]`: the way to the first sign-in of an installation. */
export async function runKey(argv: readonly string[], env: Readonly<NodeJS.ProcessEnv>): Promise<number> {
  const names = argv.filter((argument) => !argument.startsWith('--'));
  const unknown = argv.filter((argument) => argument.startsWith('--') && argument !== '--admin');
  const displayName = names[0]?.trim();
  if (!displayName || names.length > 1 || unknown.length > 0) {
    process.stderr.write('使い方: renkei key 名前 [--admin]\n');
    return 2;
  }
  const { key } = await createPerson(await ownerOrLocalUrlOf(env), {
    displayName,
    admin: argv.includes('--admin'),
    keyLabel: 'renkei key',
    keyDays: null,
  });
  process.stdout.write(`${key}\n`);
  process.stderr.write(
    'このキーは一度だけ表示されます。安全な場所に保管してください。This key is shown once.\n',
  );
  return 0;
}
