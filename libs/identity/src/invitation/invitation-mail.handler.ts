import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, sha256Of, type ServerConfig, type Tx } from '@renkei/platform';
import { Mailer, type JobHandler, type Work } from '@renkei/platform/jobs';
import { invitationLetter, type InvitationLetterFacts } from './invitation-letter.ts';

type LetterRow = Omit<InvitationLetterFacts, 'link'> & { readonly tokenSha256: string };

/** Only what can still be accepted is sent; work left for it before is done without a letter. */
const SELECT_LETTER = `
  SELECT i.id, i.email, i.role, u.display_name AS "inviterName", c.name AS "groupName", b.name AS "memberName",
    s.name AS "supportBodyName", i.expires_at AS "expiresAt", i.token_sha256 AS "tokenSha256"
  FROM invitation i JOIN app_user u ON u.id = i.invited_by
  LEFT JOIN consortium c ON c.id = i.consortium_id
  LEFT JOIN member m ON m.id = i.member_id LEFT JOIN business b ON b.id = m.business_id
  LEFT JOIN support_body s ON s.id = i.support_body_id
  WHERE i.id = $1 AND i.consortium_id IS NOT DISTINCT FROM $2
    AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.sent_at IS NULL AND i.expires_at > now()`;

/** Sends the link, whose secret nobody has kept: it is made again from the row's id. */
@Injectable()
export class InvitationMailHandler implements JobHandler {
  readonly topic = 'invitation.mail';
  readonly #mailer: Mailer;
  readonly #config: ServerConfig;

  constructor(mailer: Mailer, @Inject(CONFIG) config: ServerConfig) {
    this.#mailer = mailer;
    this.#config = config;
  }

  async effect(tx: Tx, { subjectId, consortiumId }: Work): Promise<void> {
    const [row] = await tx.query<LetterRow>(SELECT_LETTER, [subjectId, consortiumId]);
    if (!row) return;
    const { tokenSha256, ...facts } = row;
    const link = `${this.#config.publicUrl}/invitation#${this.#tokenOf(subjectId, tokenSha256)}`;
    // The row is locked only afterwards: whoever withdraws the invitation does not wait for a mail server.
    await this.#mailer.send(invitationLetter({ ...facts, link }));
    await tx.query('UPDATE invitation SET sent_at = now() WHERE id = $1', [subjectId]);
  }

  #tokenOf(id: string, sha256: string): string {
    const token = this.#config.keys.linkTokens(id).find((candidate) => sha256Of(candidate) === sha256);
    if (token === undefined) throw new Error('RENKEI_KEYS has no key this link was made with (any more).');
    return token;
  }
}
