import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { checkCorporateNumber, type Message } from '@renkei/kernel';
import {
  checkName,
  notFound,
  once,
  type Problem,
  ProblemList,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { lockConsortium, lockConsortiumOf } from '../consortium/consortium.access.ts';
import { explainingConstraints } from '../shared/constraint-problems.ts';
import { columnsOf, updateVersioned } from '../shared/rows.ts';
import { VendorEntity } from './vendor.entity.ts';
import type { CreateVendorInput, UpdateVendorInput } from './vendor.inputs.ts';

export const VENDOR: Message = { ja: 'IT提供事業者', en: 'The vendor' };

const NUMBER_PATH = 'input.corporateNumber';

const EXPLAINED: Readonly<Record<string, Problem>> = {
  vendor_once_per_group: {
    code: 'DUPLICATE_IN_GROUP',
    path: NUMBER_PATH,
    message: {
      ja: 'この番号のIT提供事業者は、もう登録されています。一覧からお選びください。',
      en: 'A vendor with this number is entered already. Please choose it from the list.',
    },
  },
  business_is_member_or_vendor: {
    code: 'MEMBER_CANNOT_BE_VENDOR',
    path: NUMBER_PATH,
    message: {
      ja: 'この番号の事業者はグループの構成員です。構成員はIT提供事業者になれません。番号をご確認ください。',
      en: 'The business with this number is a member of a group and cannot be a vendor. Please check the number.',
    },
  },
};

@Injectable()
export class VendorService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  create(viewer: Viewer, input: CreateVendorInput): Promise<VendorEntity> {
    return explainingConstraints(EXPLAINED, () =>
      this.#transactions.run(viewer, async (tx) => {
        const id = await once(tx, viewer, 'createVendor', input, async () => {
          const { id: consortiumId } = await lockConsortium(tx, input.consortiumId);
          const vendorId = randomUUID();
          await tx
            .repository(VendorEntity)
            .insert({ ...checked(input.name, input.corporateNumber), id: vendorId, consortiumId });
          return vendorId;
        });
        return vendorById(tx, id);
      }),
    );
  }

  update(viewer: Viewer, input: UpdateVendorInput): Promise<VendorEntity> {
    return explainingConstraints(EXPLAINED, () =>
      this.#transactions.run(viewer, async (tx) => {
        await lockConsortiumOf(tx, 'vendor', input.id, VENDOR);
        const current = await vendorById(tx, input.id);
        if (current.version !== input.version) refuseStale(input.version, current.version);
        const number = input.corporateNumber === undefined ? current.corporateNumber : input.corporateNumber;
        await updateVersioned(tx, VendorEntity, input, checked(input.name ?? current.name, number), VENDOR);
        return vendorById(tx, input.id);
      }),
    );
  }
}

export async function vendorById(tx: Tx, id: string): Promise<VendorEntity> {
  const [row] = await tx.query<VendorEntity>(
    `SELECT ${columnsOf(tx, VendorEntity, 'v')} FROM vendor v WHERE v.id = $1`,
    [id],
  );
  if (!row) throw notFound(VENDOR);
  return row;
}

function checked(
  name: string,
  corporateNumber: string | null | undefined,
): Pick<VendorEntity, 'name' | 'corporateNumber'> {
  const problems = new ProblemList();
  const vendorName = tidyLine(name);
  checkName(problems, vendorName, 'input.name');
  const given = tidyLine(corporateNumber ?? '');
  const number = given === '' ? null : checkCorporateNumber(given);
  if (number?.ok === false) problems.add(number.error.code, NUMBER_PATH, number.error.message);
  problems.throwIfAny();
  return { name: vendorName, corporateNumber: number?.ok ? number.value : null };
}
