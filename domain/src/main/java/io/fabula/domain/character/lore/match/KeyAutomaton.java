package io.fabula.domain.character.lore.match;

import java.util.Arrays;
import java.util.List;

/**
 * Finds all of many words in one walk over a text (A. Aho and M. Corasick, "Efficient String Matching",
 * 1975): a tree of the words' characters whose nodes know the longest suffix of theirs that is a node
 * too. Children are found in one open-addressed table for the whole tree.
 */
final class KeyAutomaton {
  private static final int NONE = -1;

  /** What is told of each word that ends in a text. */
  @FunctionalInterface
  interface Found {
    /**
     * @param word its number
     * @param end behind its last character
     */
    void at(int word, int end);
  }

  private final int nodes;
  private final long[] edges;
  private final int[] targets;
  private final int mask;
  private final int[] suffix;

  /** The first word that ends at a node, and further on through {@link #sameWord}. */
  private final int[] word;
  private final int[] sameWord;

  /** The nearest suffix at which a word ends. */
  private final int[] wordSuffix;

  KeyAutomaton(List<String> words) {
    int characters = 1 + words.stream().mapToInt(String::length).sum();
    int capacity = Integer.highestOneBit(Math.max(8, characters * 2)) << 1;
    edges = new long[capacity];
    targets = new int[capacity];
    mask = capacity - 1;
    suffix = new int[characters];
    word = new int[characters];
    wordSuffix = new int[characters];
    sameWord = new int[words.size()];
    Arrays.fill(word, NONE);
    int[] parent = new int[characters];
    int[] depth = new int[characters];
    char[] letter = new char[characters];
    int count = 1;
    for (int i = 0; i < words.size(); i++) {
      int node = 0;
      for (int at = 0; at < words.get(i).length(); at++) {
        char c = words.get(i).charAt(at);
        int slot = slot(node, c);
        if (targets[slot] == 0) {
          edges[slot] = edge(node, c);
          targets[slot] = count;
          parent[count] = node;
          depth[count] = at + 1;
          letter[count++] = c;
        }
        node = targets[slot];
      }
      sameWord[i] = word[node];
      word[node] = i;
    }
    nodes = count;
    link(parent, depth, letter);
  }

  /** Suffixes are shorter, so shallow nodes come first. */
  private void link(int[] parent, int[] depth, char[] letter) {
    for (int node : byDepth(depth)) {
      if (node == 0) continue;
      int from = parent[node] == 0 ? 0 : step(suffix[parent[node]], letter[node]);
      suffix[node] = from;
      wordSuffix[node] = word[from] == NONE ? wordSuffix[from] : from;
    }
  }

  private int[] byDepth(int[] depth) {
    int deepest = 0;
    for (int node = 0; node < nodes; node++) deepest = Math.max(deepest, depth[node]);
    int[] begin = new int[deepest + 2];
    for (int node = 0; node < nodes; node++) begin[depth[node] + 1]++;
    for (int i = 1; i < begin.length; i++) begin[i] += begin[i - 1];
    int[] ordered = new int[nodes];
    for (int node = 0; node < nodes; node++) ordered[begin[depth[node]]++] = node;
    return ordered;
  }

  void walk(String text, Found found) {
    if (nodes == 1) return;
    int node = 0;
    for (int at = 0, length = text.length(); at < length; at++) {
      node = step(node, text.charAt(at));
      int ending = word[node] == NONE ? wordSuffix[node] : node;
      for (; ending != 0; ending = wordSuffix[ending]) {
        for (int one = word[ending]; one != NONE; one = sameWord[one]) found.at(one, at + 1);
      }
    }
  }

  private int step(int from, char c) {
    int node = from;
    while (true) {
      int next = targets[slot(node, c)];
      if (next != 0 || node == 0) return next;
      node = suffix[node];
    }
  }

  private int slot(int node, char c) {
    long wanted = edge(node, c);
    int slot = (int) (wanted * 0x9E3779B97F4A7C15L >>> 40) & mask;
    while (targets[slot] != 0 && edges[slot] != wanted) slot = slot + 1 & mask;
    return slot;
  }

  private static long edge(int node, char c) {
    return (long) node << 16 | c;
  }
}
