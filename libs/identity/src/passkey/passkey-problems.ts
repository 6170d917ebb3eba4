import { refuse } from '@renkei/platform';

/** Signing in says no more than this: whether the passkey, its account or the answer was wrong is nobody's business. */
export function refuseSignIn(): never {
  refuse('PASSKEY_REFUSED', 'input.response', {
    ja: 'このパスキーではサインインできませんでした。もう一度お試しいただくか、ほかの方法でサインインしてください。',
    en: 'This passkey did not sign you in. Please try again, or sign in another way.',
  });
}

export function refuseRegistration(): never {
  refuse('PASSKEY_REFUSED', 'input.response', {
    ja: 'パスキーを確かめられませんでした。このページを開いた端末で、もう一度登録してください。',
    en: 'The passkey could not be verified. Please register it again on the device this page is open on.',
  });
}

export function refuseChallengeOver(): never {
  refuse('CHALLENGE_OVER', 'input.challengeId', {
    ja: '時間が過ぎたか、すでに使われています（5分以内に1回だけ）。はじめからもう一度お試しください。',
    en: 'This took too long or was used already (once, within five minutes). Please start again.',
  });
}

export function refuseKnown(): never {
  refuse('PASSKEY_KNOWN', 'input.response', {
    ja: 'このパスキーはすでに登録されています。そのままサインインにお使いください。',
    en: 'This passkey is registered already. You can sign in with it.',
  });
}

export function refuseTooMany(most: number): never {
  refuse('TOO_MANY_PASSKEYS', null, {
    ja: `登録できるパスキーは${most}個までです。使っていないものを外してから登録してください。`,
    en: `An account has ${most} passkeys at most. Please remove one you no longer use first.`,
  });
}
