import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, MessageType } from '@renkei/platform/graphql';
import { ImportFormCellStateEnum } from './import-terms.ts';
import type { FormCellState } from './official/form-cells.ts';

@ObjectType('ImportFormCell', {
  description:
    '公式の様式の、何か書かれているマス。A cell of the official forms that holds something, and what becomes of it.',
})
export class ImportFormCellType {
  @Field(() => String, { description: 'シートの名前。As the tab shows it.' })
  sheet: string;

  @Field(() => String, { description: 'マス、例 F11。' })
  cell: string;

  @Field(() => MessageType, { description: '様式での欄の名前。What the form calls it.' })
  label: MessageType;

  @Field(() => String, {
    nullable: true,
    description: 'どの事業者の欄か。Of which business; null: of the group.',
  })
  business: string | null;

  @Field(() => String, { description: '直したあとの値。The text, corrections applied.' })
  text: string;

  @Field(() => ImportFormCellStateEnum)
  state: FormCellState;

  @Field(() => MessageType, { nullable: true })
  message: MessageType | null;

  @Field(() => Boolean, { description: '画面で直した値か。Typed over here.' })
  corrected: boolean;
}

@ObjectType('ImportFormCellCount')
export class ImportFormCellCountType {
  @Field(() => ImportFormCellStateEnum)
  state: FormCellState;

  @Field(() => Int)
  count: number;
}

export const ImportFormCellConnection = connectionOf('ImportFormCell', () => ImportFormCellType);
