import { useState, type FormEvent, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextInput } from '../../../ui/field.tsx';
import { problemAt, Problems } from '../../../ui/problems.tsx';
import { checkAsTyped, NO_FACTS } from '../business/facts.ts';
import { BUSINESS_TEXTS } from '../business/texts.ts';
import { membersVendorCreate, membersVendorUpdate } from '../tools.generated.ts';
import { TOOLS_TEXTS } from './texts.ts';
import type { VendorItem } from './tool-dialog.tsx';

/** Enters a vendor, or changes one. */
export function VendorDialog({
  groupId,
  vendor,
  onClose,
}: {
  readonly groupId: string;
  readonly vendor: VendorItem | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TOOLS_TEXTS);
  const b = useTexts(BUSINESS_TEXTS);
  const say = useSaid();
  const [typed, setTyped, clear] = useDraft(`vendor/${groupId}/${vendor?.id ?? 'new'}`, {
    name: vendor?.name ?? '',
    corporateNumber: vendor?.corporateNumber ?? '',
  });
  const [idempotencyKey] = useState(newIdempotencyKey);
  const create = useChange(membersVendorCreate);
  const update = useChange(membersVendorUpdate);
  const { problems, sending } = vendor ? update : create;
  const check = checkAsTyped({ ...NO_FACTS, corporateNumber: typed.corporateNumber }).corporate;

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { name: typed.name, corporateNumber: typed.corporateNumber.trim() || null };
    const done = vendor
      ? await update.send({ input: { id: vendor.id, version: vendor.version, ...input } })
      : await create.send({ input: { ...input, consortiumId: groupId, idempotencyKey } });
    if (!done) return;
    clear();
    onClose();
  };
  return (
    <Dialog
      title={vendor ? t.changeVendor(vendor.name) : t.addVendor}
      open
      onClose={onClose}
      actions={
        <>
          <Button
            look="second"
            onClick={() => {
              clear();
              onClose();
            }}
          >
            {t.cancel}
          </Button>
          <Button type="submit" form="vendor-form" busy={sending}>
            {t.save}
          </Button>
        </>
      }
    >
      <form
        id="vendor-form"
        noValidate
        onSubmit={(event) => void save(event)}
        className="flex flex-col gap-4"
      >
        <TextInput
          label={t.name}
          required
          autoComplete="off"
          value={typed.name}
          problem={problemAt(problems, 'input.name')}
          onChange={({ target }) => setTyped({ ...typed, name: target.value })}
        />
        <TextInput
          label={t.corporateNumber}
          hint={
            check.state === 'TYPING'
              ? b.digits(check.count)
              : check.state === 'OK'
                ? b.fits
                : b.hints.corporateNumber
          }
          autoComplete="off"
          value={typed.corporateNumber}
          problem={problemAt(problems, 'input.corporateNumber') ?? (check.message && say(check.message))}
          onChange={({ target }) => setTyped({ ...typed, corporateNumber: target.value })}
        />
        <Problems problems={problems} title={t.failed} shown={['input.name', 'input.corporateNumber']} />
      </form>
    </Dialog>
  );
}
