import type { MemberDraft } from '@renkei/documents';
import { normaliseForComparison } from '@renkei/kernel';
import type { Match } from './import-matching.ts';
import type { RowIssues } from './row-issues.ts';

/** What a name has because of what the business is, not who: two strangers may share it. */
const WHAT_IT_IS =
  /(?:株式|有限|合同|合資|合名)会社|(?:一般|公益)(?:社団|財団)法人|特定非営利活動法人|(?:医療|社会福祉|学校)法人|(?:商店街)?(?:振興|協同|企業|協業|商業|生活衛生同業|同業|事業協同)組合(?:連合会)?|商工会議所|商工会|商店街|商店|商会|店$/g;

/** Variants names are often written with, and below each the usual character. NFKC leaves them apart. */
const VARIANTS = [
  ...'髙﨑𠮷邊邉齋齊斉濵濱澤廣國嶋嶌眞惠德栁黑櫻龍榮藏壽冨桒圓會學寳寶萬與瀨瀧淵舘緖彌應豐舩',
];
const USUAL = [...'高崎吉辺辺斎斎斎浜浜沢広国島島真恵徳柳黒桜竜栄蔵寿富桑円会学宝宝万与瀬滝渕館緒弥応豊船'];
const USUAL_OF = new Map(VARIANTS.map((variant, index) => [variant, USUAL[index] ?? variant]));

function core(name: string): string[] {
  const whole = normaliseForComparison(name).replace(/[（(].*?[)）]|[・･.,'’\-]/g, '');
  const bare = whole.replace(WHAT_IT_IS, '') || whole;
  return [...bare].map((character) =>
    // hiragana as katakana
    /[ぁ-ゖ]/.test(character)
      ? String.fromCharCode(character.charCodeAt(0) + 0x60)
      : (USUAL_OF.get(character) ?? character),
  );
}

/**
 * Whether two names look like those of different businesses: no two neighbouring characters of one are in the other (or
 * the one character there is). People shorten names, add a branch or spell them otherwise, and something of the name
 * always stays; where nothing does, the number is more likely wrong than the name new.
 */
export function namesDiffer(one: string, other: string): boolean {
  const [short, long] = [core(one), core(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  const text = long.join('');
  if (short.length < 2) return !text.includes(short.join(''));
  return !short.slice(1).some((character, index) => text.includes(`${short[index]}${character}`));
}

const LEFT = /[(（[［【〔]\s*(脱退|退会|辞退)(?:済み?|予定)?\s*[)）\]］】〕]\s*$/;

/** What the name of a row makes doubtful. */
export function tellName(
  issues: RowIssues,
  { name, corporateNumber }: MemberDraft,
  match: Match | null,
): void {
  if (name === null) return;
  if (match?.by === 'NUMBER' && namesDiffer(name, match.member.business.name)) {
    const known = match.member.business.name;
    const [ja, en] =
      corporateNumber === null ? ['登録番号', 'registration number'] : ['法人番号', 'corporate number'];
    issues.tell('warning', 'NAME_DIFFERS', 'name', {
      ja: `この${ja}は「${known}」の番号です。名前が大きくちがうので、番号のまちがいでないか確かめてください。`,
      en: `This ${en} is that of "${known}". The names are quite different; please make sure that the number is right.`,
    });
  }
  const left = LEFT.exec(name)?.[1];
  if (left !== undefined) {
    issues.tell('warning', 'NAME_SAYS_LEFT', 'name', {
      ja: `名前に「${left}」とあります。参加をやめたお店なら、この行を表から消して、もう一度ファイルをお選びください。もう構成員になっているお店は、構成員の画面で辞退にしてください。参加しているお店なら、名前から「${left}」を消してください。`,
      en: 'The name says that this business has left. If so, please delete the row and select the file again; where it is a member already, withdraw it on the page of members. If it takes part, please remove the word from the name.',
    });
  }
}
