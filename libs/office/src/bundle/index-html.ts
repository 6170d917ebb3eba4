import type { LocalDate } from '@renkei/kernel';
import type { BundleFacts, BundleFile } from './bundle-facts.ts';
import { lineTitle, type ItemPlan, type LeftOut, type MemberPlan, type PlacedFile } from './bundle-plan.ts';
import { bytesInWords, inJapan, LEFT_OUT_WORDS, OUTCOME_WORDS, STATE_WORDS } from './index-words.ts';

export interface IndexFacts {
  readonly facts: BundleFacts;
  readonly plan: readonly MemberPlan[];
  readonly today: LocalDate;
  /** Why it is not in the bundle; null: it is. */
  readonly leftOut: (placed: PlacedFile) => LeftOut | null;
  /** Paths of the other files, from the index. */
  readonly places: {
    readonly csv: string;
    readonly sums: string;
    readonly howTo: string;
    readonly audit: string;
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
const href = (path: string): string => escaped(path.split('/').map(encodeURIComponent).join('/'));
const link = (path: string, text: string): string => `<a href="${href(path)}">${escaped(text)}</a>`;

// printed on A4: the long digests break, a row does not
const STYLE = `
body{font-family:"Hiragino Sans","Yu Gothic",Meiryo,"Noto Sans CJK JP",sans-serif;line-height:1.6;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.3rem;margin-top:2.5rem;border-bottom:2px solid #444}h3{font-size:1.05rem;margin-top:1.5rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{box-sizing:border-box;border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f0f0f0}
table.files{table-layout:fixed}.files th:nth-child(1){width:22%}.files th:nth-child(2){width:9%}.files th:nth-child(3),.files th:nth-child(4){width:11%}.files th:nth-child(5){width:9%}.files th:nth-child(6){width:22%}.files th:nth-child(7){width:16%}td.n{text-align:right;overflow-wrap:normal;word-break:keep-all}code{font-family:ui-monospace,Consolas,monospace;font-size:.8rem;word-break:break-all}
a{color:#00479d}a:focus-visible{outline:3px solid #b35900}.warn{font-weight:bold}
@media print{body{margin:0;max-width:none;font-size:9pt}a{color:inherit;text-decoration:none}h2{break-before:page}tr,h3{break-inside:avoid}h3{break-after:avoid}nav{display:none}}
`;

/** The bundle's table of contents for people: no script, works from the unpacked folder and on paper. */
export function* indexHtml(index: IndexFacts): Generator<string> {
  const { facts, plan, today, places } = index;
  const title = `証憑一式の目次 ${facts.groupName}`;
  yield `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>証憑一式の目次</h1>
`;
  yield summary(index);
  yield `</header>
<nav aria-label="目次">
<ul>
${plan.map(({ title: name }, at) => `<li><a href="#m${String(at)}">${escaped(name)}</a></li>\n`).join('')}</ul>
</nav>
<main>
`;
  for (const [at, member] of plan.entries()) yield* memberSection(index, member, at);
  yield `<h2 id="notes">この一式について</h2>
<ul>
<li>フォルダーの順番は、実績報告で求められる証憑の順番です（公募要領2025年版 32ページ。ほかの年度には準用しています）。</li>
<li>証憑を出す必要がなく、ファイルもない構成員は、載せていません。</li>
<li>1つのファイルがいくつかの証憑を兼ねるときは、それぞれのフォルダーに同じものを入れています。</li>
<li>差し替える前の版は入れていません。ハッシュ値（SHA-256）だけを、この目次に載せています。</li>
<li>封をして預かった書類（封筒）は、ここには入れていません。</li>
<li>ファイルの中身は、受け取ったときに記録したハッシュ値と同じであることを、1つずつ確かめてから入れました。</li>
<li>操作の記録は、この一式を作り始めたときの${String(facts.head.seq)}番（${inJapan(facts.head.occurredAt)}）までです。最後のハッシュ値：<code>${facts.head.hash}</code></li>
<li>確かめ方は${link(places.howTo, places.howTo)}をご覧ください。同じ内容の表：${link(places.csv, places.csv)}、ハッシュ値の一覧：${link(places.sums, places.sums)}、操作の記録：${link(places.audit, places.audit)}</li>
</ul>
</main>
<footer><p>Renkei（${escaped(today)}）</p></footer>
</body>
</html>
`;
}

function summary({ facts, plan, today, leftOut }: IndexFacts): string {
  const all = plan.flatMap(({ items }) => items.flatMap(({ files }) => files));
  const within = all.filter((placed) => leftOut(placed) === null);
  const bytes = within.reduce((sum, { file }) => sum + file.byte_length, 0);
  const rows: readonly (readonly [string, string])[] = [
    ['グループ', facts.groupName],
    ['年度の規則', facts.ruleSet],
    ['作成日', today],
    ['構成員', `${String(facts.members.filter(({ status }) => status === 'ENROLLED').length)}者`],
    ['入っているファイル', `${String(within.length)}件、${bytesInWords(bytes)}`],
    ['入れていないファイル', `${String(all.length - within.length)}件`],
    ['操作の記録', `${String(facts.head.seq)}番（${inJapan(facts.head.occurredAt)}）まで`],
  ];
  const body = rows.map(
    ([name, value]) => `<tr><th scope="row">${name}</th><td>${escaped(value)}</td></tr>\n`,
  );
  return `<table>\n<caption>概要</caption>\n${body.join('')}</table>\n`;
}

function* memberSection(
  index: IndexFacts,
  { title, items, replaced }: MemberPlan,
  at: number,
): Generator<string> {
  yield `<section aria-labelledby="m${String(at)}">\n<h2 id="m${String(at)}">${escaped(title)}</h2>\n`;
  for (const item of items) yield itemSection(index, item);
  if (replaced.length > 0) {
    const rows = replaced.map(
      ({ file, by }) =>
        `<tr><td>${escaped(file.file_name)}</td>${origin(file)}<td>${escaped(by?.file_name ?? '')}</td></tr>\n`,
    );
    yield `<h3>差し替える前の版（入っていません）</h3>
<table aria-label="差し替える前の版">
<thead><tr><th scope="col">ファイル</th>${ORIGIN_HEADINGS}<th scope="col">差し替えたファイル</th></tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
`;
  }
  yield '</section>\n';
}

function itemSection(index: IndexFacts, { label, owed, files }: ItemPlan): string {
  const stands = owed.map(({ line, state, needed, missing }) => {
    const what = line === null ? '' : `${escaped(lineTitle(line))}：`;
    const open = missing > 0 ? `（${String(needed)}件のうち、あと${String(missing)}件）` : '';
    const word = `${STATE_WORDS[state]}${open}`;
    return `<li>${what}${missing > 0 ? `<span class="warn">${word}</span>` : word}</li>\n`;
  });
  const rows = files.map((placed) => fileRow(index, placed));
  const table = `<table class="files" aria-label="${escaped(label)}">
<thead><tr><th scope="col">ファイル</th><th scope="col">明細</th>${ORIGIN_HEADINGS}<th scope="col">確認</th></tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
`;
  return `<h3>${escaped(label)}</h3>
${stands.length > 0 ? `<ul>\n${stands.join('')}</ul>\n` : ''}${rows.length > 0 ? table : ''}`;
}

const ORIGIN_HEADINGS =
  '<th scope="col">受け取った日時</th><th scope="col">送った人</th><th scope="col">大きさ</th><th scope="col">SHA-256</th>';

function origin(file: BundleFile): string {
  return (
    `<td>${inJapan(file.uploaded_at)}</td><td>${escaped(file.uploaded_by_name ?? '')}</td>` +
    `<td class="n">${bytesInWords(file.byte_length)}</td><td><code>${file.content_sha256}</code></td>`
  );
}

function fileRow({ leftOut }: IndexFacts, placed: PlacedFile): string {
  const { path, file, lines, units, outcome } = placed;
  const why = leftOut(placed);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const shown =
    why === null
      ? link(path, name)
      : `${escaped(file.file_name)}<br><span class="warn">入っていません：${LEFT_OUT_WORDS[why]}</span>`;
  const where = [
    ...lines.map((line) => `明細${String(line)}`),
    ...(units.length > 0 ? [`${units.join('・')}台目`] : []),
  ].join('、');
  return `<tr><td>${shown}</td><td>${where}</td>${origin(file)}<td>${reviewWords(placed, outcome)}</td></tr>\n`;
}

function reviewWords({ file: { review } }: PlacedFile, outcome: PlacedFile['outcome']): string {
  if (outcome === null) return '';
  if (outcome === 'PENDING' || review === null) return OUTCOME_WORDS[outcome];
  const reason = review.reason === '' ? '' : `<br>${escaped(review.reason)}`;
  return `${OUTCOME_WORDS[outcome]}<br>${inJapan(review.at)} ${escaped(review.by ?? '')}${reason}`;
}
