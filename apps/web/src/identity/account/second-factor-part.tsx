import { useState, type ReactNode } from 'react';
import { useTexts } from '../../language/language.ts';
import type { IdentityAccountQuery } from './account.generated.ts';
import { Done, Fold, Part, ToldOnce } from './parts.tsx';
import { TEXTS } from './second-factor-texts.ts';
import { ProofForm } from './second-factor-proof.tsx';
import { SetUp } from './second-factor-set-up.tsx';

type Factors = NonNullable<IdentityAccountQuery['me']>['factors'];

export function SecondFactorPart({ factors }: { readonly factors: Factors }): ReactNode {
  const t = useTexts(TEXTS);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const tell = (text: string, fresh: readonly string[] | null): void => {
    setDone(text);
    setCodes(fresh);
  };
  return (
    <Part id="second-factor" title={t.title}>
      <p>{factors.hasTotp ? t.on(factors.recoveryCodesLeft) : t.off}</p>
      <Done text={done} />
      {codes ? (
        <ToldOnce title={t.codes} hint={t.codesHint} secret={codes} onKept={() => setCodes(null)} />
      ) : null}
      {factors.hasTotp ? (
        <Fold summary={t.change}>
          <ProofForm
            hasPassword={factors.hasPassword}
            onRenewed={(fresh) => tell(t.renewed, fresh)}
            onRemoved={() => tell(t.removed, null)}
          />
        </Fold>
      ) : (
        <SetUp onStarted={(fresh) => tell(t.started, fresh)} />
      )}
    </Part>
  );
}
