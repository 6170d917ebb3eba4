#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { buildAll, buildWeb } from './build.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Node.js 20.19 以上が必要です（いまは ${process.version}）。Node.js 20.19 or newer is needed.\n`,
  );
  process.exit(2);
}
// `renkei calculate … | head` closes the pipe early; that is not an error.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
await buildAll();
if (process.argv[2] === 'start') await buildWeb();
if (!existsSync(new URL('../dist/main.js', import.meta.url))) {
  process.stderr.write('先に npm ci を実行してください。Please run `npm ci` first.\n');
  process.exit(2);
}
const { main } = await import('../dist/main.js');
process.exitCode = await main(process.argv.slice(2));
