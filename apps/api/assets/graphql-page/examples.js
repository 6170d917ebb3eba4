// The page fills in GROUP_ID (the group last seen in an answer) and NEW_KEY. Every example is run by
// test/e2e/http-surface.spec.ts. `roles`: who may ask it, as ROLE_MATRIX of @renkei/access says; without: everybody signed in.
import { PROCEDURE_EXAMPLES } from './procedure/examples.js';

const OF_A_GROUP = ['COORDINATOR', 'SUPPORT_READER'];

export const EXAMPLES = [
  {
    title: 'グループの一覧',
    note: 'いまの立場で見られるグループが、新しい順に出ます。いちばん上のグループのIDが、IDの要る例に自動で入ります。',
    roles: ['COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER'],
    query: `
query Groups {
  consortia(first: 10) {
    edges { node { id name ruleSet isSample } }
  }
}`,
  },
  {
    title: '自分のお店の負担額',
    note: 'お店の担当だけに出ます。補助金申請可能額（subsidy）、グループの上限で調整したあとの申請額（granted）、自分で払う額（share、税込の見込み）です。単位は円です。',
    roles: ['MEMBER_USER'],
    query: `
query OwnResults {
  consortia(first: 10) {
    edges { node { name ownResults { memberId calculation { subsidy granted share { share } } } } }
  }
}`,
  },
  {
    title: 'グループごとの金額',
    note: 'グループの一覧に、構成員の数と、経費・補助金の合計を添えます。単位は円、税抜です。',
    roles: OF_A_GROUP,
    query: `
query GroupTotals {
  consortia(first: 10) {
    edges { node { id name calculation { memberCount total { cost granted } } } }
  }
}`,
  },
  {
    title: '計算と「なぜ？」',
    roles: OF_A_GROUP,
    note: '金額ごとに、費用からの段階（trace）と根拠（clause）が並びます。式の文字（C や F など）が何かは inputs にあります。単位は円、税抜です。',
    query: `
query Calculation($id: ID!) {
  consortium(id: $id) {
    name
    calculation {
      combined { available cap granted overCap }
      admin { eligible limit granted }
      total { cost granted }
      findings { severity message { ja } effect clause }
      members {
        name
        granted
        share { share tax }
        trace { label { ja } formula inputs { symbol value label { ja } } result clause cap { yen reached } }
      }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  {
    title: 'もしも配分を変えたら',
    roles: OF_A_GROUP,
    note: '何も保存しません。changes に dropMember や addMember を入れると、抜けた場合・加わった場合も試せます。',
    query: `
query WhatIf($input: WhatIfInput!) {
  whatIf(input: $input) {
    sentence { ja }
    group { total { before after change } }
    members { name status granted { change } share { change } }
  }
}`,
    variables: {
      input: {
        consortiumId: 'GROUP_ID',
        changes: [{ overCapPolicy: 'EQUAL_CEILING' }, { readings: { adminFeeBase: 'ELIGIBLE_COST' } }],
      },
    },
  },
  {
    title: '構成員と費用',
    roles: OF_A_GROUP,
    note: '構成員を並び順に、費用の行とともに取り出します。',
    query: `
query Members($id: ID!) {
  consortium(id: $id) {
    members(first: 50) {
      edges {
        node {
          id role size version
          business { name }
          costLines { category label functions unitPriceYen quantity amountYen tool { name } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  {
    title: 'しめきり',
    roles: OF_A_GROUP,
    note: 'これからすることが、締切の早い順に出ます。member が空のものは、代表事業者がグループとしてすることです。日程（scheduleId）のないグループでは何も出ません。',
    query: `
query Deadlines($id: ID!) {
  consortium(id: $id) {
    obligations(first: 50, status: OPEN) {
      edges { node { dueAt daysLeft title { ja } member { business { name } } timing clause } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  ...PROCEDURE_EXAMPLES,
  {
    title: 'いまの計算を残す',
    roles: ['COORDINATOR'],
    note: '名前をつけて保存します。あとで中身が変わっても、保存した計算は変わりません（isCurrent でわかります）。',
    query: `
mutation SaveSnapshot($input: SaveCalculationSnapshotInput!) {
  saveCalculationSnapshot(input: $input) {
    snapshot { number label totalGranted ruleSetVersion inputSha256 isCurrent }
    problems { path message { ja } }
  }
}`,
    variables: { input: { idempotencyKey: 'NEW_KEY', consortiumId: 'GROUP_ID', label: '相談用のひかえ' } },
  },
  {
    title: '新しいグループを作る',
    roles: ['COORDINATOR'],
    note: '名前と都道府県の番号（東京都は13、福岡県は40）を変えてください。できたグループが、このあとの例の対象になります。同じ番号（idempotencyKey）でもう一度送っても、グループは1つだけできます。',
    query: `
mutation CreateGroup($input: CreateConsortiumInput!) {
  createConsortium(input: $input) {
    consortium { id name ruleSet overCapPolicy version }
    problems { path message { ja } }
  }
}`,
    variables: {
      input: { idempotencyKey: 'NEW_KEY', name: '見本のあたらしいグループ', prefecture: 13, isSample: true },
    },
  },
  {
    title: 'お知らせ',
    note: '自分あてのお知らせが、新しい順に出ます。',
    query: `
query Notifications {
  notifications(first: 10) {
    edges { node { text { ja } createdAt readAt } }
  }
}`,
  },
  {
    title: 'ルールの数字と根拠',
    note: '年度ごとの数字、その資料、資料どうしが食い違う点です。',
    query: `
query Rules {
  ruleSets {
    label { ja }
    numbers { label { ja } value unit carriedBack sources { citation } }
    disagreements { title { ja } readings { says { ja } sources { citation } } }
  }
}`,
  },
];
