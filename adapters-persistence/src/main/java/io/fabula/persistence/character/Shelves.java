package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.character.Ranks;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Where a character stands in the search index: on one shelf for each order of a list, beside a hundred or
 * more of its neighbours in that order. An index of words knows no order, but it finds what stands on a few
 * shelves as fast among many as among few; so a list looks on the shelves of the first ones first.
 *
 * <p>The number of a shelf is made of the order, of the rank's power of two, and of when the character came.
 * The higher the power the fewer reach it, about half as many each time, so the longer the time of one shelf.
 * Lists never depend on how full a shelf is: one that is too full makes them slower.
 *
 * @param numbers of every order
 */
record Shelves(Map<Order, Long> numbers) {
  /** So many that came one after the other stand on one shelf, of those whose rank is nothing: 128. */
  private static final int CAME_BITS = 7;
  private static final int POWER_BITS = 48;
  private static final int ORDER_BITS = 56;

  private static final Columns COLUMNS = Columns.of("arrival", "popular", "score", "trending",
      column(Order.POPULAR), column(Order.NEW), column(Order.TRENDING), column(Order.TOP));
  private static final String HELD = "update character_standing set fall = fall where character_id = :id "
      + COLUMNS.select().replaceFirst("^select", "returning");

  /**
   * The shelves where a character belongs.
   *
   * @param moved whether it stood elsewhere before
   */
  record Settled(Shelves shelves, Ranks ranks, boolean moved) {}

  /** @param arrival the number of characters that came before it */
  static Shelves of(long arrival, Ranks ranks) {
    return each(order -> number(order, arrival, switch (order) {
      case POPULAR -> ranks.popular();
      case NEW -> 0;
      case TRENDING -> ranks.trending();
      case TOP -> ranks.score();
    }));
  }

  /** Whether a character stands on the same shelves with these ranks and with those. */
  static boolean same(Ranks some, Ranks others) {
    return of(0, some).equals(of(0, others));
  }

  private static Shelves each(ToLongFunction<Order> number) {
    var numbers = new EnumMap<Order, Long>(Order.class);
    for (Order order : Order.values()) numbers.put(order, number.applyAsLong(order));
    return new Shelves(numbers);
  }

  private static long number(Order order, long arrival, long rank) {
    int power = Long.SIZE - Long.numberOfLeadingZeros(Math.abs(rank));
    long signed = (Long.SIZE + Long.signum(rank) * power) & 0xff;
    long came = arrival >> Math.min(CAME_BITS + power, Long.SIZE - 1);
    return (long) order.ordinal() << ORDER_BITS | signed << POWER_BITS | came;
  }

  /** The column in which a standing tells its shelf. */
  static String column(Order order) {
    return switch (order) {
      case POPULAR -> "popular_shelf";
      case NEW -> "new_shelf";
      case TRENDING -> "trending_shelf";
      case TOP -> "top_shelf";
    };
  }

  /** Notes where a character belongs now, and holds its standing until the unit ends; absent without one. */
  static Optional<Settled> settle(Handle handle, CharacterId id) {
    Optional<Settled> settled = handle.createQuery(HELD).bind("id", id.toString())
        .map(Row.as(COLUMNS, Shelves::settled)).findOne();
    settled.filter(Settled::moved).ifPresent(now -> now.shelves().note(handle, id));
    return settled;
  }

  private static Settled settled(Row row) throws SQLException {
    var ranks = new Ranks(row.number("popular"), row.number("score"), row.number("trending"));
    Shelves due = of(row.number("arrival"), ranks);
    boolean moved = false;
    for (Order order : Order.values()) moved |= row.number(column(order)) != due.numbers.get(order);
    return new Settled(due, ranks, moved);
  }

  private void note(Handle handle, CharacterId id) {
    String columns = numbers.keySet().stream().map(order -> column(order) + " = :" + column(order))
        .collect(Collectors.joining(", "));
    Update update = handle
        .createUpdate("update character_standing set " + columns + " where character_id = :id");
    numbers.forEach((order, number) -> update.bind(column(order), number));
    update.bind("id", id.toString()).execute();
  }
}
