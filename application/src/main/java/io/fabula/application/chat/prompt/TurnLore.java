package io.fabula.application.chat.prompt;

import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.lore.LoreMemory;
import io.fabula.domain.character.lore.LoreNeeds;
import io.fabula.domain.character.lore.LoreOutcome;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.character.lore.LoreTalk;
import io.fabula.domain.character.lore.ReadyLore;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.macro.Macros;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The lore of turns: reads what a book needs to be told, and no more, and has it evaluated. Books are
 * made ready once and remembered while they are in use.
 */
final class TurnLore {
  /** In entries of all books together. */
  private static final int REMEMBERED = 20_000;

  /** A book by what it is, not by what it holds: comparing those would cost more than reading it. */
  private static final class Key {
    final Lorebook book;

    Key(Lorebook book) {
      this.book = book;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.book == book;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(book);
    }
  }

  private final LoreScan scan;
  private final Messages messages;
  private final Map<Key, ReadyLore> recent = new LinkedHashMap<>(64, 0.75f, true);
  private int entries;

  TurnLore(LoreScan scan, Messages messages) {
    this.scan = scan;
    this.messages = messages;
  }

  /**
   * What a turn sees of its chat.
   *
   * @param before the place from which on nothing is seen
   * @param unsaved how many of the newest are not stored yet
   */
  record Seen(ChatId chat, long before, int unsaved, List<Messages.Said> newestFirst) {}

  /** The book of one character in one turn. */
  final class Book {
    private final Definition definition;
    private final Optional<ReadyLore> ready;

    private Book(Definition definition) {
      this.definition = definition;
      this.ready = definition.lorebook().map(TurnLore.this::ready);
    }

    /** How many of the newest messages have to be there. */
    int messages() {
      return ready.map(book -> book.needs().messages()).orElse(0);
    }

    /**
     * @param memory of the chat before the turn; asked only where it matters
     */
    LoreOutcome outcome(Seen seen, Supplier<LoreMemory> memory, Macros macros) {
      if (ready.isEmpty()) return LoreOutcome.NOTHING;
      LoreNeeds needs = ready.get().needs();
      LoreMemory before = needs.memory() ? memory.get() : LoreMemory.EMPTY;
      return ready.get().evaluate(talk(needs, seen, macros), before, macros);
    }

    /** The memory that an outcome leaves; absent for a book that needs none. */
    Optional<LoreMemory> remembers(LoreOutcome outcome) {
      return ready.filter(book -> book.needs().memory()).map(book -> outcome.memory());
    }

    private LoreTalk talk(LoreNeeds needs, Seen seen, Macros macros) {
      List<LoreTalk.Line> lines = seen.newestFirst().stream().limit(needs.messages())
          .map(said -> new LoreTalk.Line(said.position(), said.content())).toList();
      Messages.Tally tally = needs.counts() ? messages.tally(seen.chat(), seen.before())
          : new Messages.Tally(lines.size(), 0);
      long unsaved = needs.counts() ? seen.unsaved() : 0;
      Optional<Integer> greeting = needs.greeting() ? greeting(seen.chat()) : Optional.empty();
      return new LoreTalk(lines, tally.messages() + unsaved, tally.replies(), greeting,
          needs.texts(definition, macros));
    }

    /** A chat that opened without a greeting has none of them. */
    private Optional<Integer> greeting(ChatId chat) {
      return messages.before(chat, 2, 1).stream().findFirst()
          .filter(first -> first.role() == Role.ASSISTANT).map(Message::alternates)
          .map(alternates -> definition.greetingNumber(alternates.index()));
    }
  }

  Book of(Definition definition) {
    return new Book(definition);
  }

  private ReadyLore ready(Lorebook book) {
    var key = new Key(book);
    synchronized (recent) {
      ReadyLore known = recent.get(key);
      if (known != null) return known;
    }
    ReadyLore ready = scan.ready(book);
    synchronized (recent) {
      if (recent.put(key, ready) == null) entries += book.entries().size();
      var oldest = recent.keySet().iterator();
      while (entries > REMEMBERED && oldest.hasNext()) {
        entries -= oldest.next().book.entries().size();
        oldest.remove();
      }
    }
    return ready;
  }
}
