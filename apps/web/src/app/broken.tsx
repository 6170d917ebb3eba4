import { useEffect, type ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { texts, useTexts } from '../language/language.ts';
import { Button } from '../ui/button.tsx';

const TEXTS = texts({
  ja: {
    title: '画面を出せませんでした',
    body: '入力していた内容はこの端末に残っています。読み込み直してください。続くときは、連携の管理者にお知らせください。',
    again: '読み込み直す',
  },
  en: {
    title: 'This page could not be shown',
    body: 'What you typed is kept on this device. Please reload. If it goes on, tell your administrator.',
    again: 'Reload',
  },
});

/** After a new version was installed, parts of the old one are gone: then one reload helps, and is tried by itself. */
const RELOADED_AT = 'renkei.reloadedAt';
const ONCE_IN_MS = 60_000;

export function Broken(): ReactNode {
  const t = useTexts(TEXTS);
  const error = useRouteError();
  useEffect(() => {
    const partMissing = error instanceof TypeError && /import|module/i.test(error.message);
    const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
    if (!partMissing || !navigator.onLine || Date.now() - last < ONCE_IN_MS) return;
    sessionStorage.setItem(RELOADED_AT, String(Date.now()));
    location.reload();
  }, [error]);
  return (
    <main className="mx-auto flex max-w-xl flex-col gap-4 p-6">
      <h1 className="text-2xl font-bold">{t.title}</h1>
      <p>{t.body}</p>
      <div>
        <Button onClick={() => location.reload()}>{t.again}</Button>
      </div>
    </main>
  );
}
