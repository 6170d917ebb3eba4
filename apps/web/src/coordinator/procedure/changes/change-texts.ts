import type { ChangeKind } from '@renkei/lifecycle';
import { texts } from '../../../language/language.ts';
import type { State } from '../../../ui/state.tsx';
import type { ChangeEvent, ChangeState, ConsequenceTask } from './changes.generated.ts';
import type { StepTexts } from '../application/step-words.ts';
import type { ItemKind } from './change-form.ts';

export const CHANGE_LOOKS: Readonly<Record<ChangeState, State>> = {
  DRAFT: 'attention',
  FILED: 'neutral',
  ACCEPTED: 'ok',
  REFUSED: 'stop',
  CANCELLED: 'neutral',
};

interface Words {
  /** When this kind is the right one, in the words of a shop. */
  readonly kind: Readonly<Record<ChangeKind, string>>;
  readonly item: Readonly<Record<ItemKind, string>>;
  readonly task: Readonly<Record<ConsequenceTask, string>>;
  readonly next: Readonly<Record<ChangeState, string>>;
  readonly step: Readonly<Record<ChangeEvent, StepTexts>>;
}

export const CHANGE_WORDS = texts<Words>({
  ja: {
    kind: {
      PLAN_CHANGE: '費用・構成員・期間など、申し込んだ計画を変えるとき',
      MEMBER_WITHDRAWAL: 'お店が1者、グループから抜けるとき',
      TOOL_SUBSTITUTION: '導入するITツールを別のものにするとき',
      REGISTERED_DATA: '住所や代表者など、登録した内容が変わったとき（お金は変わりません）',
      ACCIDENT: '天災などで、予定どおり進められなくなったとき',
      DELAY: '期間内に終わらない見込みのとき',
    },
    item: {
      REPLACE_LINE: '費用の行を置き換える',
      ADD_LINE: '費用の行を増やす',
      REMOVE_LINE: '費用の行をなくす',
      SET_SIZE: 'お店の規模を変える',
      DROP_MEMBER: 'お店が抜ける',
    },
    task: {
      PLAN_CHANGE: 'すること: 計画変更を届け出る',
      WITHDRAWAL_NOTICE: 'すること: 辞退届を出す',
      ASK_SECRETARIAT: 'すること: 事務局に相談する',
    },
    next: {
      DRAFT: '影響を確かめ、事務局に届け出てから、届け出たことを記録します。',
      FILED: '事務局の返事を待っています。届いたら、認められたかどうかを記録します。',
      ACCEPTED: '認められ、グループの内容に反映されています。',
      REFUSED: '認められませんでした。グループの内容は変わっていません。',
      CANCELLED: '取りやめました。グループの内容は変わっていません。',
    },
    step: {
      FILE: {
        title: '届け出たことを記録します',
        happens: [
          '先に、事務局に届け出てください。ここでは、その記録だけをします。',
          'いま見ている影響が、届け出たときの影響として残ります。',
          'お店の担当の人にも、自分の店の額がどうなるかが見えるようになります。',
          'グループの内容は、認められるまで変わりません。',
        ],
        freezes: ['この届出の内容'],
        confirm: '届け出たことを記録する',
        fields: [
          { name: 'filedAt', kind: 'minute', label: '届け出た日時', required: true },
          { name: 'portalNumber', kind: 'line', label: '受付番号', hint: 'なければ空のままにします。' },
        ],
      },
      ACCEPT: {
        title: '認められたことを記録し、反映します',
        happens: [
          'グループのお店・費用・期限が、届け出たとおりに変わります。',
          'お店ごとの上限（交付決定額）が変わります。上がることはありません。',
        ],
        freezes: ['この届出（反映したあとは元に戻せません。戻すときは、もう一度届け出ます）'],
        confirm: '認められたことを記録する',
        fields: [
          { name: 'decidedAt', kind: 'minute', label: '認められた日時', required: true },
          { name: 'portalNumber', kind: 'line', label: '通知の番号', hint: 'なければ空のままにします。' },
        ],
      },
      REFUSE: {
        title: '認められなかったことを記録します',
        happens: ['グループの内容は変わりません。', '別の変更として、もう一度届け出ることができます。'],
        freezes: ['この届出（元には戻せません）'],
        confirm: '認められなかったことを記録する',
        fields: [
          { name: 'decidedAt', kind: 'minute', label: '知らされた日時', required: true },
          { name: 'reason', kind: 'text', label: '示された理由', required: true },
        ],
      },
      CANCEL: {
        title: 'この届出を取りやめます',
        happens: [
          'グループの内容は変わりません。記録は残ります。',
          '届け出たあとなら、事務局にも伝えてください。',
        ],
        freezes: ['この届出（元には戻せません）'],
        confirm: 'この届出を取りやめる',
        fields: [{ name: 'reason', kind: 'text', label: '取りやめる理由', required: true }],
      },
    },
  },
  en: {
    kind: {
      PLAN_CHANGE: 'The plan changes: costs, members, period …',
      MEMBER_WITHDRAWAL: 'One member leaves the group',
      TOOL_SUBSTITUTION: 'Another IT tool is bought instead',
      REGISTERED_DATA: 'Address, representative or the like changed (no money changes)',
      ACCIDENT: 'A disaster or accident keeps it from going on as planned',
      DELAY: 'It will not be finished within the period',
    },
    item: {
      REPLACE_LINE: 'Replace a cost',
      ADD_LINE: 'Add a cost',
      REMOVE_LINE: 'Remove a cost',
      SET_SIZE: 'Change the size of a member',
      DROP_MEMBER: 'A member leaves',
    },
    task: {
      PLAN_CHANGE: 'To do: file a change of plan',
      WITHDRAWAL_NOTICE: 'To do: file the notice of withdrawal',
      ASK_SECRETARIAT: 'To do: ask the secretariat',
    },
    next: {
      DRAFT: 'Look at its effect, file it with the secretariat, then record that it was filed.',
      FILED: 'Waiting for the answer of the secretariat. When it comes, record it.',
      ACCEPTED: 'It was accepted and carried out.',
      REFUSED: 'It was refused. Nothing has changed.',
      CANCELLED: 'It was cancelled. Nothing has changed.',
    },
    step: {
      FILE: {
        title: 'Record that it was filed',
        happens: [
          'Please file it with the secretariat first. Here it is only recorded.',
          'The effect you see now is kept as the one it was filed with.',
          'Members then see what becomes of their own amounts.',
          'Nothing changes in the group before it is accepted.',
        ],
        freezes: ['The content of this change'],
        confirm: 'Record the filing',
        fields: [
          { name: 'filedAt', kind: 'minute', label: 'When it was filed (Japan)', required: true },
          {
            name: 'portalNumber',
            kind: 'line',
            label: 'Number of the portal',
            hint: 'Leave empty if there is none.',
          },
        ],
      },
      ACCEPT: {
        title: 'Record that it was accepted, and carry it out',
        happens: [
          'Members, costs and dates of the group change as filed.',
          'The ceilings (granted amounts) change. They never rise.',
        ],
        freezes: ['This change (once carried out there is no way back but another change)'],
        confirm: 'Record the acceptance',
        fields: [
          { name: 'decidedAt', kind: 'minute', label: 'When it was accepted (Japan)', required: true },
          {
            name: 'portalNumber',
            kind: 'line',
            label: 'Number of the notice',
            hint: 'Leave empty if there is none.',
          },
        ],
      },
      REFUSE: {
        title: 'Record that it was refused',
        happens: ['Nothing changes in the group.', 'It may be filed again as another change.'],
        freezes: ['This change (there is no way back)'],
        confirm: 'Record the refusal',
        fields: [
          { name: 'decidedAt', kind: 'minute', label: 'When you were told (Japan)', required: true },
          { name: 'reason', kind: 'text', label: 'The reason given', required: true },
        ],
      },
      CANCEL: {
        title: 'Cancel this change',
        happens: [
          'Nothing changes in the group. The record stays.',
          'If it was filed, please tell the secretariat as well.',
        ],
        freezes: ['This change (there is no way back)'],
        confirm: 'Cancel this change',
        fields: [{ name: 'reason', kind: 'text', label: 'Why it is cancelled', required: true }],
      },
    },
  },
});
