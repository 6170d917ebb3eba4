import { FUNCTION_LABELS, SOFTWARE_FUNCTIONS, type SoftwareFunction } from '@renkei/subsidy-rules';
import { useState, type FormEvent, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../../data/change.ts';
import { useDraft } from '../../../data/draft.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, Select, TextInput } from '../../../ui/field.tsx';
import { problemAt, Problems } from '../../../ui/problems.tsx';
import {
  membersToolCreate,
  membersToolUpdate,
  type MembersToolsQuery,
  type MembersVendorsQuery,
} from '../tools.generated.ts';
import { TOOLS_TEXTS } from './texts.ts';

export type ToolItem = MembersToolsQuery['consortium']['tools']['edges'][number]['node'];
export type VendorItem = MembersVendorsQuery['consortium']['vendors']['edges'][number]['node'];

interface Typed {
  readonly name: string;
  readonly vendorId: string;
  readonly functions: readonly SoftwareFunction[];
  /** What 様式2 asks beyond the name. */
  readonly summary: string;
  readonly url: string;
  readonly toolNumber: string;
}

/** Enters a tool, or changes one. */
export function ToolDialog({
  groupId,
  tool,
  vendors,
  frozen,
  onClose,
}: {
  readonly groupId: string;
  /** null: a new one. As read last, so that its version is the newest seen. */
  readonly tool: ToolItem | null;
  readonly vendors: readonly VendorItem[];
  readonly frozen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TOOLS_TEXTS);
  const say = useSaid();
  const [only] = vendors;
  const initial: Typed = tool
    ? {
        name: tool.name,
        vendorId: tool.vendorId,
        functions: tool.functions,
        summary: tool.summary ?? '',
        url: tool.url ?? '',
        toolNumber: tool.toolNumber ?? '',
      }
    : {
        name: '',
        vendorId: vendors.length === 1 && only ? only.id : '',
        functions: [],
        summary: '',
        url: '',
        toolNumber: '',
      };
  const [typed, setTyped, clear] = useDraft<Typed>(`tool/${groupId}/${tool?.id ?? 'new'}`, initial);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const create = useChange(membersToolCreate);
  const update = useChange(membersToolUpdate);
  const { problems, sending } = tool ? update : create;

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const functions = SOFTWARE_FUNCTIONS.filter((name) => typed.functions.includes(name));
    const { name, vendorId, summary, url, toolNumber } = typed;
    const input = { name, vendorId, functions, summary, url, toolNumber };
    const done = tool
      ? await update.send({
          input: {
            id: tool.id,
            version: tool.version,
            ...input,
            ...(frozen ? { functions: tool.functions } : {}),
          },
        })
      : await create.send({ input: { ...input, idempotencyKey } });
    if (!done) return;
    clear();
    onClose();
  };
  const stale = problems.some(({ code }) => code === 'STALE_VERSION');
  return (
    <Dialog
      title={tool ? t.changeTool(tool.name) : t.addTool}
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
          <Button type="submit" form="tool-form" busy={sending}>
            {t.save}
          </Button>
        </>
      }
    >
      <form id="tool-form" noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        <TextInput
          label={t.name}
          required
          autoComplete="off"
          value={typed.name}
          problem={problemAt(problems, 'input.name')}
          onChange={({ target }) => setTyped({ ...typed, name: target.value })}
        />
        <Select
          label={t.vendor}
          required
          value={typed.vendorId}
          problem={problemAt(problems, 'input.vendorId')}
          onChange={({ target }) => setTyped({ ...typed, vendorId: target.value })}
        >
          <option value="">{t.choose}</option>
          {vendors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <fieldset disabled={frozen && tool !== null}>
          <legend className="font-bold">{t.functions}</legend>
          <p className="text-sm text-quiet">{frozen && tool !== null ? t.frozen : t.functionsHint}</p>
          {SOFTWARE_FUNCTIONS.map((name) => (
            <Checkbox
              key={name}
              label={say(FUNCTION_LABELS[name])}
              checked={typed.functions.includes(name)}
              onChange={({ target }) =>
                setTyped({
                  ...typed,
                  functions: target.checked
                    ? [...typed.functions, name]
                    : typed.functions.filter((one) => one !== name),
                })
              }
            />
          ))}
        </fieldset>
        <fieldset className="flex flex-col gap-4">
          <legend className="font-bold">{t.form2}</legend>
          <p className="text-sm text-quiet">{t.form2Hint}</p>
          {(['summary', 'url', 'toolNumber'] as const).map((field) => (
            <TextInput
              key={field}
              label={t[field]}
              autoComplete="off"
              inputMode={field === 'url' ? 'url' : 'text'}
              value={typed[field]}
              problem={problemAt(problems, `input.${field}`)}
              onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
            />
          ))}
        </fieldset>
        {stale && tool ? (
          <p>
            {t.now}: {tool.name}・{tool.vendor.name}・
            {tool.functions.map((name) => say(FUNCTION_LABELS[name])).join('・') || t.none}
          </p>
        ) : null}
        <Problems
          problems={problems}
          title={t.failed}
          shown={['input.name', 'input.vendorId', 'input.summary', 'input.url', 'input.toolNumber']}
        />
      </form>
    </Dialog>
  );
}
