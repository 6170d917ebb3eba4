export * from './vault.module.ts';
// what other features build on: papers known by their bytes
export {
  endsAsPdf,
  EXTENSIONS,
  PAPER_HEAD_BYTES,
  paperTypeOf,
  PDF_END_BYTES,
  type PaperMediaType,
} from './sealed-paper/media-type.ts';
// transfers are paid to these
export { holderKanaOf } from './payout-account/holder-kana.ts';
export { openAccounts } from './payout-account/open-accounts.ts';
export type { AccountDetails } from './payout-account/payout-account.type.ts';
export { needKeys } from './shared/need-keys.ts';
