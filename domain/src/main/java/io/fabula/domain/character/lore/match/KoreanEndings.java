package io.fabula.domain.character.lore.match;

import java.util.Set;

/**
 * What Korean writes onto a word: particles and the copula behind nouns, endings behind verbs, and the
 * nouns that make compounds. The lists hold what is common; they are our own choice from the
 * particles and endings that any Korean grammar gives.
 */
final class KoreanEndings {
  /** A run of syllables longer than this is not taken for endings. */
  static final int LONGEST_RUN = 14;
  private static final int LONGEST_PIECE = 4;

  /** Behind a noun of one syllable: what makes no other word of it. */
  private static final Set<String> SURE_PARTICLES = words("""
      은 는 이 가 을 를 의 에 에서 에게 에게서 께 께서 한테 한테서 로 으로 로서 으로서 로써 으로써 와 과 랑 이랑 하고 도 만 뿐
      까지 부터 마다 조차 마저 처럼 같이 보다 만큼 대로 밖에 이나 이든 이든지 라도 이라도 라고 이라고 란 이란 아 이여 님 씨 들
      이다 입니다 입니까 이에요 예요 이야 였다 이었다 이고 이며 이지 이지만 인데 이라서 라서 이니까 이면 이요 이라는 라는 이네
      이군 이구나 인가 일까 쯤 째 짜리""");

  private static final Set<String> PARTICLES = union(SURE_PARTICLES, words("""
      나 야 여 네 다 인 일 임 든지 든 고 며 지 지만 면 니 니까 요 죠 라 라면 라니 라지 라던 이라면 이라니 이던 던 였 이었 였던
      이었던 였고 였지 였지만 였는데 이었는데 였을 이었을 이었어 였어 였습니다 이었습니다 였어요 이었어요 인지 일지 인들 이자 이니
      이냐 냐 이랍니다 랍니다 이래 래 이래요 래요 거든 거든요 군 군요 구나 는커녕 은커녕 커녕 치고 치곤 더러 보고 이라며 라며
      이랑은 이라곤 라곤 이기에 이기도 이어서 이었으면 였으면 이신 이십니다 이셨 이세요 세요 께서는 에는 에도 에만 엔 에선 에게로 한텐
      으론 론 까진 부턴 만이 이죠 이지요 지요 이야말로 야말로 이잖아 잖아 이잖아요 잖아요 는데 던데 게 러 려고 답게 답다 다운 스러운 스럽게 스럽다"""));

  /** Syllables that end compounds; of two in a row another word would begin (사자 + 성 + 어). */
  private static final Set<String> SHORT_NOUNS = words("""
      님 씨 양 군 들 네 꾼 행 석 극 족 국 성 단 왕 검 창 궁 탑 산 강 섬 숲 꽃 인 별 풍 식 형 급 계 교 사 자 술 력 권 률 용 문 길 방 실 집 점 장 관
      원 소 팀 반 회 당 파 학 론 법 색 빛 물 불 돌 병 약 차 역 촌 주 댁 측 쪽 편 때 날 밤 철 내 외 중 간 초 말 속 밖 안 앞 뒤 옆 위 등 적 잎 풀 빵
      밥 탕 칼 활 책 춤 눈 비 손 발""");

  /** Second halves of compounds, and what is put behind names. */
  private static final Set<String> NOUNS = words("""
      지기 주의 주의자 번호 타워 구멍 볶음 나물 아래 적인 적으로 형제 자매 남매 가족 부부 친구 애인 연인 선생 선생님 교수 교수님 사장 사장님 부장 대리 과장 팀장 회장
      반장 선배 선배님 후배 오빠 언니 누나 형님 아저씨 아줌마 아가씨 할머니 할아버지 이모 삼촌 고모 엄마 아빠 어머니 아버지 공주 공주님 왕자 왕자님 여왕 왕비 황제 황후
      황자 황녀 폐하 전하 대왕 대공 공작 후작 백작 자작 남작 기사 기사단 단장 단장님 대장 대장님 장군 장군님 각하 마마 도련님 사제 신부 수녀 교황 마녀 마법사 마왕
      용사 전사 궁수 도적 암살자 상인 왕국 제국 공국 연합 동맹 마을 도시 수도 나라 대륙 지방 지역 거리 광장 시장 항구 해안 해변 바다 호수 폭포 계곡 동굴 사막 초원
      들판 언덕 고개 산맥 화산 섬나라 궁전 궁궐 저택 별장 여관 주점 술집 식당 카페 상점 가게 도서관 박물관 신전 사원 교회 성당 학교 학원 대학 대학교 학생 교실 병원
      의사 간호사 회사 직원 사무실 연구 연구소 연구원 실험 실험실 공장 창고 감옥 지하 지하실 다락 옥상 정원 공원 온실 농장 목장 과수원 나무 열매 씨앗 뿌리 가지 꽃잎
      꽃밭 고기 요리 음식 찌개 주스 우유 커피 물약 포션 열쇠 자물쇠 상자 가방 주머니 반지 목걸이 귀걸이 팔찌 왕관 가면 망토 갑옷 투구 방패 무기 칼날 화살 지팡이 일기
      일기장 편지 지도 문서 이야기 전설 신화 소설 노래 음악 그림 사진 영화 게임 축제 행사 대회 경기 시합 훈련 수련 수업 시험 숙제 시간 시대 시절 전쟁 전투 혁명 반란
      사건 사고 작전 임무 의식 의뢰 저주 축복 마법 주문 주술 결계 봉인 소환 소환술 마력 능력 기술 정령 요정 천사 악마 괴물 몬스터 유령 귀신 인간 사람 사냥 사냥꾼
      낚시 여행 탐험 모험 모험가 생활 생일 결혼 결혼식 장례식 졸업 졸업식 입학식 효과 현상 문제 질문 방법 방식 이론 규칙 법칙 조직 본부 부대 군대 병사 경비 경비대
      수비대 경찰 하늘 바람 구름 안개 폭풍 소리 냄새 색깔 모양 무늬 목소리 눈물 머리 얼굴 다리 등대 등불 램프 불빛 달빛 별빛 햇빛 그림자""");

  /** What makes a verb or an adjective of a noun; conjugated freely behind it. */
  private static final Set<String> VERBALIZERS = words("""
      하 해 했 한 할 함 합 하였 되 돼 됐 된 될 됨 됩 되었 시키 시켜 시켰 시킨 시킬 당하 당해 당했 당한 당할 받 스럽 스러 스런 롭 로운 로워
      로웠 답 다운 다워 같 드리 드려 드린 드렸 드립""");

  private static final Set<String> VERB_ENDINGS = words("""
      고 고는 고서 고도 곤 지 지만 지는 지도 지요 지마 죠 는 는데 는지 는다 는군 던 던데 던가 다 다가 다고 다는 다면 다니 다며 답니다 기
      기로 기는 기도 기만 기에 기를 긴 길 게 거 거나 거든 거라 겠 네 니 니까 냐 나 나요 자 자고 자마자 든 든지 려 려고 려면 려는 러 며 면
      면서 더 더니 더라 도록 도 서 서는 서도 세 세요 시 시고 신 실 셨 십니다 아 어 여 아서 어서 여서 아도 어도 아라 어라 아야 어야 야
      아요 어요 여요 았 었 였 으 으면 으면서 으며 으니 으니까 으러 으려고 으로 은 은데 은지 은가 을 을까 을게 을지 을래 음 음을 음이
      습니다 습니까 습 니다 니까 군 군요 구나 소 오 오니 옵 라 라고 라는 란 마 요 까 까요 까봐 데 데요 지경 수록 뿐 래 래요 가 가요 만
      에 의 이 을 과 와 로 인 들 줄 잖아 잖아요 잖니
          주 줘 줬 준 줄게 봐 봤 보 본 볼 버려 버렸 버린 버릴 놔 놨 놓 둬 뒀 둔 두 갔 간 갈 왔 온 올 대 댔 댄 내 냈 낸 낼 있 있었 드려 드렸
          드릴 드리 져 졌 진 질 줄까 줄래""");

  /** Words that only look like a noun of one syllable with a particle. */
  private static final Set<String> OTHER_WORDS = words("""
      검은 별로 용도 이만 길이 말로 제로 물론 신나 신나는 강도 성과 차이 정도 정의 도로 수도 주의 주로 시도 산만 새로 피로 전과 불과 비로
      대로 사이 사과 달은""");

  private KoreanEndings() {}

  private static Set<String> words(String text) {
    return Set.of(java.util.Arrays.stream(text.strip().split("\\s+")).distinct().toArray(String[]::new));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var both = new java.util.HashSet<>(one);
    both.addAll(other);
    return Set.copyOf(both);
  }

  /** Whether the rest of a word leaves a noun what it is: particles, a compound, a verb made of it. */
  static boolean followNoun(String key, String rest) {
    if (rest.isEmpty()) return true;
    if (rest.length() > LONGEST_RUN) return false;
    if (key.length() == 1) return !OTHER_WORDS.contains(key + rest) && isChain(rest, 0, SURE_PARTICLES);
    long nouns = reachable(rest, step(rest, reachable(rest, 1L, NOUNS)), NOUNS);
    if ((reachable(rest, nouns, PARTICLES) & end(rest)) != 0) return true;
    return isVerbal(rest) || Hangul.finalOf(key.charAt(key.length() - 1)) != Hangul.NO_FINAL
        && isChain(rest, 0, VERB_ENDINGS);
  }

  private static boolean isVerbal(String rest) {
    for (int length = Math.min(2, rest.length()); length > 0; length--) {
      if (VERBALIZERS.contains(rest.substring(0, length)) && isChain(rest, length, VERB_ENDINGS)) return true;
    }
    return false;
  }

  /** Whether the rest of a word is endings of a verb; a bare stem is no word. */
  static boolean followStem(String rest) {
    return !rest.isEmpty() && rest.length() <= LONGEST_RUN && isChain(rest, 0, VERB_ENDINGS);
  }

  /** Behind a form that is a word by itself, as 싸워 and 싸운 are. */
  static boolean followVerb(String rest) {
    return rest.isEmpty() || followStem(rest);
  }

  private static boolean isChain(String rest, int from, Set<String> pieces) {
    return (reachable(rest, 1L << from, pieces) & end(rest)) != 0;
  }

  private static long end(String rest) {
    return 1L << rest.length();
  }

  /** The given places, and those that one short noun leads to from any of them. */
  private static long step(String rest, long from) {
    long reached = from;
    for (int at = 0; at < rest.length(); at++) {
      if ((from & 1L << at) != 0 && SHORT_NOUNS.contains(rest.substring(at, at + 1))) reached |= 2L << at;
    }
    return reached;
  }

  /** Places, as bits, that whole pieces lead to from the given ones; those themselves among them. */
  private static long reachable(String rest, long from, Set<String> pieces) {
    long reached = from;
    for (int at = 0; at < rest.length(); at++) {
      if ((reached & 1L << at) == 0) continue;
      for (int to = Math.min(rest.length(), at + LONGEST_PIECE); to > at; to--) {
        if ((reached & 1L << to) == 0 && pieces.contains(rest.substring(at, to))) reached |= 1L << to;
      }
    }
    return reached;
  }
}
