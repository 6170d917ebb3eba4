import { addDays, dateOf, type LocalDate } from '@renkei/kernel';
import { membersOf, type ToldGroup } from './sample-members.ts';
import { declareAll, paperRows, recordPapers, reviewPapers, type Paper } from './tell-papers.ts';

/** Members that have sent everything; what is special about some of their papers is below. */
const SENT = [
  '株式会社見本港まちづくり',
  '株式会社見本水産',
  '株式会社見本製麺',
  '株式会社見本醸造',
  '株式会社見本木工',
  '株式会社見本漆器',
];
/** More than three months old on the day the round closes (K25 p.24). */
const EXPIRING = '株式会社見本製麺';
const RETURNED = '株式会社見本醸造';
/** Nobody has looked at what these two sent. */
const UNSEEN = ['株式会社見本木工', '株式会社見本漆器'];
/** Members that have answered the questions and confirmed their costs. */
const DECLARED = SENT.slice(0, 4);

/** Papers are coming in, and a draft of the application shows what stands in its way. */
export async function tellCollecting(group: ToldGroup): Promise<void> {
  const { coordinator, id, slug, anchors } = group;
  // the round opened three weeks before the sample was made
  const opened = dateOf(anchors.ROUND_OPEN);
  const papers = (await paperRows(group)).flatMap(({ member, cells }): Paper[] => {
    const { name } = member.business;
    if (!SENT.includes(name)) return [];
    return cells.flatMap(({ requirement, state, document }) =>
      state === 'NOT_OWED' || document !== null
        ? []
        : [
            {
              memberId: member.id,
              requirement,
              issuedOn: issuedOn(name, requirement, opened),
              receivedOn: opened,
            },
          ],
    );
  });
  await recordPapers(group, papers);
  await reviewPapers(group, (name, requirement) => {
    if (UNSEEN.includes(name)) return null;
    if (name === RETURNED && requirement === 'CORPORATE_TAX_CERTIFICATE') {
      return {
        outcome: 'RETURNED',
        reason: '税目の欄が写っていません。全体が写るように撮り直してください。',
      };
    }
    return { outcome: 'ACCEPTED' };
  });
  const members = await membersOf(coordinator, id);
  await declareAll(
    group,
    members.filter(({ business }) => DECLARED.includes(business.name)),
    opened,
  );
  await coordinator.mutate('createApplication', 'CreateApplicationInput', '', {
    consortiumId: id,
    idempotencyKey: `sample-${slug}-application`,
  });
}

function issuedOn(name: string, requirement: string, opened: LocalDate): LocalDate {
  const old = name === EXPIRING && requirement === 'CERTIFICATE_OF_REGISTERED_MATTERS';
  return addDays(opened, old ? -60 : -7);
}
