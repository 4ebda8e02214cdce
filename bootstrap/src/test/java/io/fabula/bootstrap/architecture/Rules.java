package io.fabula.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** The rules of the house, each proved by a class that breaks it on purpose. */
final class Rules {
  static final ArchRule DOMAIN_KNOWS_ONLY_JAVA = classes().that().resideInAPackage("io.fabula.domain..")
      .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "io.fabula.domain..");

  static final ArchRule APPLICATION_KNOWS_THE_DOMAIN = classes().that()
      .resideInAPackage("io.fabula.application..")
      .should().onlyDependOnClassesThat()
      .resideInAnyPackage("java..", "jakarta.validation..", "io.fabula.domain..", "io.fabula.application..");

  static final ArchRule REST_KNOWS_NO_OTHER_ADAPTER = noClasses().that().resideInAPackage("io.fabula.rest..")
      .should().dependOnClassesThat()
      .resideInAnyPackage("io.fabula.persistence..", "io.fabula.llm..", "io.fabula.bootstrap..",
          "org.jdbi..");

  static final ArchRule PERSISTENCE_KNOWS_THE_DOMAIN_ALONE = noClasses().that()
      .resideInAPackage("io.fabula.persistence..").should().dependOnClassesThat()
      .resideInAnyPackage("io.fabula.application..", "io.fabula.rest..", "io.fabula.llm..",
          "io.fabula.bootstrap..",
          "io.javalin..");

  static final ArchRule LLM_KNOWS_THE_DOMAIN_ALONE = noClasses().that().resideInAPackage("io.fabula.llm..")
      .should().dependOnClassesThat().resideInAnyPackage("io.fabula.application..", "io.fabula.rest..",
          "io.fabula.persistence..", "io.fabula.bootstrap..", "io.javalin..", "org.jdbi..");

  static final ArchRule ROOMS_KNOW_ONLY_THEIR_NEIGHBOURS = classes().that().resideInAPackage("io.fabula..")
      .should(new NeighboursOnly());

  static final ArchRule THE_CORE_READS_NO_CLOCK_CHANCE_OR_ENVIRONMENT = noClasses().that()
      .resideInAnyPackage("io.fabula.domain..", "io.fabula.application..")
      .should().callMethodWhere(new Ambient());

  /** What MapStruct generates is called so by MapStruct. */
  static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses().that().resideInAPackage("io.fabula..")
      .and().haveSimpleNameNotEndingWith("ViewsImpl").should().haveNameMatching(
          ".*\\.([^.$]*(Impl|Utils?|Helper|Manager|Processor|Dto|DTO|VO)|(Base|Abstract)[A-Z][^.$]*)");

  static final ArchRule AGGREGATES_KNOW_EACH_OTHER_BY_ID = classes().that()
      .resideInAPackage("io.fabula.domain..")
      .should(new ByIdOnly());

  private Rules() {}

  private static String room(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 3 && parts[0].equals("io") && parts[1].equals("fabula") ? parts[3] : "";
  }

  private static final class NeighboursOnly extends ArchCondition<JavaClass> {
    NeighboursOnly() {
      super("know only the neighbours of their room");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      Set<String> neighbours = Rooms.MAY_KNOW.get(room(type));
      if (neighbours == null) return;
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String other = room(dependency.getTargetClass());
        boolean foreign = Rooms.MAY_KNOW.containsKey(other) && !other.equals(room(type));
        if (foreign && !neighbours.contains(other)) {
          events.add(SimpleConditionEvent.violated(type,
              room(type) + " -> " + other + ": " + dependency.getDescription()));
        }
      }
    }
  }

  private static final class Ambient extends DescribedPredicate<JavaMethodCall> {
    Ambient() {
      super("ambient clock, chance or environment");
    }

    @Override
    public boolean test(JavaMethodCall call) {
      String owner = call.getTargetOwner().getName();
      String name = call.getName();
      boolean noArguments = call.getTarget().getRawParameterTypes().isEmpty();
      return name.equals("now") && owner.startsWith("java.time.") && noArguments
          || owner.equals("java.lang.System")
              && Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty").contains(name)
          || owner.equals("java.lang.Math") && name.equals("random")
          || owner.equals("java.util.UUID") && name.equals("randomUUID")
          || owner.equals("java.util.concurrent.ThreadLocalRandom");
    }
  }

  private static final class ByIdOnly extends ArchCondition<JavaClass> {
    private static final Set<String> AGGREGATES = Set.of("io.fabula.domain.account.User",
        "io.fabula.domain.persona.Persona", "io.fabula.domain.character.Character",
        "io.fabula.domain.chat.Chat");

    ByIdOnly() {
      super("hold no aggregate but by its id");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      type.getFields().stream().filter(field -> AGGREGATES.contains(field.getRawType().getName()))
          .forEach(field -> events
              .add(SimpleConditionEvent.violated(field, field.getFullName() + " holds an aggregate")));
    }
  }
}
