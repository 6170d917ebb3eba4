// Transpiles the sources of every package into its dist/ (other files are copied), one at a time, and only what
// changed.
// Types are a gate of their own (npm run typecheck); this only has to be quick and never stale.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const WEB = join(ROOT, 'apps', 'web');

/** @returns the package folders that have sources: apps/*, libs/*, prisma-free-schema */
function packages() {
  const nested = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)),
  );
  return [...nested, join(ROOT, 'prisma-free-schema')].filter(
    (folder) => folder !== WEB && existsSync(join(folder, 'src')),
  );
}

/** @returns every file under a folder, relative to it */
function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

const isSource = (file) => !file.endsWith('.spec.ts') && !file.endsWith('.d.ts');

/** Brings every dist/ up to date. Several processes may do so at once: files appear whole or not at all. */
export async function buildAll() {
  const swcrc = join(ROOT, '.swcrc');
  // An installation without the compiler (a production image) was built when it was made.
  if (!existsSync(join(ROOT, 'node_modules', '@swc', 'core')) || !existsSync(swcrc)) return;
  const since = Math.max(statSync(swcrc).mtimeMs, statSync(fileURLToPath(import.meta.url)).mtimeMs);
  const stale = [];
  for (const folder of packages()) {
    const sources = filesUnder(join(folder, 'src')).filter(isSource);
    const outputs = new Set(filesUnder(join(folder, 'dist')));
    for (const source of sources) {
      const from = join(folder, 'src', source);
      const output = source.replace(/\.ts$/, '.js');
      const to = join(folder, 'dist', output);
      const built = outputs.delete(output) ? statSync(to).mtimeMs : 0;
      if (built <= Math.max(statSync(from).mtimeMs, since)) stale.push([from, to]);
    }
    // What has no source any more must not be importable any more.
    for (const leftover of outputs)
      if (!leftover.includes('.partial-')) rmSync(join(folder, 'dist', leftover), { force: true });
  }
  if (stale.length === 0) return;

  const { transformFileSync } = await import('@swc/core');
  const options = JSON.parse(readFileSync(swcrc, 'utf8'));
  delete options.$schema;
  for (const [from, to] of stale) {
    const content = from.endsWith('.ts')
      ? transformFileSync(from, { ...options, swcrc: false, sourceFileName: from }).code
      : readFileSync(from);
    mkdirSync(dirname(to), { recursive: true });
    const partial = `${to}.partial-${process.pid}`;
    writeFileSync(partial, content);
    renameSync(partial, to);
  }
}

/** What the screens are made of: their own sources, the client and the pure core. */
const WEB_SOURCES = [
  'apps/web',
  'libs/api-client/src',
  'libs/kernel/src',
  'libs/subsidy-rules/src',
  'libs/lifecycle/src',
];

/** Makes apps/web/dist anew where a source is newer. It is exchanged as a whole: a server never hands out half of it. */
export async function buildWeb() {
  const bundler = join(WEB, 'node_modules', 'vite', 'package.json');
  const hoisted = join(ROOT, 'node_modules', 'vite', 'package.json');
  if (!existsSync(bundler) && !existsSync(hoisted)) return; // a production image: built when it was made
  const dist = join(WEB, 'dist');
  const stamp = join(dist, 'index.html');
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const isInput = (file) => !/(?:^|[\\/])(?:dist|node_modules)[\\/]|\.spec\.tsx?$/.test(file);
  const newest = Math.max(
    ...WEB_SOURCES.flatMap((folder) =>
      filesUnder(join(ROOT, folder))
        .filter(isInput)
        .map((file) => statSync(join(ROOT, folder, file)).mtimeMs),
    ),
  );
  if (built > newest) return;
  const partial = join(WEB, `dist-partial-${process.pid}`);
  // A process of its own, because NODE_ENV decides which React is bundled, and ours is the server's affair.
  const vite = join(dirname(existsSync(bundler) ? bundler : hoisted), 'bin', 'vite.js');
  execFileSync(
    process.execPath,
    [vite, 'build', WEB, '--outDir', partial, '--emptyOutDir', '--logLevel', 'warn'],
    {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const old = `${partial}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(partial, dist);
  rmSync(old, { recursive: true, force: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildAll();
  await buildWeb();
}
