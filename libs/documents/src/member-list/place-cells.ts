import { toHalfWidth } from '@renkei/kernel';
import { parsed, problem } from './imported-member.ts';
import type { Parsed } from './imported-member.ts';
import type { RowReader } from './row-reader.ts';
import { isNothing, oneLine } from './values/blank.ts';
import {
  cityIsDoubtful,
  looksLikeDate,
  parsePostalCode,
  parsePrefecture,
  PREFECTURES,
  splitAddress,
} from './values/place.ts';

interface Place {
  readonly postalCode: string | null;
  readonly prefectureCode: number | null;
  readonly city: string | null;
  readonly addressLine: string | null;
}

function readAddressText(reader: RowReader): string | null {
  const pieces = reader
    .cells('address')
    .toSorted((first, second) => first.column.index - second.column.index)
    .map((filled) =>
      reader.read(filled, '', (text): Parsed<string> => {
        if (filled.cell.kind !== 'DATE' && !looksLikeDate(text))
          return parsed(isNothing(text) ? '' : oneLine(text));
        return parsed(
          '',
          problem(
            'error',
            'ADDRESS_IS_DATE',
            '番地が日付に変わってしまったようです。列の書式を『文字列』にして、「天神1-2-3」のように入れ直してください。',
            'The address seems to have been turned into a date. Please format the column as text and enter it again.',
          ),
        );
      }),
    );
  const text = pieces.filter((piece) => piece !== '').join(' ');
  return text === '' ? null : text;
}

/** 〒810-0001 in front of an address, for lists without a column of its own. */
const POSTAL_IN_ADDRESS = /^〒?\s*(\d{3})[-−‐ー－]?(\d{4})(?!\d)\s*(?=\D|$)/;

/** Prefecture and city from their own columns, else off the front of the address: noted, and told where it is doubtful. */
export function readPlace(reader: RowReader): Place {
  const ownPrefecture = reader.first('prefecture', null, parsePrefecture);
  const cityCell = reader.first('city', null, (text): Parsed<string | null> =>
    parsed(isNothing(text) ? null : oneLine(text)),
  );
  const fromCity = cityCell === null ? null : splitAddress(cityCell, false);
  const ownPostalCode = reader.first('postalCode', null, parsePostalCode);
  const whole = readAddressText(reader);
  const postal = whole === null ? null : POSTAL_IN_ADDRESS.exec(toHalfWidth(whole));
  const address =
    whole === null || postal === null ? whole : toHalfWidth(whole).slice(postal[0].length) || null;
  const postalCode = ownPostalCode ?? (postal === null ? null : `${String(postal[1])}-${String(postal[2])}`);
  const city = fromCity === null || fromCity.rest === '' ? null : fromCity.rest;
  const split = address === null ? null : splitAddress(address, city === null);
  const prefectureCode = ownPrefecture ?? fromCity?.prefectureCode ?? split?.prefectureCode ?? null;
  if (
    split !== null &&
    ownPrefecture !== null &&
    split.prefectureCode !== null &&
    split.prefectureCode !== ownPrefecture
  ) {
    reader.tellAbout(
      'address',
      problem(
        'error',
        'PREFECTURE_DIFFERS',
        '都道府県の列と住所の都道府県が違います。どちらが正しいかご確認ください。',
        'The prefecture column and the address differ. Please check which is right.',
      ),
    );
  }
  if (split === null) return { postalCode, prefectureCode, city, addressLine: null };
  const addressColumn = reader.cells('address')[0]?.column ?? null;
  const found = [
    ownPostalCode === null && postalCode !== null ? `〒${postalCode}` : null,
    ownPrefecture === null && split.prefectureCode !== null ? PREFECTURES[split.prefectureCode - 1] : null,
    city === null ? split.city : null,
  ].filter((piece) => piece != null);
  if (addressColumn !== null && found.length > 0)
    reader.note(addressColumn, [...found, split.rest].join(' | '), 'SPLIT');
  if (city === null && split.city !== null) {
    reader.splitAddress = addressColumn;
    const pieces = `住所を「${split.city}」と「${split.rest}」に分けて読みました。`;
    if (prefectureCode === null || cityIsDoubtful(prefectureCode, split.city, split.rest)) {
      reader.tellAbout(
        'address',
        problem(
          'warning',
          'ADDRESS_SPLIT_DOUBTFUL',
          prefectureCode === null
            ? `${pieces}都道府県が見つからないため、「福岡県」のように都道府県から入れてください。`
            : `${pieces}市区町村が正しいかご確認ください。`,
          prefectureCode === null
            ? `The address was split into "${split.city}" and "${split.rest}", but no prefecture was found. Please enter it too.`
            : `The address was split into "${split.city}" and "${split.rest}". Please check the municipality.`,
        ),
      );
    }
  }
  const rest =
    city !== null && split.rest.startsWith(city) ? split.rest.slice(city.length).trim() : split.rest;
  return { postalCode, prefectureCode, city: city ?? split.city, addressLine: rest === '' ? null : rest };
}
