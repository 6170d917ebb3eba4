import { texts } from '../../language/language.ts';
import type { OutputKind, TableName } from '../../outputs/outputs.generated.ts';

interface Words {
  /** What it is called, what it is for, what the button says, and what kind of file comes. */
  readonly kind: Readonly<
    Record<
      OutputKind,
      { readonly title: string; readonly what: string; readonly make: string; readonly file: string }
    >
  >;
  readonly table: Readonly<Record<TableName, string>>;
}

export const WORDS = texts<Words>({
  ja: {
    kind: {
      OFFICIAL_FORMS: {
        title: '様式1〜8',
        what: '交付申請で事務局に出す様式に、グループの内容を書き込みます。数式や入力の決まりはそのまま残ります。',
        make: '様式1〜8を作る',
        file: 'Excel',
      },
      PARITY_REPORT: {
        title: '様式との突き合わせ',
        what: 'Renkeiの計算と様式の数式の答えを1マスずつくらべ、ちがいがあればその理由を示します。',
        make: '突き合わせの表を作る',
        file: 'Excel',
      },
      MEMBER_SHARE: {
        title: '負担額のお知らせ',
        what: '「自分で払う額（自己負担額）」と、その計算のすじみちを、お店ごとの手紙にします。',
        make: '負担額のお知らせを作る',
        file: 'PDF',
      },
      REQUEST_LETTERS: {
        title: '書類のお願い',
        what: 'まだ届いていない書類と、いつまでに要るかを、お店ごとのお願いの手紙にします。',
        make: '書類のお願いを作る',
        file: 'PDF',
      },
      RECEIPT: {
        title: '領収書',
        what: 'グループの中で受け渡したお金について、受け取りを確かめた分の領収書を作ります。',
        make: '領収書を作る',
        file: 'PDF',
      },
      GROUP_PLAN: {
        title: '事業計画（総会資料）',
        what: '総会で配る資料です。何に使い、いくらかかり、補助金とみんなの負担がいくらかを、図と表でまとめます。',
        make: '総会資料を作る',
        file: 'PDF',
      },
      FIXING_SUMMARY: {
        title: '額の確定のまとめ',
        what: '確定した補助金の額（額の確定）を、お店ごと・経費の区分ごとにまとめます。',
        make: '額の確定のまとめを作る',
        file: 'PDF',
      },
      EFFECT_SUMMARY: {
        title: '効果報告のまとめ',
        what: '労働生産性の伸びと、効果報告（事業実施効果報告）のもとになる数字を、年ごとにまとめます。',
        make: '効果報告のまとめを作る',
        file: 'PDF',
      },
      EVIDENCE_BUNDLE: {
        title: '証憑一式',
        what: '請求書や写真などの証憑を、実績報告の順のフォルダーと目次にまとめます。終わったあとの保存にも使えます。',
        make: '証憑一式を作る',
        file: 'ZIP',
      },
      AUDIT_CERTIFICATE: {
        title: '操作の記録の証明書',
        what: 'だれがいつ何をしたかの記録が、あとから書き換えられていないことを示す証明書です。',
        make: '証明書を作る',
        file: 'PDF',
      },
      GROUP_FILE: {
        title: 'グループのデータ一式',
        what: 'このグループの全部を1つのファイルにします。控えに、ほかのRenkeiへの引っ越しや引き継ぎに使います。',
        make: 'データ一式を作る',
        file: 'ZIP',
      },
      TABLES: {
        title: '一覧表',
        what: '名簿・費用・支払いなどの一覧を、そのまま表計算で使える形にします。列の説明もつきます。',
        make: '一覧表を作る',
        file: 'Excel・CSV',
      },
    },
    table: {
      MEMBERS: '構成員',
      COST_LINES: '費用',
      TOOLS: 'ITツール',
      CALCULATION: '補助金の計算',
      SHARES: '負担額',
      DEADLINES: '期限',
      PAPERS: '書類',
      DECLARATIONS: '確認・誓約',
      PURCHASES: '発注と支払い',
      EVIDENCE: '証憑',
      GRANTED_AMOUNTS: '交付決定の額',
      FIXED_AMOUNTS: '確定した額',
      PROGRAMME_PAYMENTS: '補助金の入金',
      TRANSFERS: 'グループの中の振込',
      LEDGER: '帳簿',
      REPAYMENTS: '返還',
      ASSETS: '取得財産',
      EFFECT_FIGURES: '効果報告の数字',
      AUDIT_EVENTS: '操作の記録',
    },
  },
  en: {
    kind: {
      OFFICIAL_FORMS: {
        title: 'Forms 様式1–8',
        what: 'Writes the group’s data into the forms that are filed with the application; their formulas and rules stay as they are.',
        make: 'Make forms 1–8',
        file: 'Excel',
      },
      PARITY_REPORT: {
        title: 'Comparison with the forms',
        what: 'Compares our figures with the results of the forms’ formulas, cell by cell, and gives the reason for every difference.',
        make: 'Make the comparison',
        file: 'Excel',
      },
      MEMBER_SHARE: {
        title: 'Share statements',
        what: 'A letter for each shop: what it pays itself, and how that amount comes about.',
        make: 'Make the share statements',
        file: 'PDF',
      },
      REQUEST_LETTERS: {
        title: 'Requests for papers',
        what: 'A letter for each shop: which papers are missing, and by when they are needed.',
        make: 'Make the request letters',
        file: 'PDF',
      },
      RECEIPT: {
        title: 'Receipts',
        what: 'Receipts for money passed on inside the group whose arrival was confirmed.',
        make: 'Make the receipts',
        file: 'PDF',
      },
      GROUP_PLAN: {
        title: 'Plan for the general meeting',
        what: 'To hand out at the meeting: what is bought, what it costs, what the subsidy and everybody’s part are, with charts.',
        make: 'Make the plan',
        file: 'PDF',
      },
      FIXING_SUMMARY: {
        title: 'Fixing of the amount',
        what: 'The subsidy as it was fixed, by shop and by kind of cost.',
        make: 'Make the fixing summary',
        file: 'PDF',
      },
      EFFECT_SUMMARY: {
        title: 'Effect report',
        what: 'Growth of productivity and the figures behind the effect report, for each year.',
        make: 'Make the effect summary',
        file: 'PDF',
      },
      EVIDENCE_BUNDLE: {
        title: 'Evidence bundle',
        what: 'Invoices, photos and all other evidence in folders in the order of the performance report, with an index. Also good to keep.',
        make: 'Make the evidence bundle',
        file: 'ZIP',
      },
      AUDIT_CERTIFICATE: {
        title: 'Certificate of the record',
        what: 'Certifies that the record of who did what and when was not changed afterwards.',
        make: 'Make the certificate',
        file: 'PDF',
      },
      GROUP_FILE: {
        title: 'All data of the group',
        what: 'The whole group as one file: to keep, to move to another Renkei or to hand over.',
        make: 'Make the group file',
        file: 'ZIP',
      },
      TABLES: {
        title: 'Tables',
        what: 'Members, costs, payments and more as tables for a spreadsheet, with a description of every column.',
        make: 'Make the tables',
        file: 'Excel, CSV',
      },
    },
    table: {
      MEMBERS: 'Members',
      COST_LINES: 'Costs',
      TOOLS: 'IT tools',
      CALCULATION: 'Calculation of the subsidy',
      SHARES: 'Shares',
      DEADLINES: 'Deadlines',
      PAPERS: 'Papers',
      DECLARATIONS: 'Declarations',
      PURCHASES: 'Orders and payments',
      EVIDENCE: 'Evidence',
      GRANTED_AMOUNTS: 'Granted amounts',
      FIXED_AMOUNTS: 'Fixed amounts',
      PROGRAMME_PAYMENTS: 'Payments of the programme',
      TRANSFERS: 'Transfers inside the group',
      LEDGER: 'Ledger',
      REPAYMENTS: 'Repayments',
      ASSETS: 'Assets',
      EFFECT_FIGURES: 'Effect figures',
      AUDIT_EVENTS: 'Record of actions',
    },
  },
});
