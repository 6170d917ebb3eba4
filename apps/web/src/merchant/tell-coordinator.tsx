import { useState, type ReactNode } from 'react';
import { useRead } from '../data/read.ts';
import { texts, useTexts } from '../language/language.ts';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/dialog.tsx';
import { Shown } from '../ui/shown.tsx';
import { merchantGroup } from './shop.generated.ts';
import { useShop } from './shop.ts';

const TEXTS = texts({
  ja: {
    open: 'とりまとめ担当に伝える',
    title: 'とりまとめ担当に伝える',
    who: (name: string) => `伝える相手：${name}（代表事業者）のとりまとめ担当`,
    how: '下の文をそのまま使えます。電話でも、メールやLINEでもかまいません。',
    body: (shop: string, person: string, about: string) =>
      `${shop}の${person}です。${about}どうすればよいか、教えてください。`,
    share: 'LINEやメールで送る',
    mail: 'メールを書く',
    copy: '文をコピーする',
    copied: 'コピーしました。LINEなどに貼り付けて送ってください。',
    notCopied: 'コピーできませんでした。文を長押しして選んでください。',
  },
  en: {
    open: 'Tell the coordinator',
    title: 'Tell the coordinator',
    who: (name: string) => `To whom: the coordinator at ${name} (the representative)`,
    how: 'Use these words as they are, by phone, mail or messenger.',
    body: (shop: string, person: string, about: string) =>
      `This is ${person} of ${shop}. ${about} What should I do?`,
    share: 'Send by messenger or mail',
    mail: 'Write a mail',
    copy: 'Copy the words',
    copied: 'Copied. Paste it into your messenger.',
    notCopied: 'It could not be copied. Press on the words for a while to select them.',
  },
});

/** Never a dead end: whom to ask, with the words already written. The group’s addresses are not a merchant’s to see. */
export function TellCoordinator({ about }: { readonly about: string }): ReactNode {
  const t = useTexts(TEXTS);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="second" wide onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      <Drawer title={t.title} open={open} onClose={() => setOpen(false)}>
        <Words about={about} />
      </Drawer>
    </>
  );
}

function Words({ about }: { readonly about: string }): ReactNode {
  const t = useTexts(TEXTS);
  const { consortiumId, name, personName, groupName } = useShop();
  const read = useRead(merchantGroup, { consortiumId });
  const [copied, setCopied] = useState<boolean | null>(null);
  const words = t.body(name, personName, about);
  const mail = `mailto:?subject=${encodeURIComponent(groupName)}&body=${encodeURIComponent(words)}`;
  const copy = (): void => {
    navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="flex flex-col gap-4">
      <Shown read={read} lines={1}>
        {({ consortium }) => (
          <p className="font-bold">
            {t.who(consortium.roster.find(({ role }) => role === 'REPRESENTATIVE')?.name ?? groupName)}
          </p>
        )}
      </Shown>
      <p>{t.how}</p>
      <p className="rounded-lg border border-line bg-wash p-4 select-all">{words}</p>
      {'share' in navigator ? (
        // closing the device’s own sheet is an answer, too
        <Button wide onClick={() => void navigator.share({ text: words }).catch(() => {})}>
          {t.share}
        </Button>
      ) : null}
      <a href={mail} className="inline-flex min-h-11 items-center justify-center font-bold">
        {t.mail}
      </a>
      <Button look="second" wide onClick={copy}>
        {t.copy}
      </Button>
      <p role="status">{copied === null ? '' : copied ? t.copied : t.notCopied}</p>
    </div>
  );
}
