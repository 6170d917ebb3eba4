import { expect, it } from '@jest/globals';
import { isRegisteredAsset } from './assets.ts';

it('begins at 500,000 yen per unit', () => {
  expect(isRegisteredAsset(499_999n)).toBe(false);
  expect(isRegisteredAsset(500_000n)).toBe(true);
  expect(isRegisteredAsset(500_001n)).toBe(true);
});
