import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import {
  CurrentRequest,
  CurrentViewer,
  Public,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { ChangePasswordInput, RequestPasswordResetInput, ResetPasswordInput } from './password.inputs.ts';
import { PasswordResetService } from './password-reset.service.ts';
import { PasswordService } from './password.service.ts';
import { ChangePasswordPayload, RequestPasswordResetPayload, ResetPasswordPayload } from './password.type.ts';

@Resolver()
export class PasswordResolver {
  readonly #passwords: PasswordService;
  readonly #resets: PasswordResetService;

  constructor(passwords: PasswordService, resets: PasswordResetService) {
    this.#passwords = passwords;
    this.#resets = resets;
  }

  @Requires('SIGNED_IN')
  @Mutation(() => ChangePasswordPayload, {
    description: 'パスワードを変える。ほかの端末のサインインは終わる。Ends every other session.',
  })
  changePassword(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ChangePasswordInput }) input: ChangePasswordInput,
  ) {
    return collectProblems(async () => ({ endedSessions: await this.#passwords.change(viewer, input) }));
  }

  @Public()
  @Mutation(() => RequestPasswordResetPayload, {
    description:
      'パスワードを決めなおすリンクをメールで送る（1時間、1回だけ使える）。Sends a link, good for one hour and one use.',
  })
  requestPasswordReset(
    @CurrentRequest() context: RequestContext,
    @Args('input', { type: () => RequestPasswordResetInput }) input: RequestPasswordResetInput,
  ) {
    return collectProblems(async () => {
      await this.#resets.request(input, context);
      return {};
    });
  }

  @Public()
  @Mutation(() => ResetPasswordPayload, {
    description:
      'メールのリンクで新しいパスワードを決める。すべての端末のサインインは終わり、アクセスキーも使えなくなる。Ends every session and revokes the person’s access keys.',
  })
  async resetPassword(
    @CurrentRequest() context: RequestContext,
    @Args('input', { type: () => ResetPasswordInput }) input: ResetPasswordInput,
  ) {
    const outcome = await collectProblems(() => this.#resets.reset(input, context));
    return { changed: false, signedIn: false, revokedKeys: 0, ...outcome };
  }
}
