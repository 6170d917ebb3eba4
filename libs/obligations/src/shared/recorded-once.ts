import { refuse } from '@renkei/platform';

/** What is recorded already is only changed by somebody who has seen it. */
export function refuseRecorded(version: number): never {
  refuse('ALREADY_RECORDED', 'input.version', {
    ja: `すでに記録があります（第${version}版）。内容を見てから、その版の番号を付けて変更してください。`,
    en: `There is a record already (version ${version}). Look at it, then change it with its version.`,
  });
}
