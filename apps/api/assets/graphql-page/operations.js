// Every operation of this page by its name, so that a list of known operations can be made from them.
export const OPERATIONS = {
  SignInState:
    'query SignInState { signInState { state } me { displayName email mustChooseRole acting { role label { ja } } } }',
};
