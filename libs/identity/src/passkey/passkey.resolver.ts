import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { collectProblems, type Viewer } from '@renkei/platform';
import {
  CurrentRequest,
  CurrentViewer,
  Public,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { SignInPayload } from '../session/sign-in.type.ts';
import { PasskeySignInService } from './passkey-sign-in.service.ts';
import {
  FinishPasskeyRegistrationInput,
  FinishPasskeySignInInput,
  RemovePasskeyInput,
} from './passkey.inputs.ts';
import { PasskeyService } from './passkey.service.ts';
import {
  FinishPasskeyRegistrationPayload,
  PasskeyType,
  RemovePasskeyPayload,
  StartPasskeyRegistrationPayload,
  StartPasskeySignInPayload,
} from './passkey.type.ts';

@Resolver(() => PasskeyType)
export class PasskeyResolver {
  readonly #passkeys: PasskeyService;
  readonly #signIn: PasskeySignInService;

  constructor(passkeys: PasskeyService, signIn: PasskeySignInService) {
    this.#passkeys = passkeys;
    this.#signIn = signIn;
  }

  @Requires('SIGNED_IN')
  @Query(() => [PasskeyType], {
    description: '自分のパスキー（20個まで、古い順）。One’s own passkeys, 20 at most, oldest first.',
  })
  passkeys(@CurrentViewer() viewer: Viewer) {
    return this.#passkeys.list(viewer);
  }

  @Requires('SIGNED_IN')
  @Mutation(() => StartPasskeyRegistrationPayload, {
    description: 'パスキーの登録を始めます。Starts the registration of a passkey.',
  })
  startPasskeyRegistration(@CurrentViewer() viewer: Viewer) {
    return collectProblems(() => this.#passkeys.startRegistration(viewer));
  }

  @Requires('SIGNED_IN')
  @Mutation(() => FinishPasskeyRegistrationPayload, {
    description:
      '端末の答えを確かめて、パスキーを登録します。Verifies the device’s answer and keeps the passkey.',
  })
  finishPasskeyRegistration(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => FinishPasskeyRegistrationInput }) input: FinishPasskeyRegistrationInput,
  ) {
    return collectProblems(async () => ({ passkey: await this.#passkeys.finishRegistration(viewer, input) }));
  }

  @Requires('SIGNED_IN')
  @Mutation(() => RemovePasskeyPayload, {
    description:
      'パスキーを外します。最後のサインイン方法は外せません。Removes a passkey, unless it is the last way to sign in.',
  })
  removePasskey(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RemovePasskeyInput }) input: RemovePasskeyInput,
  ) {
    return collectProblems(async () => ({ removedId: await this.#passkeys.remove(viewer, input.id) }));
  }

  @Public()
  @Mutation(() => StartPasskeySignInPayload, {
    description:
      'パスキーでのサインインを始めます（名前の入力は要りません）。Starts a sign-in; no name is needed.',
  })
  startPasskeySignIn(@CurrentRequest() context: RequestContext) {
    return collectProblems(() => this.#signIn.start(context));
  }

  @Public()
  @Mutation(() => SignInPayload, {
    description:
      '端末の答えを確かめて、サインインします（確認コードは要りません）。Verifies the device’s answer and signs in; a passkey is two factors, so no code is asked for.',
  })
  async finishPasskeySignIn(
    @CurrentRequest() context: RequestContext,
    @Args('input', { type: () => FinishPasskeySignInInput }) input: FinishPasskeySignInInput,
  ): Promise<SignInPayload> {
    const outcome = await collectProblems(async () => {
      await this.#signIn.finish(input, context);
      return { signedIn: true };
    });
    return { signedIn: false, needsSecondFactor: false, ...outcome };
  }
}
