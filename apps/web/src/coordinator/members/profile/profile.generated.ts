// Written by `npm run codegen` from the .graphql file beside it: change that one.

import { operation } from '@renkei/api-client';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SaveFormProfileInput = {
  readonly building?: string | null | undefined;
  readonly contactDepartment?: string | null | undefined;
  readonly contactFamilyKana?: string | null | undefined;
  readonly contactFamilyName?: string | null | undefined;
  readonly contactGivenKana?: string | null | undefined;
  readonly contactGivenName?: string | null | undefined;
  readonly contactMobile?: string | null | undefined;
  readonly contactPhone?: string | null | undefined;
  readonly establishedOn?: string | null | undefined;
  readonly industryDetail?: string | null | undefined;
  readonly industryMajor?: string | null | undefined;
  readonly industryMiddle?: string | null | undefined;
  readonly industryMinor?: string | null | undefined;
  readonly memberId: string;
  readonly officerFamilyKana?: string | null | undefined;
  readonly officerFamilyName?: string | null | undefined;
  readonly officerGivenKana?: string | null | undefined;
  readonly officerGivenName?: string | null | undefined;
  readonly officerTitle?: string | null | undefined;
  readonly version: number;
  readonly website?: string | null | undefined;
};

export type OfficeProfileQueryVariables = Exact<{
  memberId: string;
}>;


export type OfficeProfileQuery = { readonly member: { readonly id: string, readonly formProfile: { readonly memberId: string, readonly version: number, readonly industryMajor: string | null, readonly industryMiddle: string | null, readonly industryMinor: string | null, readonly industryDetail: string | null, readonly establishedOn: string | null, readonly officerTitle: string | null, readonly officerFamilyName: string | null, readonly officerGivenName: string | null, readonly officerFamilyKana: string | null, readonly officerGivenKana: string | null, readonly building: string | null, readonly website: string | null, readonly contactDepartment: string | null, readonly contactFamilyName: string | null, readonly contactGivenName: string | null, readonly contactFamilyKana: string | null, readonly contactGivenKana: string | null, readonly contactPhone: string | null, readonly contactMobile: string | null } } };

export type OfficeSaveProfileMutationVariables = Exact<{
  input: SaveFormProfileInput;
}>;


export type OfficeSaveProfileMutation = { readonly saveFormProfile: { readonly formProfile: { readonly memberId: string, readonly version: number } | null, readonly problems: ReadonlyArray<ProblemFieldsFragment> } };

export type ProblemFieldsFragment = { readonly code: string, readonly path: string | null, readonly message: SaidFragment };

export type SaidFragment = { readonly ja: string, readonly en: string };

export const officeProfile = operation<OfficeProfileQuery, OfficeProfileQueryVariables>('query', 'OfficeProfile', `query OfficeProfile($memberId:ID!){member(id:$memberId){id formProfile{memberId version industryMajor industryMiddle industryMinor industryDetail establishedOn officerTitle officerFamilyName officerGivenName officerFamilyKana officerGivenKana building website contactDepartment contactFamilyName contactGivenName contactFamilyKana contactGivenKana contactPhone contactMobile}}}`);

export const officeSaveProfile = operation<OfficeSaveProfileMutation, OfficeSaveProfileMutationVariables>('mutation', 'OfficeSaveProfile', `mutation OfficeSaveProfile($input:SaveFormProfileInput!){saveFormProfile(input:$input){formProfile{memberId version}problems{...ProblemFields}}}fragment ProblemFields on Problem{code path message{...Said}}fragment Said on Message{ja en}`);

