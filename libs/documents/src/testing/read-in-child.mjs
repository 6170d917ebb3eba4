// node --conditions=@renkei/source read-in-child.mjs FILE → JSON: what became of it, the most memory the process ever had
import { readFileSync } from 'node:fs';
import { register } from 'node:module';

register('./ts-hooks.mjs', import.meta.url);
const { readTable } = await import('../table/read-table.ts');
const { arrangeBlocks } = await import('../member-list/arrange-blocks.ts');
const { understandMembers } = await import('../member-list/understand-members.ts');

const bytes = readFileSync(process.argv[2]);
const start = process.cpuUsage();
const table = await readTable(bytes, '見本.xlsx');
const understood = table.ok ? understandMembers(arrangeBlocks(table.value)) : table;
const { user, system } = process.cpuUsage(start);
const outcome = {
  code: understood.ok ? 'READ' : understood.error.code,
  megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  cpuMilliseconds: Math.round((user + system) / 1000),
};
process.stdout.write(JSON.stringify(outcome));
