package io.fabula.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.fabula.application.canary.UseCaseThatKnowsJackson;
import io.fabula.domain.canary.AggregateHolder;
import io.fabula.domain.canary.DomainThatKnowsJdbi;
import io.fabula.domain.canary.SomethingImpl;
import io.fabula.domain.canary.TimeTeller;
import io.fabula.domain.catalog.RoomThatKnowsTooMuch;
import io.fabula.llm.canary.DriverThatKnowsRoutes;
import io.fabula.persistence.canary.StoreThatKnowsUseCases;
import io.fabula.rest.canary.RouteThatKnowsSql;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses HOUSE = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(location -> !location.contains("-tests.jar"))
      .importPackages("io.fabula");

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(Rules.DOMAIN_KNOWS_ONLY_JAVA, DomainThatKnowsJdbi.class),
        Arguments.of(Rules.APPLICATION_KNOWS_THE_DOMAIN, UseCaseThatKnowsJackson.class),
        Arguments.of(Rules.REST_KNOWS_NO_OTHER_ADAPTER, RouteThatKnowsSql.class),
        Arguments.of(Rules.PERSISTENCE_KNOWS_THE_DOMAIN_ALONE, StoreThatKnowsUseCases.class),
        Arguments.of(Rules.LLM_KNOWS_THE_DOMAIN_ALONE, DriverThatKnowsRoutes.class),
        Arguments.of(Rules.ROOMS_KNOW_ONLY_THEIR_NEIGHBOURS, RoomThatKnowsTooMuch.class),
        Arguments.of(Rules.THE_CORE_READS_NO_CLOCK_CHANCE_OR_ENVIRONMENT, TimeTeller.class),
        Arguments.of(Rules.NAMES_SAY_WHAT_A_THING_IS, SomethingImpl.class),
        Arguments.of(Rules.AGGREGATES_KNOW_EACH_OTHER_BY_ID, AggregateHolder.class));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_house_keeps_its_rules(ArchRule rule, Class<?> canary) {
    rule.check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void each_rule_catches_the_class_that_breaks_it(ArchRule rule, Class<?> canary) {
    var result = rule.evaluate(new ClassFileImporter().importClasses(canary));
    assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
  }

  @Test
  void no_room_knows_itself_over_others() {
    for (String room : Rooms.MAY_KNOW.keySet()) {
      var seen = new HashSet<String>();
      var next = new ArrayDeque<>(Rooms.MAY_KNOW.get(room));
      while (!next.isEmpty()) {
        String other = next.poll();
        assertThat(other).as("a circle through " + room).isNotEqualTo(room);
        if (seen.add(other)) next.addAll(Rooms.MAY_KNOW.get(other));
      }
    }
  }

  @Test
  void every_room_of_the_domain_stands_in_the_table() {
    Stream<String> rooms = HOUSE.stream().map(type -> type.getPackageName().split("\\."))
        .filter(parts -> parts.length > 3 && parts[2].equals("domain")).map(parts -> parts[3]).distinct();
    assertThat(rooms).isNotEmpty().isSubsetOf(Rooms.MAY_KNOW.keySet());
  }
}
