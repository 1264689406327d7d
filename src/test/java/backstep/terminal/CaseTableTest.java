package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.diagnosis.Check;
import backstep.insight.diagnosis.Finding;
import backstep.insight.diagnosis.Severity;
import backstep.machine.Listener;
import backstep.network.Experiment;
import backstep.shell.argument.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a check says of the cases, beside what is true of each: its first lines say it. {@code #
 * wrong, line 9 (KIND): SOURCE}, or {@code suspect}, where in place of the line a finding may
 * stand, and a script's line is that of its file; {@code # right: SOURCE}. A second line, {@code #
 * besides, rightly: FINDING; FINDING}, names what is true of it as well.
 */
class CaseTableTest {
  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final Pattern TRUTH =
      Pattern.compile("# (wrong|suspect), (line ([\\d or]+)|[^(]+) \\((.+?)\\): .+");
  private static final Pattern BESIDES = Pattern.compile("# besides, rightly: (.+)");

  /** What is true of a case, and what was said of it. */
  private record Case(String name, List<String> head, Check check) {
    static Case of(Path file) {
      try {
        Experiment experiment = Programs.load(file.toString(), new Disk(Screen.ofProcess()));
        List<String> head = Files.readAllLines(file);
        return new Case(
            file.getFileName().toString(), head, Check.of(experiment, Listener.NONE).orElseThrow());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    Matcher truth() {
      Matcher truth = TRUTH.matcher(head.get(0));
      assertThat(truth.matches() || head.get(0).startsWith("# right: ")).as(name).isTrue();
      return truth;
    }

    boolean isRight() {
      return !truth().matches();
    }

    String kind() {
      return truth().group(4);
    }

    private Stream<Finding> findings(Severity severity) {
      return check.found().stream()
          .map(Check.Found::finding)
          .filter(finding -> finding.symptom().severity() == severity);
    }

    private Stream<Finding> sought() {
      return findings(Severity.valueOf(truth().group(1).toUpperCase(Locale.ROOT)));
    }

    boolean isFound() {
      return lines().isEmpty() ? isNamed() : sought().findAny().isPresent();
    }

    /** The guilty lines, any of which may be named; empty where no line is guilty. */
    private List<String> lines() {
      String lines = truth().group(3);
      return lines == null ? List.of() : List.of(lines.split(" or ", -1));
    }

    boolean isNamed() {
      return sought().anyMatch(this::names);
    }

    private boolean names(Finding finding) {
      String evidence =
          finding.evidence().stream()
              .map(sentence -> sentence.with(Double::toString))
              .collect(Collectors.joining("; "));
      return lines().isEmpty()
          ? finding.symptom().subject().equals(truth().group(2))
          : lines().stream()
              .anyMatch(
                  line ->
                      isScript()
                          ? place(finding).endsWith(":" + line)
                          : line.equals(Integer.toString(finding.line()))
                              || evidence.matches("(?s).*\\bline " + line + "\\b.*"));
    }

    private boolean isScript() {
      return name.endsWith(".py");
    }

    private String place(Finding finding) {
      return finding.line() == 0
          ? ""
          : check.experiment().program().line(finding.line()).statement().span().source().where();
    }

    /** What is said of it and is not true. */
    List<String> falseAlarms() {
      Matcher besides = BESIDES.matcher(head.get(1));
      List<String> named =
          besides.matches() ? Arrays.asList(besides.group(1).split("; ")) : List.of();
      return isRight()
          ? Stream.concat(
                  findings(Severity.WRONG).map(finding -> finding.symptom().subject()),
                  findings(Severity.SUSPECT)
                      .map(finding -> finding.symptom().subject())
                      .filter(subject -> !named.contains(subject)))
              .toList()
          : List.of();
    }
  }

  private static String row(String kind, List<Case> cases) {
    return "| %s | %d | %d | %d | |%n"
        .formatted(
            kind,
            cases.size(),
            cases.stream().filter(Case::isFound).count(),
            cases.stream().filter(Case::isNamed).count());
  }

  @Test
  void theTableInTheReadmeIsWhatACheckSays() throws IOException {
    List<Case> cases;
    try (Stream<Path> files = Files.list(CASES)) {
      cases = files.sorted().map(Case::of).toList();
    }
    Map<String, List<Case>> wrong =
        cases.stream()
            .filter(one -> !one.isRight())
            .collect(Collectors.groupingBy(Case::kind, TreeMap::new, Collectors.toList()));
    List<Case> right = cases.stream().filter(Case::isRight).toList();
    List<String> accused =
        right.stream()
            .filter(one -> !one.falseAlarms().isEmpty())
            .map(one -> one.name() + ": " + one.falseAlarms())
            .toList();
    StringBuilder table = new StringBuilder();
    wrong.forEach((kind, ofKind) -> table.append(row(kind, ofKind)));
    table.append(row("together", wrong.values().stream().flatMap(List::stream).toList()));
    table.append(
        "| right, and like one of these | %d | | | %d |%n".formatted(right.size(), accused.size()));
    List<String> missed = new ArrayList<>();
    wrong.values().stream()
        .flatMap(List::stream)
        .filter(one -> !one.isNamed())
        .forEach(one -> missed.add(one.name() + (one.isFound() ? ": no line" : "")));
    assertThat(accused).isEmpty();
    assertThat(Files.readString(Path.of("README.md")))
        .as("missed: " + missed + "; the table is\n" + table)
        .contains(table);
  }
}
