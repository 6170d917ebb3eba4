import type { BundleHead } from './bundle-facts.ts';
import { inJapan } from './index-words.ts';

/** How anybody checks the files and the record, without Renkei's server; in both languages. */
export function howToVerify(
  { seq, hash, occurredAt }: BundleHead,
  places: { readonly sums: string; readonly audit: string },
): string {
  const { sums, audit } = places;
  const text = `証憑一式の確かめ方
==================

1. ファイルが変わっていないこと
${sums} に、入っているすべてのファイルのハッシュ値（SHA-256）が載っています。
ZIPを展開したフォルダーで、次のとおり実行してください。

  Windows（PowerShell）:
    Get-Content ${sums} -Encoding UTF8 | ForEach-Object { $hash, $path = $_ -split '  ', 2; if ((Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $hash) { "NG  $path" } }
    何も表示されなければ、すべて同じです。1つだけなら: Get-FileHash -LiteralPath ファイル -Algorithm SHA256

  macOS:
    shasum -a 256 -c ${sums}

  Linux:
    sha256sum -c ${sums}

2. 操作の記録が書き換えられていないこと
${audit} は、だれが・いつ・何をしたかの記録です。${String(seq)}番（${inJapan(occurredAt)} 日本時間）までを、書き出しています。
最後のハッシュ値: ${hash}
記録の控え（「操作の記録の控え」というメール）を文のまま保存し、次のとおり実行してください。サーバーもデータベースも要りません。

  npx renkei audit verify ${audit} --checkpoint 控えのメールを保存したファイル

控えがないときは --checkpoint を付けずに実行できますが、そのときに分かるのは、記録の中身が互いに合っていることだけです。


How to check this bundle
========================

1. That no file was changed
${sums} lists the digest (SHA-256) of every file in here. In the folder you unpacked the ZIP into, run:

  Windows (PowerShell):
    Get-Content ${sums} -Encoding UTF8 | ForEach-Object { $hash, $path = $_ -split '  ', 2; if ((Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $hash) { "NG  $path" } }
    Nothing is printed when all are the same. For a single file: Get-FileHash -LiteralPath FILE -Algorithm SHA256

  macOS:
    shasum -a 256 -c ${sums}

  Linux:
    sha256sum -c ${sums}

2. That the record of who did what was not rewritten
${audit} has the record up to event ${String(seq)} (${inJapan(occurredAt)} in Japan).
Its last hash: ${hash}
Save one of the letters "Audit checkpoint" as it is and run this; it needs neither the server nor the database:

  npx renkei audit verify ${audit} --checkpoint SAVED-LETTER

Without a letter it runs too, and then proves only that the record agrees with itself.
`;
  // the old Notepad knows UTF-8 by its mark and lines by CRLF
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`;
}
