import { texts } from '../../language/language.ts';

interface Offer {
  readonly inviterName: string;
  readonly groupName: string | null;
  readonly memberName: string | null;
  readonly supportBodyName: string | null;
}

const placesOf = ({ groupName, memberName, supportBodyName }: Offer): string[] =>
  [groupName, memberName ?? supportBodyName].filter((name) => name !== null);

export const TEXTS = texts({
  ja: {
    title: '招待を受け取る',
    what: (offer: Offer, role: string) => {
      const places = placesOf(offer).map((name) => `「${name}」`);
      return `${offer.inviterName}さんから、${places.join('の')}${places.length > 0 ? 'の' : ''}${role}として招待が届いています。`;
    },
    meant: (email: string) => `${email} あての招待です。1回だけ使えます。期限は`,
    until: 'まで。',
    as: (name: string) => `いま ${name} さんとしてサインインしています。`,
    notMeant: (email: string, name: string, mine: string | null) =>
      `この招待は ${email} さんあてです。いまは ${name} さん${mine ? `（${mine}）` : ''}としてサインインしています。ご本人でなければ、受け取らずに閉じてください。`,
    accept: 'この人として受け取る',
    add: (name: string) => `${name} さんの立場に加える`,
    other: '別の人として受け取る',
    known: 'このメールアドレスの方は、もう登録されています。その方としてサインインすると、受け取れます。',
    signInToAccept: 'サインインして受け取る',
    name: 'お名前',
    nameHint: 'いっしょに作業する人に見えます。',
    password: 'パスワード',
    register: '登録して受け取る',
    failed: 'もう一度お確かめください',
    unusable: 'この招待は、いま使えません',
    noLink: '招待のメールにあるリンクから、もう一度ひらいてください。リンクは1行まるごと必要です。',
    cutOff:
      'リンクが途中で切れているようです。招待のメールのリンクを最後までコピーして、もう一度ひらいてください。',
    used: 'この招待は、もう受け取っています。',
    registered: '登録できました',
    registeredMore: '次からは、このメールアドレスとパスワードでサインインできます。',
    joined: '受け取りました',
    joinedMore: '新しい立場が加わりました。使う立場は、いつでも選びなおせます。',
    begin: 'はじめる',
    choose: '使う立場を選ぶ',
    open: '最初の画面へ',
    signIn: 'サインインする',
  },
  en: {
    title: 'Accept an invitation',
    what: (offer: Offer, role: string) => {
      const places = placesOf(offer);
      return `${offer.inviterName} invites you${places.length > 0 ? ` to ${places.join(', ')}` : ''} as: ${role}.`;
    },
    meant: (email: string) => `This invitation is for ${email} and can be used once, until`,
    until: '.',
    as: (name: string) => `You are signed in as ${name}.`,
    notMeant: (email: string, name: string, mine: string | null) =>
      `This invitation is for ${email}. You are signed in as ${name}${mine ? ` (${mine})` : ''}. If it is not meant for you, please close this page without accepting.`,
    accept: 'Accept as this person',
    add: (name: string) => `Add it to the roles of ${name}`,
    other: 'Accept as somebody else',
    known: 'This address has an account already. Sign in with it to accept.',
    signInToAccept: 'Sign in and accept',
    name: 'Your name',
    nameHint: 'Those you work with see it.',
    password: 'Password',
    register: 'Register and accept',
    failed: 'Please check again',
    unusable: 'This invitation cannot be used now',
    noLink: 'Please open the link in the invitation letter again; all of its line is needed.',
    cutOff: 'The link seems to be cut off. Copy all of it from the invitation letter and open it again.',
    used: 'You have accepted this invitation already.',
    registered: 'You are registered',
    registeredMore: 'From now on you sign in with this e-mail address and password.',
    joined: 'Accepted',
    joinedMore: 'You have a new role. You can change the role you act in at any time.',
    begin: 'Begin',
    choose: 'Choose the role to act in',
    open: 'To the first page',
    signIn: 'Sign in',
  },
});
