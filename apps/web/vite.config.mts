import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where `npx vite` finds a running API: `npm start` says its address. */
const API = process.env['RENKEI_API'] ?? 'http://localhost:4000';
const API_ROUTES = [
  '/graphql',
  '/imports',
  '/evidence',
  '/official-workbooks',
  '/outputs',
  '/transfer-batches',
  '/bank-results',
  '/auth',
  '/mailbox',
  '/calendar',
  '/health',
  '/sealed-papers',
];

/** `x.js.br` and `x.js.gz` beside every script and style, so that the server compresses nothing while it answers. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: ({ root, build }) => void (folder = resolve(root, build.outDir, build.assetsDir)),
    closeBundle(error?: Error) {
      if (error) return;
      for (const name of readdirSync(folder)) {
        if (!/\.(?:js|css|svg)$/.test(name)) continue;
        const content = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwind(), compressed()],
  resolve: { conditions: ['@renkei/source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0, // the content security policy allows no data: addresses
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000, // test/gates/bundle-budget.spec.ts measures what counts: bytes until the first paint
    manifest: true, // the bundle budget reads it
  },
  server: {
    proxy: Object.fromEntries(API_ROUTES.map((route) => [route, { target: API }])),
  },
});
