import { randomInt } from 'node:crypto';

// Everyday words in romaji, easy to tell apart and to type on a phone.
const WORDS = `
  aisu akari ame anzu aoba asahi ashita asobi awa azuki bara basho batta budou buri chikara chizu chouchi dango daiku
  donguri ebi eda egao eki enoki fude fuji fukuro fumoto fune furo futaba fuyu gakki gyouza genki gohan goma getabako
  hachi hagaki haiku hako hama hanabi hanami hane harappa haru hashi hatake hato hayashi hibari hikari himawari hinata
  hiroba hitsuji hokkori hoshi hotaru ibuki ichigo ichou ike inaka inari inori inu ishi itoko iwashi izumi kabocha kabu
  kaeru kagami kaigara kaki kakigori kama kame kamome kanade kani karasu kasa kashiwa kaze kazoku keyaki kibou kiiro
  kinoko kippu kirin kitsune koala kobushi kodama koi kokage komadori komichi konbu kori kosumosu kotori kuma kumo kuri
  kuruma kusa kushi machi mado makoto mame manga mango maru matcha matsu meguro melon michi midori mikan mimizu minato
  mirai miso mizuumi mochi momiji momo mori mugi mura musubi nagare nami nashi natsu negi neko niji ninjin nishin nobori
  nohara nori noren nuno obi ocha odori ogawa ohana okashi okome omocha onsen origami oshiruko otafuku oyatsu panda pan
  piano poteto raion rakuda ramune ringo risu rousoku ryokan ryokou sakana sakura sanpo sango sansai sarada sato satsuki
  sazanami seki semi senbei shika shima shiro shiokaze shizuku soba sora suika sumire suzu suzume taiko taiyou takara
  take tako tamago tanabata tanbo tanuki tegami tenki tenugui tera tobira tomato tonbo tora tori tsubaki tsubame tsuki
  tsuru tsurara uchiwa umi ume unagi usagi uta wakaba wakame wasabi yama yane yasai yomogi yoru yukata yuki yume yuri
  yuzu zabuton zenmai zori
`
  .trim()
  .split(/\s+/);

/** Four words and four digits, such as `sakura-tegami-umi-kamome-4821`: 45 bits, drawn for this one account. */
export function newPassword(): string {
  const words = Array.from({ length: 4 }, () => WORDS[randomInt(WORDS.length)]);
  return [...words, String(randomInt(10_000)).padStart(4, '0')].join('-');
}
