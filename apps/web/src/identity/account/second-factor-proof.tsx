import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Radios, TextInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Form } from '../form.tsx';
import { identityRemoveTotp, identityRenewRecoveryCodes } from './second-factor.generated.ts';
import { TEXTS } from './second-factor-texts.ts';

/** What takes the second step away, or makes new keys to it, asks once more who one is. */
export function ProofForm({
  hasPassword,
  onRenewed,
  onRemoved,
}: {
  readonly hasPassword: boolean;
  readonly onRenewed: (recoveryCodes: readonly string[]) => void;
  readonly onRemoved: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const renewing = useChange(identityRenewRecoveryCodes);
  const removing = useChange(identityRemoveTotp);
  const [what, setWhat] = useState<'renew' | 'remove'>('renew');
  const problems = what === 'renew' ? renewing.problems : removing.problems;
  const send = async (
    { password, code }: Readonly<Record<string, string>>,
    form: HTMLFormElement,
  ): Promise<void> => {
    const input = password ? { password } : code ? { code } : {};
    if (what === 'renew') {
      const codes = (await renewing.send({ input }))?.renewRecoveryCodes.recoveryCodes;
      if (!codes) return;
      form.reset();
      onRenewed(codes);
    } else if ((await removing.send({ input }))?.removeTotp.removed) onRemoved();
  };
  return (
    <Form problems={problems} onSend={(values, form) => void send(values, form)}>
      <p>{t.proof}</p>
      <Problems problems={problems} shown={['password', 'code']} />
      {hasPassword ? (
        <TextInput
          label={t.password}
          name="password"
          type="password"
          autoComplete="current-password"
          problem={problemAt(problems, 'password')}
        />
      ) : null}
      <TextInput
        label={hasPassword ? t.orCode : t.proofCode}
        name="code"
        autoComplete="one-time-code"
        problem={problemAt(problems, 'code')}
      />
      <Radios
        legend={t.what}
        name="what"
        value={what}
        choices={[
          { value: 'renew', label: t.renew },
          { value: 'remove', label: t.remove },
        ]}
        onChoose={setWhat}
      />
      <div>
        <Button
          type="submit"
          look={what === 'remove' ? 'danger' : 'main'}
          busy={renewing.sending || removing.sending}
        >
          {what === 'renew' ? t.doRenew : t.doRemove}
        </Button>
      </div>
    </Form>
  );
}
