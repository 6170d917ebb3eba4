// Ready queries for the procedure, from the papers to the effect reports; shown after those of ../examples.js, which
// says what they are and how they are tested.

const OF_A_GROUP = ['COORDINATOR', 'SUPPORT_READER'];
const EVERYBODY_OF_A_GROUP = ['COORDINATOR', 'MEMBER_USER', 'SUPPORT_READER'];

export const PROCEDURE_EXAMPLES = [
  {
    title: '書類の準備と足りないもの',
    roles: OF_A_GROUP,
    note: '構成員ごとに、書類の状態（state）と次にすること（next）が出ます。eligibility は参加の条件で、BLOCKER があるうちは提出できません。',
    query: `
query Readiness($id: ID!) {
  consortium(id: $id) {
    name
    readiness {
      submissionDay papersToAsk
      counts { state count }
      rows(first: 20) {
        edges { node { member { business { name } } cells { label { ja } state reason next { ja } } } }
      }
    }
    groupPapers { label { ja } present source }
    eligibility {
      countedMembers minimumMembers blockers
      findings(first: 20) { edges { node { severity message { ja } clause } } }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  {
    title: '交付申請のチェックと次の手順',
    roles: OF_A_GROUP,
    note: 'allowedEvents がいまできる手順、check が提出前のチェックです。application が空なら、申請はまだ始まっていません。単位は円、税抜です。',
    query: `
query ApplicationNow($id: ID!) {
  consortium(id: $id) {
    name
    application {
      number status correctionDueAt
      allowedEvents { event label { ja } leadsTo clause }
      check { ready blockers findings { severity message { ja } clause fix { target } } }
      submissions(first: 10) { edges { node { number submittedAt portalNumber documentSha256 } } }
      grant { decidedAt projectEndAt reportDueAt decidedTotalYen ceilingTotalYen }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  {
    title: 'いま注文していい？',
    roles: ['MEMBER_USER'],
    note: 'お店の担当だけに出ます。交付決定より前の契約・注文・支払いは、補助の対象になりません。',
    query: `
query MayOrderNow {
  consortia(first: 10) {
    edges {
      node {
        name
        members(first: 10) {
          edges { node { business { name } mayOrderNow { answer reason { ja } since until daysLeft clause } } }
        }
      }
    }
  }
}`,
  },
  {
    title: '注文や支払いの指摘と、失う補助金',
    roles: EVERYBODY_OF_A_GROUP,
    note: 'costYen は、その指摘で失う補助金です。(3) の事務費への影響もふくみます。単位は円、税抜です。',
    query: `
query PurchaseFindings($id: ID!) {
  consortium(id: $id) {
    name
    purchaseFindings(first: 20) {
      edges { node { code message { ja } loses costYen open clause recordedAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  {
    title: '証憑の一覧と足りないもの',
    roles: EVERYBODY_OF_A_GROUP,
    note: 'お店の担当には、自分のお店の分が出ます。mustShow は、書類や写真から読み取れる必要がある内容です。',
    query: `
query EvidenceChecklist($id: ID!) {
  consortium(id: $id) {
    name
    evidenceChecklist(first: 20) {
      edges {
        node {
          memberName complete
          counts { returned missing handedIn accepted }
          next { ja }
          items { label { ja } state needed missing mustShow { ja } clause }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  {
    title: '実績報告の見込みと「なぜ？」',
    roles: OF_A_GROUP,
    note: 'いまの実績で額の確定があったときの見込みです。ruled は計算上の額、granted は交付決定の額、fixed はその小さいほうです。実績報告を始めるまでは空です。単位は円、税抜です。',
    query: `
query PerformancePreview($id: ID!) {
  consortium(id: $id) {
    name
    performanceReport {
      status dueAt
      preview {
        members { memberId ruled granted fixed reason { ja } }
        analysis { ruled granted fixed reason { ja } }
        admin { ruled granted fixed reason { ja } }
        total { granted fixed shortfall }
        trace { label { ja } formula inputs { symbol value label { ja } } result clause cap { yen reached } }
      }
      check { ready blockers findings { severity message { ja } } }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  {
    title: '1者ずつ抜けたら',
    roles: OF_A_GROUP,
    note: '何も保存しません。構成員が1者ずつ抜けたときの、グループの補助金と、いちばん影響を受ける構成員です。何者かがまとめて抜けるときは dropoutSimulation(memberIds: …) で試せます。',
    query: `
query DropoutTable($id: ID!) {
  consortium(id: $id) {
    name
    dropoutTable {
      rows {
        name representative memberCount belowMinimum
        total { before after change }
        others
        worstHit { name granted { change } share { change } }
      }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  {
    title: '使われていない上限と、よりよい選び方',
    roles: OF_A_GROUP,
    note: '何も保存しません。unused が使われていない上限、suggestions が補助金の増える選び方です。単位は円、税抜です。',
    query: `
query UnusedCaps($id: ID!) {
  consortium(id: $id) {
    name
    unusedCaps {
      joint { cap used unused sentence { ja } }
      analysis { cap used unused sentence { ja } }
      admin { cap used unused sentence { ja } }
      members { name cut firstTier { unused } secondTier { unused } pc { unused } register { unused } }
    }
    optimisation(objective: MOST_SUBSIDY) {
      how { ja }
      before { granted }
      suggestions { gain explanation { ja } after { granted } allowed { message { ja } clause } }
      hints { yen message { ja } clause }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  {
    title: 'お金の帳簿と残高',
    roles: OF_A_GROUP,
    note: '額が確定すると、入金・分配・振込・返還が1件ずつ並びます。どの記入も、合計は0円です。',
    query: `
query Ledger($id: ID!) {
  consortium(id: $id) {
    name
    ledgerBalances { code label { ja } memberId yen }
    ledger(first: 20) {
      edges { node { number occurredOn label { ja } postings { label { ja } memberId amountYen } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
  {
    title: '効果報告：目標まであとどれだけ',
    roles: OF_A_GROUP,
    note: '労働生産性の伸びです。distanceHundredths は目標に足りない分（1時間あたりの円の100分の1）です。数字がそろうまでは、だれの何が足りないか（missing）が出ます。',
    query: `
query EffectDistance($id: ID!) {
  consortium(id: $id) {
    name
    effect(year: 1) {
      complete targetPercent
      sentence { ja }
      missing { name lacks }
      means { mean official growthPermille reached baselineHundredths requiredHundredths distanceHundredths }
    }
  }
}`,
    variables: { id: 'GROUP_ID' },
  },
];
