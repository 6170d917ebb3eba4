// Every operation of these pages by its name, so that a list of known operations can be made from them.

const PROBLEMS = 'problems { code path message { ja } }';

export const OPERATIONS = {
  SignInState:
    'query SignInState { signInState { state } me { displayName email mustChooseRole acting { role label { ja } } } }',
  SignInProviders: 'query SignInProviders { signInProviders { label startPath } }',
  SignIn: `mutation SignIn($input: SignInInput!) { signIn(input: $input) { signedIn needsSecondFactor ${PROBLEMS} } }`,
  CompleteSignIn: `mutation CompleteSignIn($input: CompleteSignInInput!) { completeSignIn(input: $input) { signedIn ${PROBLEMS} } }`,
  SignOut: `mutation SignOut { signOut { ${PROBLEMS} } }`,
  StartPasskeySignIn: `mutation StartPasskeySignIn { startPasskeySignIn { challengeId options ${PROBLEMS} } }`,
  FinishPasskeySignIn: `mutation FinishPasskeySignIn($input: FinishPasskeySignInInput!) { finishPasskeySignIn(input: $input) { signedIn ${PROBLEMS} } }`,

  RequestPasswordReset: `mutation RequestPasswordReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ${PROBLEMS} } }`,
  ResetPassword: `mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { changed signedIn ${PROBLEMS} } }`,

  Invitation: `query Invitation($token: String!) {
    invitation(token: $token) {
      offer { email role inviterName groupName memberName supportBodyName expiresAt hasAccount }
      ${PROBLEMS}
    }
  }`,
  AcceptInvitation: `mutation AcceptInvitation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { accepted { role newAccount } ${PROBLEMS} } }`,

  Account: `query Account {
    me {
      displayName email locale mustChooseRole
      acting { role assignmentId label { ja } }
      assignments { id role label { ja } }
      factors { hasPassword hasTotp recoveryCodesLeft }
    }
    sessions { id device signedInWith signedInAt lastSeenAt isCurrent }
    passkeys { id label createdAt lastUsedAt }
    linkedProviders { issuer label linkedAt }
    signInProviders { label startPath }
  }`,
  UpdateMyAccount: `mutation UpdateMyAccount($input: UpdateMyAccountInput!) { updateMyAccount(input: $input) { me { displayName } ${PROBLEMS} } }`,
  ChooseRole: `mutation ChooseRole($input: ChooseRoleInput!) { chooseRole(input: $input) { me { acting { label { ja } } } ${PROBLEMS} } }`,
  EndSession: `mutation EndSession($input: EndSessionInput!) { endSession(input: $input) { session { id } ${PROBLEMS} } }`,
  EndOtherSessions: `mutation EndOtherSessions { endOtherSessions { endedSessions ${PROBLEMS} } }`,
  ChangePassword: `mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions ${PROBLEMS} } }`,
  StartTotp: `mutation StartTotp { startTotp { setup { secret uri qrSvg } ${PROBLEMS} } }`,
  ConfirmTotp: `mutation ConfirmTotp($input: ConfirmTotpInput!) { confirmTotp(input: $input) { recoveryCodes ${PROBLEMS} } }`,
  RemoveTotp: `mutation RemoveTotp($input: ProofInput!) { removeTotp(input: $input) { removed ${PROBLEMS} } }`,
  RenewRecoveryCodes: `mutation RenewRecoveryCodes($input: ProofInput!) { renewRecoveryCodes(input: $input) { recoveryCodes ${PROBLEMS} } }`,
  StartPasskeyRegistration: `mutation StartPasskeyRegistration { startPasskeyRegistration { challengeId options ${PROBLEMS} } }`,
  FinishPasskeyRegistration: `mutation FinishPasskeyRegistration($input: FinishPasskeyRegistrationInput!) { finishPasskeyRegistration(input: $input) { passkey { id label } ${PROBLEMS} } }`,
  RemovePasskey: `mutation RemovePasskey($input: RemovePasskeyInput!) { removePasskey(input: $input) { removedId ${PROBLEMS} } }`,
  UnlinkProvider: `mutation UnlinkProvider($input: UnlinkProviderInput!) { unlinkProvider(input: $input) { unlinkedIssuer ${PROBLEMS} } }`,
  ApiKeys: `query ApiKeys {
    apiKeys(first: 50) {
      edges { node { id label role assignmentId readOnly createdAt expiresAt isUsable } }
    }
  }`,
  CreateApiKey: `mutation CreateApiKey($input: CreateApiKeyInput!) { createApiKey(input: $input) { key ${PROBLEMS} } }`,
  RevokeApiKey: `mutation RevokeApiKey($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { apiKey { id } ${PROBLEMS} } }`,
};
