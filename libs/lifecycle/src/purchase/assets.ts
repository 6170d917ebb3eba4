import type { Yen } from '@renkei/kernel';

/** Tax-exclusive yen per unit from which an asset is one of restricted disposal (R25 第29条, 様式第3 注1). */
export const REGISTERED_ASSET_UNIT_PRICE: Yen = 500_000n;

/**
 * Whether an asset goes into the 取得財産等管理台帳: its price per unit, tax-exclusive, counts, not the line's total
 * (R25 第29条1–2). Not for property the member does not own (第29条5), which the caller has to know.
 */
export function isRegisteredAsset(unitPrice: Yen): boolean {
  return unitPrice >= REGISTERED_ASSET_UNIT_PRICE;
}
