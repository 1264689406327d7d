package backstep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import backstep.shell.Command;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house. */
class ArchitectureTest {
  /** Each folder may use those that come after it. */
  private static final List<String> LAYERS =
      List.of(
          "terminal",
          "tutor",
          "lesson",
          "command",
          "figure",
          "argument",
          "shell",
          "picture",
          "exchange",
          "render",
          "diagnosis",
          "sweep",
          "gradient",
          "why",
          "surface",
          "script",
          "machine",
          "network",
          "notation",
          "matrix");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("backstep");

  @Test
  void eachFolderDependsOnlyOnThoseToItsRight() {
    LayeredArchitecture layers =
        layeredArchitecture().consideringOnlyDependenciesInAnyPackage("backstep..");
    for (String layer : LAYERS) {
      layers = layers.layer(layer).definedBy("backstep.." + layer);
    }
    for (int i = 0; i < LAYERS.size(); i++) {
      String[] left = LAYERS.subList(0, i).toArray(new String[0]);
      layers =
          left.length == 0
              ? layers.whereLayer(LAYERS.get(i)).mayNotBeAccessedByAnyLayer()
              : layers.whereLayer(LAYERS.get(i)).mayOnlyBeAccessedByLayers(left);
    }
    layers.check(CLASSES);
  }

  @Test
  void everyFolderIsALayer() {
    classes()
        .that()
        .doNotHaveSimpleName("package-info") // a folder of folders says what it is for, too
        .should()
        .resideInAnyPackage(
            LAYERS.stream().map(layer -> "backstep.." + layer).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void onlyTheTerminalKnowsJLineAndPicocliAndTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("backstep.terminal")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jline..", "picocli..", "java.nio.file..", "java.time..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("backstep.terminal")
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .accessField(System.class, "out")
        .check(CLASSES);
  }

  @Test
  void onlyPictureKnowsWhatDraws() {
    noClasses()
        .that()
        .resideOutsideOfPackage("backstep.picture")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax..", "org.apache.batik..")
        .check(CLASSES);
  }

  @Test
  void onlyRenderKnowsAsciiTable() {
    noClasses()
        .that()
        .resideOutsideOfPackage("backstep.render")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.github.freva..")
        .check(CLASSES);
  }

  @Test
  void noStaticFieldCanBeAssignedAnew() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  @Test
  void commandsAreRecordsAndDoNotInherit() {
    classes().that().implement(Command.class).should().beAssignableTo(Record.class).check(CLASSES);
  }

  @Test
  void noNameIsADustbin() {
    noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)").check(CLASSES);
  }

  @Test
  void everyFolderSaysWhatItIsForAndNoFileIsLong() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      for (Path source : sources) {
        assertThat(source.resolveSibling("package-info.java")).exists();
        assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThanOrEqualTo(400);
      }
      assertThat(sources).hasSizeGreaterThan(100);
    }
  }
}
