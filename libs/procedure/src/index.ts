export * from './application/grant-facts.ts';
export * from './performance/fixing-facts.ts';
export * from './procedure.module.ts';
export * from './shared/move.ts';
export { readEffectFacts, readTargetFacts, type EffectFacts } from './effect/effect-facts.ts';
export { readFixingAmounts, type AmountAsFixed, type FixingAmounts } from './performance/fixing-amounts.ts';
export { readReadinessFacts } from './readiness/readiness-facts.ts';
export { matrixOf } from './readiness/readiness-view.ts';
export { readStandingLosses, type StandingLoss } from './purchase/standing-losses.ts';
