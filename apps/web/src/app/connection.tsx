import { useSyncExternalStore, type ReactNode } from 'react';
import { texts, useTexts } from '../language/language.ts';
import { Icon } from '../ui/icon.tsx';

const TEXTS = texts({
  ja: { offline: '通信が切れています。入力した内容はこの端末に残ります。つながると、そのまま続けられます。' },
  en: { offline: 'There is no connection. What you type is kept on this device; go on when it is back.' },
});

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Says when the device has no network, and that nothing is lost. */
export function Connection(): ReactNode {
  const t = useTexts(TEXTS);
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" className="no-print">
      {online ? null : (
        <p className="flex items-center gap-2 bg-attention-wash px-4 py-2 font-bold text-attention">
          <Icon name="attention" size={20} />
          {t.offline}
        </p>
      )}
    </div>
  );
}
