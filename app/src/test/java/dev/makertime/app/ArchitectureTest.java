package dev.makertime.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Parts meet only at topics; the middle is pure; time comes from a clock. */
@AnalyzeClasses(
    packages = "dev.makertime",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestkit.class})
class ArchitectureTest {
  private static final String ROOT = "dev.makertime.";

  /** The testkit is on this module's test path, but is no part of the product. */
  static final class NoTestkit implements com.tngtech.archunit.core.importer.ImportOption {
    @Override
    public boolean includes(com.tngtech.archunit.core.importer.Location location) {
      return !location.contains("testkit");
    }
  }

  @ArchTest
  static void parts_meet_only_at_the_topics(JavaClasses product) {
    mayUse("model").check(product);
    mayUse("topics", "model").check(product);
    mayUse("broker").check(product);
    mayUse("http").check(product);
    mayUse("collector", "http", "topics", "model").check(product);
    mayUse("streams", "topics", "model").check(product);
    mayUse("analysis", "topics", "model").check(product);
    mayUse("render", "analysis", "topics", "model").check(product);
    mayUse("reporter", "http", "render", "analysis", "topics", "model").check(product);
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "model..", ROOT + "topics..", ROOT + "broker..", ROOT + "http..")
        .or()
        .resideInAnyPackage(ROOT + "collector..", ROOT + "streams..", ROOT + "reporter..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "app..", ROOT + "bench..")
        .check(product);
  }

  @ArchTest
  static final ArchRule the_model_is_plain_java =
      classes()
          .that()
          .resideInAPackage(ROOT + "model..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.jspecify..", ROOT + "model.."));

  @ArchTest
  static final ArchRule readers_do_no_io =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "collector.reading..",
              ROOT + "collector.tool..",
              ROOT + "collector.calendar",
              ROOT + "collector.calendar.occurrence..",
              ROOT + "collector.calendar.recurrence..",
              ROOT + "collector.calendar.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.javalin..", "java.net.http..");

  @ArchTest
  static final ArchRule analysis_and_render_do_no_io =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "analysis..", ROOT + "render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "io.javalin..", "java.sql..", "java.net..", "java.nio.file..");

  @ArchTest
  static final ArchRule only_the_store_and_job_servers_speak_sql =
      only("java.sql..", "reporter.store..", "collector.tool.jobs");

  @ArchTest
  static final ArchRule only_http_packages_serve =
      only(
          "io.javalin..",
          "http..",
          "collector.http..",
          "reporter.http..",
          "app.health..",
          "app.setup..");

  @ArchTest
  static final ArchRule only_workbooks_know_poi = only("org.apache.poi..", "render.workbook..");

  @ArchTest
  static final ArchRule time_comes_from_a_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "app..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule no_package_cycles =
      slices().matching(ROOT + "(**)").should().beFreeOfCycles();

  /** A library is used in these packages alone. */
  private static ArchRule only(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.of(packages).map(name -> ROOT + name).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static ArchRule mayUse(String part, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(part), Stream.of(others))
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(ROOT + part + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.makertime..").or(resideInAnyPackage(allowed)));
  }

  /** Java's words and those of libraries go through {@code FailureText}, which translates them. */
  @ArchTest
  static final ArchRule what_users_are_told_is_in_words_of_our_own =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "broker..", ROOT + "bench..")
          .and()
          .haveNameNotMatching(
              ".*\\.(Json)?FailureText|.*\\.Makertime|.*\\.BrokerQueries|.*\\.DamagedFile")
          .should()
          .callMethodWhere(
              target(name("getMessage"))
                  .and(target(owner(assignableTo(Throwable.class))))
                  .and(target(owner(resideOutsideOfPackage("dev.makertime..")))));
}
