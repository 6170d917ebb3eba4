import type { Message } from '@renkei/kernel';

export interface ApprovalRequest {
  /** Whether the group wants two people. */
  readonly needsApproval: boolean;
  readonly authorId: string;
  readonly approverId: string;
  readonly approverIsAppointed: boolean;
}

export interface ApprovalRefusal {
  readonly code: 'NOT_AN_APPROVER' | 'AUTHOR_CANNOT_APPROVE';
  readonly message: Message;
}

/** Four eyes, where the group asks for them: author and approver are two people, and the approver is appointed. */
export function approvalRefusal(request: ApprovalRequest): ApprovalRefusal | null {
  if (!request.needsApproval) return null;
  if (!request.approverIsAppointed) {
    return {
      code: 'NOT_AN_APPROVER',
      message: {
        ja: '承認できるのは、承認者に選ばれた担当者だけです。承認者の方にお願いしてください。',
        en: 'Only an appointed approver can approve. Please ask one of them.',
      },
    };
  }
  if (request.authorId === request.approverId) {
    return {
      code: 'AUTHOR_CANNOT_APPROVE',
      message: {
        ja: '自分で作ったものは自分で承認できません。ほかの承認者の方にお願いしてください。',
        en: 'You cannot approve your own work. Please ask another approver.',
      },
    };
  }
  return null;
}
