import { texts } from '../../language/language.ts';

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** The sentence of each next thing, and its button, which says what it leads to. */
export const NEXT_WORDS = texts({
  ja: {
    overdue: (what: string, count: number) => ({
      title: count > 1 ? `${what}が、まだ${count}件のこっています` : `${what}が、まだすんでいません`,
      button: '状況を確かめる',
    }),
    deadline: (what: string, count: number) => ({
      title: count > 1 ? `${what}（あと${count}件）` : what,
      button: '準備をすすめる',
    }),
    fewMembers: (count: number) => ({
      title: `構成員があと${count}者必要です`,
      button: 'お店を加える・招待する',
    }),
    returnedPapers: (count: number) => ({
      title: `差し戻した書類・間に合わない書類が${count}件あります`,
      button: '書類を確かめる',
    }),
    askPapers: (count: number) => ({
      title: `お店の書類が、まだ${count}件そろっていません`,
      button: '書類をお願いする',
    }),
    reviewPapers: (count: number) => ({
      title: `届いた書類${count}件が、確認を待っています`,
      button: '届いた書類を確認する',
    }),
    declarations: (count: number) => ({
      title: `参加の条件の質問に、${count}店がまだ答えていません`,
      button: 'お店の一覧をひらく',
    }),
    confirmCosts: (count: number) => ({
      title: `${count}店が、費用をまだ確かめていません`,
      button: 'お店の費用をひらく',
    }),
    groupPapers: (count: number) => ({
      title: `グループの書類が、あと${count}つ必要です`,
      button: 'グループの書類をそろえる',
    }),
    unpaid: (count: number) => ({
      title: `支払いの記録がそろっていない費用が${count}件あります`,
      button: '支払いを確かめる',
    }),
    evidence: (count: number) => ({
      title: `証憑がそろっていないお店が${count}店あります`,
      button: '証憑を確かめる',
    }),
    losing: (count: number, yen: string) => ({
      title: `補助金${yen}を失いそうな買い物が${count}件あります`,
      button: '発注と支払いをなおす',
    }),
    overCap: (yen: string) => ({
      title: `上限を${yen}こえています。分け方を選べます`,
      button: 'もしも計算でくらべる',
    }),
    payment: (yen: string) => ({ title: `補助金${yen}の入金を待っています`, button: '入金を記録する' }),
    gain: (name: string, yen: string) => ({
      title: `${name}は、補助金があと${yen}まで増えるかもしれません`,
      button: '内容を確かめる',
    }),
    found: (said: string) => ({ title: said, button: 'なおす' }),
    step: (label: string) => ({ title: `手続きのつぎの一歩: ${label}`, button: '手続きをすすめる' }),
    correction: { title: '差し戻されています。なおして出し直しましょう', button: '差し戻しの内容を見る' },
    import: { title: '名簿を読み込んで、お店と費用を入れましょう', button: '名簿を読み込む' },
    chooseSchedule: { title: '公募の日程を選ぶと、締切がわかります', button: '日程を選ぶ' },
    startApplication: { title: '交付申請の準備を始めましょう', button: '交付申請を始める' },
    startAgain: { title: 'つぎの公募で、もう一度申請できます', button: '手続きをひらく' },
    awaitDecision: { title: '事務局の結果が届いたら、記録しましょう', button: '結果を記録する' },
    keepFromOrdering: {
      title: '交付決定までは、どのお店もまだ発注しないでください',
      button: '発注の状況を見る',
    },
    startReport: { title: '実績報告の準備を始めましょう', button: '実績報告を始める' },
    awaitFixing: { title: '確定の通知が届いたら、記録しましょう', button: '確定を記録する' },
    share: { title: 'みんなの負担に合わせて、補助金の分け方を決めましょう', button: '分け方を見る' },
  },
  en: {
    overdue: (what: string, count: number) => ({
      title: count > 1 ? `${what}: ${count} not done` : `${what}: not done`,
      button: 'See how it stands',
    }),
    deadline: (what: string, count: number) => ({
      title: count > 1 ? `${what} (${count} open)` : what,
      button: 'Prepare it',
    }),
    fewMembers: (count: number) => ({
      title: `${many(count, 'more member is', 'more members are')} needed`,
      button: 'Add or invite members',
    }),
    returnedPapers: (count: number) => ({
      title: `${many(count, 'paper was', 'papers were')} returned or will be too old`,
      button: 'Look at the papers',
    }),
    askPapers: (count: number) => ({
      title: `${many(count, 'paper is', 'papers are')} still missing`,
      button: 'Ask for papers',
    }),
    reviewPapers: (count: number) => ({
      title: `${many(count, 'paper waits', 'papers wait')} to be looked at`,
      button: 'Look at papers that came in',
    }),
    declarations: (count: number) => ({
      title: `${many(count, 'shop has', 'shops have')} not answered the questions about taking part`,
      button: 'Open the members',
    }),
    confirmCosts: (count: number) => ({
      title: `${many(count, 'shop has', 'shops have')} not confirmed its costs`,
      button: 'Open members and costs',
    }),
    groupPapers: (count: number) => ({
      title: `${many(count, 'paper', 'papers')} of the group still needed`,
      button: 'Collect the group’s papers',
    }),
    unpaid: (count: number) => ({
      title: `${many(count, 'cost has', 'costs have')} payments that are not recorded`,
      button: 'Check payments',
    }),
    evidence: (count: number) => ({
      title: `Evidence of ${many(count, 'shop', 'shops')} is not complete`,
      button: 'Check evidence',
    }),
    losing: (count: number, yen: string) => ({
      title: `${many(count, 'purchase', 'purchases')} may lose ${yen} of subsidy`,
      button: 'Put orders and payments right',
    }),
    overCap: (yen: string) => ({
      title: `${yen} over the cap. You can choose how it is shared`,
      button: 'Compare in what-if',
    }),
    payment: (yen: string) => ({
      title: `${yen} of subsidy are still to come in`,
      button: 'Record a payment',
    }),
    gain: (name: string, yen: string) => ({
      title: `${name} might get up to ${yen} more`,
      button: 'Have a look',
    }),
    found: (said: string) => ({ title: said, button: 'Put it right' }),
    step: (label: string) => ({
      title: `Next step of the procedure: ${label}`,
      button: 'Take the next step',
    }),
    correction: { title: 'It was returned. Put it right and send it again', button: 'See what was returned' },
    import: { title: 'Read in the list of members and their costs', button: 'Import a list' },
    chooseSchedule: {
      title: 'Choose the schedule of the round to see the deadlines',
      button: 'Choose the schedule',
    },
    startApplication: { title: 'Begin with the application', button: 'Begin the application' },
    startAgain: { title: 'You can apply again in the next round', button: 'Open the procedure' },
    awaitDecision: {
      title: 'When the secretariat’s decision arrives, record it',
      button: 'Record the decision',
    },
    keepFromOrdering: {
      title: 'Until the grant decision no shop may order anything yet',
      button: 'See the orders',
    },
    startReport: { title: 'Begin with the performance report', button: 'Begin the report' },
    awaitFixing: {
      title: 'When the notice of the fixed amount arrives, record it',
      button: 'Record the fixing',
    },
    share: { title: 'Decide how the subsidy is shared out', button: 'See the shares' },
  },
});
