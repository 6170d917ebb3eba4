import type { SoftwareFunction } from '@renkei/subsidy-rules';
import type { Meaning, SetAside, TaxStatement } from './meaning.ts';
import { functionsNamedIn } from './values/functions.ts';

/** One way of reading a heading. */
export interface LabelReading {
  readonly meaning: Meaning | null;
  readonly score: number;
  readonly setAside: SetAside | null;
}

/** NFKC without any space, lower case: headings are full of half-width kana, line breaks and ＮＯ． */
export function foldLabel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u3000]/g, '')
    .toLowerCase();
}

const INCLUSIVE = /税込|内税|(?:tax(?:es)?(?:incl|inclusive)|incl(?:uding|usive|\.)?(?:of)?tax)/;
const EXCLUSIVE =
  /税抜|税別|外税|税ぬき|税引|本体価格|本体額|税込(?:では|で|じゃ)な|(?:taxexcl|excl(?:uding|usive|\.)?(?:of)?tax|beforetax|withouttax|pre-?tax)/;

/** What a heading or a note says of consumption tax. A text naming both ways does not settle it. */
export function taxStatement(text: string): TaxStatement {
  const folded = foldLabel(text);
  const exclusive = EXCLUSIVE.test(folded);
  const inclusive = INCLUSIVE.test(folded.replace(/税込(?:では|で|じゃ)な/g, ''));
  if (exclusive === inclusive) return 'NOT_STATED';
  return exclusive ? 'EXCLUSIVE' : 'INCLUSIVE';
}

/** Yen of one unit a heading names; null when it names none. */
export function unitYen(text: string): bigint | null {
  const folded = foldLabel(text);
  if (folded.includes('百万円')) return 1_000_000n;
  if (folded.includes('千円')) return 1_000n;
  if (/万円|単位:?万/.test(folded)) return 10_000n;
  return /円|¥/.test(folded) ? 1n : null;
}

/** The unit a note such as （単位：千円） sets for a whole sheet. */
export function sheetUnitYen(text: string): bigint | null {
  return /単位|(?:金額|費用)は?[^、。]{0,4}(?:千円|万円)/.test(foldLabel(text)) ? unitYen(text) : null;
}

/** A heading without brackets, tax, units and duty marks. */
function core(folded: string): string {
  return folded
    .replace(/[([【〔「［][^)\]】〕」］]*[)\]】〕」］]/g, '')
    .replace(/[*※◎●○]/g, '')
    .replace(/,?(?:yen|jpy)$/g, '')
    .replace(/必須|任意|税込み?|税抜き?|税別|税引き?|外税|内税|百万円|千円|万円/g, '')
    .replace(/[:：]$/, '');
}

const REST_WORDS =
  /^(?:単位:?|円|千円|万円|百万円|人|名|台|税抜き?|税込み?|税別|必須|任意|半角数字|半角|全角カナ|全角|ハイフンなし|ハイフンあり|\d{1,2}桁|選択|自動計算)+$/;

/** Cells under a heading that only complete it: units, tax, duty, sample formats (例 …, last). */
export function isHeadingRest(text: string): boolean {
  const bare = foldLabel(text)
    .replace(/[・,、]/g, '')
    .replace(/^[([]|[)\]]$/g, '');
  const sample = bare.indexOf('例');
  const words = sample < 0 ? bare : bare.slice(0, sample);
  if (sample >= 0 && bare.length - sample > 31) return false;
  return words === '' ? sample >= 0 : REST_WORDS.test(words);
}

const ORDINAL = /^(?:no\.?|#|項番|番号|通番|連番|通し番号|整理番号|会員番号|組合員番号|id|順番?|番)$/;
const TOTAL = /合計|小計|総計|総額|総費用|総事業費|補助金|補助額|補助率|負担|申請額|交付額|(?<!会)計$/;
const TAX = /^(?:うち)?(?:消費税|税額)/;
const PERSON = /代表者|担当者?|責任者|店主|オーナー|理事長|組合長|会長|役員/;
const REPRESENTATIVE =
  /^(?:代表者(?:の?(?:氏名|名前?|お名前))?|代表者職?氏名|代表取締役(?:名|氏名)?|代表理事(?:名|氏名)?|representative(?:name|'sname)|nameofrepresentative)$/;
const NOT_A_COST =
  /(?:名|名称|型番|機種|メーカー|ベンダー|会社|業者|種類|内容|有無|要否|希望|メモ|備考|番号|id|日|時期|予定|状況|数量?|機能)$/;
const OTHER_THING =
  /ソフト|ツール|製品|商品|機器|ベンダー|メーカー|銀行|口座|支店|商店街名|住所|所在地|番地|電話|tel|fax|メール|アドレス|郵便|〒|区分|種別|番号|コード|面積|規模|業種|業態|形態|url|hp|印$|数$|日$/;
/** What stands in brackets behind a heading and changes what its values are: 法人名（カナ）, レジ（台）. */
const BRACKET_MEANING: readonly (readonly [Meaning, Meaning | 'COST', RegExp])[] = [
  ['kana', 'name', /[([](?:全角|半角)?(?:カナ|かな|フリガナ|ふりがな|ヨミ|よみ|読み)/],
  ['quantity', 'COST', /[([](?:単位:?)?(?:台|個|本|式|件|ライセンス)数?[)\]]$/],
];

const RULES: readonly (readonly [Meaning, RegExp, number])[] = [
  ['representativeName', REPRESENTATIVE, 1],
  [
    'establishedOn',
    /^(?:設立|創業|創立|開業)(?:年月日?|日|年)?$|^(?:date)?established(?:on)?$|^foundedon$/,
    0.9,
  ],
  ['corporateNumber', /^法人番号/, 1],
  ['corporateNumber', /法人番号|法人no|^corporate(?:number|no)|会社法人等番号|マイナンバー\(法人/, 0.8],
  ['invoiceNumber', /インボイス|適格請求書|登録番号|^t番号|^invoice(?:registration)?(?:number|no\.?)$/, 0.95],
  ['kana', /^kana$|フリガナ|ふりがな|カナ|かな|ヨミ|よみ|読み/, 1],
  [
    'name',
    /^(?:法人名|事業者名|事業所名|会社名|企業名|商号|屋号|店名|店舗名|商店名|団体名|組合員名|会員名|加盟店名?|参加店名?|参加者名?|参画事業者名?|参加事業者名?|構成員名?|事業者|(?:お店|店|店舗)の?(?:名前|名)|お店|店舗|正式名称|名称)/,
    1,
  ],
  ['name', /事業者名|法人名|会社名|店名|店舗名|屋号|商号|名称/, 0.85],
  [
    'name',
    /^(?:business|company|shop|store|trade)?name$|^nameof(?:the)?(?:business|company|shop|store)$/,
    0.9,
  ],
  ['name', /^(?:お?名前|氏名)$/, 0.5],
  [
    'legalForm',
    /組織形態|組織の?(?:形|種|区)|法人格|法人形態|法人種別|事業形態|経営形態|事業者?(?:区分|種別)|法人区分|(?:法人|会社).{0,6}個人|個人.{0,8}(?:法人|会社)/,
    1,
  ],
  ['legalForm', /^組織$|^(?:legalform|typeofbusiness|businesstype|entitytype)$/, 0.9],
  ['legalForm', /^(?:形態|種別|区分|法人等?)$/, 0.55],
  ['size', /規模|^size$/, 1],
  ['size', /中小企業|小規模/, 0.8],
  ['capitalYen', /資本金|出資金|出資総額|^資本/, 1],
  ['employees', /^(?:number|no\.?)?(?:of)?employees$|従業員|従業者|社員数|スタッフ数|雇用者/, 1],
  ['employees', /^(?:人数|員数)$/, 0.6],
  ['postalCode', /郵便番号|〒|^郵便$|^zip|postal/, 1],
  ['prefecture', /^(?:prefecture|都道府県|県名?$|都県|府県|道府県)/, 1],
  ['city', /^city$|市区町村|市町村|区市町村|市区郡/, 0.99],
  ['address', /住所|所在地|番地|町名|丁目|建物|ビル名|マンション|^address/, 0.98],
  ['email', /メール|e-?mail|^mail|メアド/, 1],
  ['email', /アドレス/, 0.6],
  ['phone', /電話|^tel|^phone|携帯/, 1],
  ['phone', /連絡先/, 0.6],
  ['role', /^role$|代表.?参画|参画.?代表|役割|参画区分|代表区分|構成員区分|立場|代表か/, 1],
  ['role', /^(?:代表事業者|代表|幹事|区分)$/, 0.5],
  ['industry', /業種|業態/, 1],
  ['analysisYen', /消費動向|動向分析|分析|^analysis(?:cost)?$/, 1],
  ['optionYen', /オプション|拡張機能|^options?(?:cost|price)?$/, 1],
  [
    'serviceYen',
    /導入関連|役務|導入設定|初期設定|設定費|設定料|研修|コンサル|導入支援|導入サポート|保守|サポート費|設置費|導入作業|作業費|^設定|^(?:services?|set-?up|training)(?:cost|fee|price)?$/,
    0.99,
  ],
  ['softwareYen', /ソフトウェア|ソフトウエア|ソフト|software/, 0.97],
  ['softwareYen', /クラウド|利用料|アプリ|itツール|システム/, 0.7],
  ['functions', /機能|プロセス|^functions?$/, 0.96],
  [
    'pcYen',
    /^pc|^(?:computers?|tablets?)(?:cost|price)?$|pc(?:等|費|代|本体|購入)?$|パソコン|タブレット|プリンタ|スキャナ|複合機/,
    0.95,
  ],
  ['registerYen', /レジ|券売機|^(?:cash|pos)?registers?(?:cost|price)?$|^poscost$/, 0.9],
  ['quantity', /台数|数量|個数|ライセンス数|本数|^(?:quantity|qty\.?)$/, 1],
];
const COST = new Set<Meaning>([
  'softwareYen',
  'optionYen',
  'serviceYen',
  'pcYen',
  'registerYen',
  'analysisYen',
]);
const FUNCTION_COLUMN =
  /^(?:会計|経理|受発注|受注|発注|決済|キャッシュレス|ec|電子商取引)(?:機能|の?有無|の?金額|費用?)?$/;

function applies(meaning: Meaning, text: string): boolean {
  // A monthly fee is no cost of the project until somebody says for how many months.
  if (COST.has(meaning) && /月額|月々|毎月|年額|月払|\/月/.test(text)) return false;
  if (COST.has(meaning)) return !NOT_A_COST.test(text) || /単価$/.test(text);
  if (meaning === 'name') return !OTHER_THING.test(text);
  if (meaning === 'prefecture') return !/住所|所在地|番地/.test(text);
  if (meaning === 'email') return !/ホームページ|hp|url|web|サイト/.test(text);
  if (meaning === 'phone') return !/^fax|ファックス|ファクス/.test(text);
  if (meaning === 'functions') return !/拡張機能|名$/.test(text);
  return true;
}

function bestRule(text: string): LabelReading | null {
  let best: LabelReading | null = null;
  for (const [meaning, pattern, score] of RULES) {
    if (pattern.test(text) && applies(meaning, text) && score > (best?.score ?? 0))
      best = { meaning, score, setAside: null };
  }
  if (best === null && FUNCTION_COLUMN.test(text))
    return { meaning: 'functions', score: 0.7, setAside: null };
  return best;
}

function readCore(text: string): LabelReading | null {
  if (text === '') return null;
  if (ORDINAL.test(text)) return { meaning: null, score: 0.3, setAside: 'ORDINAL' };
  if (TAX.test(text)) return { meaning: null, score: 0.3, setAside: 'TAX' };
  if (TOTAL.test(text)) return { meaning: null, score: 0.3, setAside: 'TOTAL' };
  const rule = bestRule(text);
  const hardware =
    /ハード|機器|備品|端末/.test(text) &&
    (rule === null || rule.meaning === 'serviceYen') &&
    !NOT_A_COST.test(text);
  const both =
    /pc|パソコン|タブレット/.test(text) && /レジ|券売機/.test(text) && !/ソフト|台数|数量/.test(text);
  if (hardware || both) return { meaning: null, score: 0.3, setAside: 'MIXED_HARDWARE' };
  if (
    PERSON.test(text) &&
    rule?.meaning !== 'representativeName' &&
    (rule === null || rule.meaning === 'name' || rule.meaning === 'kana')
  ) {
    return { meaning: null, score: 0.3, setAside: 'PERSON' };
  }
  return rule;
}

function byBracket(own: string, reading: LabelReading | null): LabelReading | null {
  const kind = reading?.meaning == null ? null : COST.has(reading.meaning) ? 'COST' : reading.meaning;
  const meant = BRACKET_MEANING.find(([, of, pattern]) => of === kind && pattern.test(own))?.[0];
  return meant === undefined ? reading : { meaning: meant, score: 0.95, setAside: null };
}

/**
 * Reads a heading from its parts, the upper rows first. Its own words count most; the group above explains words that
 * mean nothing alone (金額, 番号), and takes a column out when it is about subsidies or a person.
 */
export function readLabel(parts: readonly string[]): LabelReading | null {
  const folded = parts.map(foldLabel).filter((part) => part !== '');
  const own = folded.at(-1);
  if (own === undefined) return null;
  const groups = folded.slice(0, -1);
  if (
    groups.some((group) =>
      /^(?:補助金?(?:額|見込額?|予定額?)?|補助金申請額|自己負担額?|交付額)$/.test(core(group)),
    )
  ) {
    return { meaning: null, score: 0.3, setAside: 'TOTAL' };
  }
  const joined = folded.map(core).join('');
  const alone = byBracket(own, readCore(core(own)));
  const person = groups.some((group) => PERSON.test(group));
  // 氏名 below 代表者 is the representative's, 担当者's is nobody's we keep.
  if (
    alone?.meaning === 'name' &&
    /^(?:お?名前|氏名|名)$/.test(core(own)) &&
    /^代表者?$/.test(core(groups.at(-1) ?? ''))
  )
    return { meaning: 'representativeName', score: 0.9, setAside: null };
  if (person && (alone === null || alone.meaning === 'name' || alone.meaning === 'kana')) {
    return { meaning: null, score: 0.3, setAside: 'PERSON' };
  }
  if (alone?.setAside === 'MIXED_HARDWARE') {
    // ハードウェア(PC) says which in its brackets
    const exact = bestRule(own.replace(/ハードウェア|ハード|機器|備品|端末|[()[\]]|税抜|税込/g, ''));
    const both = /pc|パソコン|タブレット/.test(own) && /レジ|券売機/.test(own);
    return !both && (exact?.meaning === 'pcYen' || exact?.meaning === 'registerYen') ? exact : alone;
  }
  if (alone?.meaning != null && groups.some((group) => bestRule(core(group))?.meaning === 'analysisYen')) {
    // ソフト below 消費動向等分析経費 belongs to the group's pool, not to the member's own software.
    if (alone.meaning === 'softwareYen') return { ...alone, meaning: 'analysisYen' };
    if (COST.has(alone.meaning) && alone.meaning !== 'analysisYen') return null;
  }
  if (alone !== null && !(alone.setAside === 'ORDINAL' && groups.length > 0)) return alone;
  const wider = readCore(joined) ?? readCore(own.replace(/[()（）[\]【】]/g, ''));
  return wider === null ? alone : { ...wider, score: wider.score * 0.9 };
}

/** What a column of sums would be if it were no sum: ソフト費合計 in a list without any other column of software. */
export function readWithoutTotal(label: string): LabelReading | null {
  const own = foldLabel(label.split(' / ').at(-1) ?? '');
  const reading = readLabel([own.replace(/合計|小計|総計|総額|計$/g, '')]);
  return reading?.meaning != null && COST.has(reading.meaning) ? reading : null;
}

/** The functions a heading of a cost column names. */
export function labelFunctions(parts: readonly string[]): SoftwareFunction[] {
  return functionsNamedIn(parts.map(foldLabel).join(''));
}
