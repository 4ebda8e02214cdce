package io.fabula.domain.character.lore;

import java.util.Set;

/** What Korean writes onto a noun: case and topic particles, plural and address, forms of the copula. */
final class KoreanParticles {
  private static final Set<String> PARTICLES = Set.of(
      "은", "는", "이", "가", "을", "를", "의", "에", "에서", "에게", "에게서", "께", "께서", "한테", "한테서", "로", "으로",
      "로서", "으로서", "로써", "으로써", "와", "과", "랑", "이랑", "하고", "도", "만", "뿐", "까지", "부터", "마다", "조차", "마저",
      "처럼", "같이", "보다", "만큼", "대로", "밖에", "나", "이나", "든지", "이든지", "라도", "이라도", "라고", "이라고", "란", "이란",
      "야", "아", "여", "이여", "님", "씨", "들", "네", "다", "이다", "입니다", "이에요", "예요", "이야", "인", "일", "였다", "이었다",
      "이고", "이며", "이지", "지만", "이지만", "인데", "라서", "이라서", "니까", "이니까", "면", "이면", "요", "이요");
  private static final int LONGEST = 4;
  private static final int LONGEST_CHAIN = 12;

  private KoreanParticles() {}

  /** Whether the rest of a word is nothing but particles, as in 용+들+에게+는. */
  static boolean follow(String rest) {
    if (rest.isEmpty()) return true;
    if (rest.length() > LONGEST_CHAIN) return false;
    for (int length = Math.min(LONGEST, rest.length()); length > 0; length--) {
      if (PARTICLES.contains(rest.substring(0, length)) && follow(rest.substring(length))) return true;
    }
    return false;
  }
}
