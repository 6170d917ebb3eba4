import type { SampleIds } from './sample-ids.ts';

/** One page as somebody of the sample opens it. */
export interface ScreenPage {
  /** Role and page: part of the tests' names and of the screenshots'. */
  readonly name: string;
  /** Whose page it is; null: nobody is signed in. */
  readonly account: string | null;
  readonly path: (ids: SampleIds) => string;
}

type Listed = readonly [name: string, path: string | ((ids: SampleIds) => string)];

function pagesOf(role: string, account: string | null, listed: readonly Listed[]): readonly ScreenPage[] {
  return listed.map(([name, path]) => ({
    name: `${role}-${name}`,
    account,
    path: typeof path === 'string' ? () => path : path,
  }));
}

/** Each page in the group that has most to show there. */
export const COORDINATOR_PAGES = pagesOf('coordinator', 'torimatome@example.jp', [
  ['start', '/'],
  ['groups', '/groups'],
  ['groups-new', '/groups/new'],
  ['home-planned', ({ hommachi }) => `/groups/${hommachi}`],
  ['home-collecting', ({ minato }) => `/groups/${minato}`],
  ['home-buying', ({ yamate }) => `/groups/${yamate}`],
  ['members', ({ minato }) => `/groups/${minato}/members`],
  ['members-new', ({ hommachi }) => `/groups/${hommachi}/members/new`],
  ['member', ({ minato, minatoMember }) => `/groups/${minato}/members/${minatoMember}`],
  ['member-frozen', ({ yamate, yamateMember }) => `/groups/${yamate}/members/${yamateMember}`],
  ['tools', ({ hommachi }) => `/groups/${hommachi}/tools`],
  ['import', ({ hommachi }) => `/groups/${hommachi}/import`],
  ['import-rows', ({ hommachi, memberImport }) => `/groups/${hommachi}/import/${memberImport}`],
  ['what-if', ({ minato }) => `/groups/${minato}/what-if`],
  ['readiness', ({ minato }) => `/groups/${minato}/readiness`],
  ['evidence', ({ yamate }) => `/groups/${yamate}/evidence`],
  ['evidence-file', ({ yamate, evidenceFile }) => `/groups/${yamate}/evidence/files/${evidenceFile}`],
  ['procedure', ({ yamate }) => `/groups/${yamate}/procedure`],
  ['application-draft', ({ minato }) => `/groups/${minato}/procedure/application`],
  ['application', ({ yamate }) => `/groups/${yamate}/procedure/application`],
  ['grant', ({ yamate }) => `/groups/${yamate}/procedure/application/grant`],
  ['changes', ({ yamate }) => `/groups/${yamate}/procedure/changes`],
  ['changes-new', ({ yamate }) => `/groups/${yamate}/procedure/changes/new`],
  ['change', ({ yamate, change }) => `/groups/${yamate}/procedure/changes/${change}`],
  ['performance', ({ yamate }) => `/groups/${yamate}/procedure/performance`],
  ['fixing', ({ yamate }) => `/groups/${yamate}/procedure/fixing`],
  ['orders', ({ yamate }) => `/groups/${yamate}/orders`],
  ['money', ({ yamate }) => `/groups/${yamate}/money`],
  ['transfers', ({ yamate }) => `/groups/${yamate}/money/transfers`],
  ['bank', ({ yamate }) => `/groups/${yamate}/money/bank`],
  ['bank-file', ({ yamate, bankResult }) => `/groups/${yamate}/money/bank/${bankResult}`],
  ['repayments', ({ yamate }) => `/groups/${yamate}/money/repayments`],
  ['ledger', ({ yamate }) => `/groups/${yamate}/money/ledger`],
  ['effects', ({ yamate }) => `/groups/${yamate}/effects`],
  ['office', ({ yamate }) => `/groups/${yamate}/office`],
  ['settings', ({ hommachi }) => `/groups/${hommachi}/settings`],
  ['people', ({ hommachi }) => `/groups/${hommachi}/settings/people`],
  ['webhooks', ({ hommachi }) => `/groups/${hommachi}/settings/webhooks`],
  ['record', ({ yamate }) => `/groups/${yamate}/settings/record`],
  ['account', '/account'],
  ['notifications', '/notifications'],
  ['search', '/search?q=見本'],
  ['not-found', '/konna-gamen-ha-arimasen'],
]);

/** Before the application, and after the grant decision. */
export const MERCHANT_PAGES = [
  ...pagesOf('merchant', 'takasaki@example.jp', [
    ['shop', '/shop'],
    ['card', ({ takasaki }) => `/shop/${takasaki}`],
    ['paper', ({ takasaki }) => `/shop/${takasaki}/papers/AFFILIATION_PROOF`],
    ['paper-online', ({ takasaki }) => `/shop/${takasaki}/papers/SECURITY_ACTION`],
    ['evidence-later', ({ takasaki }) => `/shop/${takasaki}/evidence`],
    ['orders-not-yet', ({ takasaki }) => `/shop/${takasaki}/orders`],
    ['costs', ({ takasaki }) => `/shop/${takasaki}/costs`],
    ['declarations', ({ takasaki }) => `/shop/${takasaki}/declarations`],
    ['account', '/account'],
  ]),
  ...pagesOf('merchant-granted', 'shashin@example.jp', [
    ['card', ({ shashin }) => `/shop/${shashin}`],
    ['paper', ({ shashin }) => `/shop/${shashin}/papers/AFFILIATION_PROOF`],
    ['evidence', ({ shashin }) => `/shop/${shashin}/evidence`],
    [
      'evidence-item',
      ({ shashin, shashinLine }) => `/shop/${shashin}/evidence/INVOICE_DETAIL/${shashinLine}`,
    ],
    ['evidence-shop', ({ shashin }) => `/shop/${shashin}/evidence/PAYOUT_ACCOUNT`],
    ['orders', ({ shashin }) => `/shop/${shashin}/orders`],
    ['order-step', ({ shashin, shashinLine }) => `/shop/${shashin}/orders/${shashinLine}/PAYMENT`],
    ['costs', ({ shashin }) => `/shop/${shashin}/costs`],
    ['declarations', ({ shashin }) => `/shop/${shashin}/declarations`],
    ['payout', ({ shashin }) => `/shop/${shashin}/payout`],
    ['money', ({ shashin }) => `/shop/${shashin}/money`],
    ['effects', ({ shashin }) => `/shop/${shashin}/effects`],
    ['employees', ({ shashin }) => `/shop/${shashin}/employees`],
  ]),
] as const;

/** Support body, administrator, somebody with two roles, and whoever is not signed in. */
export const OTHER_PAGES = [
  ...pagesOf('support', 'shien@example.jp', [
    ['wall', '/wall'],
    ['home', ({ hommachi }) => `/groups/${hommachi}`],
    ['members', ({ hommachi }) => `/groups/${hommachi}/members`],
    ['member', ({ hommachi, hommachiMember }) => `/groups/${hommachi}/members/${hommachiMember}`],
    ['tools', ({ hommachi }) => `/groups/${hommachi}/tools`],
    ['what-if', ({ hommachi }) => `/groups/${hommachi}/what-if`],
    ['readiness', ({ hommachi }) => `/groups/${hommachi}/readiness`],
    ['procedure', ({ hommachi }) => `/groups/${hommachi}/procedure`],
    ['orders', ({ hommachi }) => `/groups/${hommachi}/orders`],
    ['evidence', ({ hommachi }) => `/groups/${hommachi}/evidence`],
    ['money', ({ hommachi }) => `/groups/${hommachi}/money`],
    ['effects', ({ hommachi }) => `/groups/${hommachi}/effects`],
    ['office', ({ hommachi }) => `/groups/${hommachi}/office`],
    ['settings', ({ hommachi }) => `/groups/${hommachi}/settings`],
  ]),
  ...pagesOf('administrator', 'kanri@example.jp', [
    ['health', '/admin'],
    ['schedules', '/admin/schedules'],
    ['schedule', ({ schedule }) => `/admin/schedules/${schedule}`],
    ['rules', '/admin/rules'],
    ['support-bodies', '/admin/support-bodies'],
    ['accounts', '/admin/accounts'],
    ['work', '/admin/work'],
  ]),
  ...pagesOf('two-roles', 'minato@example.jp', [
    ['choose', '/'],
    ['account', '/account'],
  ]),
  ...pagesOf('visitor', null, [
    ['sign-in', '/sign-in'],
    ['invitation', '/invitation'],
    ['reset', '/reset'],
  ]),
] as const;

export const ALL_PAGES: readonly ScreenPage[] = [...COORDINATOR_PAGES, ...MERCHANT_PAGES, ...OTHER_PAGES];
