package backstep.shell;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import backstep.render.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that is handed out: what the shell says, with room for the numbers. */
class HandoutTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^  (\\S.*?)(?:\\n|  ) *(\\S.*)$");
  private static final Pattern LINE = Pattern.compile("(?m)^\\w* +(\\d+)  (.*)$");
  private static final Pattern ONE_NUMBER =
      Pattern.compile("(?m)^\\w* +\\d+  (\\w+) = .*  -?[0-9.]+$");
  private static final Pattern COLUMNS = Pattern.compile("(?m)^\\| unit \\|(.*)\\|$");

  private final String help = wide("help").split("\n\n", 2)[0];
  private final String program = wide("list").replace("=>", "  ").stripTrailing();
  private final String step = Typed.fresh().does("set hidden 3; set precision 3; step");

  @Test
  void thePageSaysWhatTheShellSays() throws IOException {
    Files.writeString(Path.of("target/handout.html"), page());
    assertThat(Files.readString(Path.of("src/docs/handout.html")).equals(page()))
        .as("the shell says something else: cp target/handout.html src/docs/handout.html")
        .isTrue();
  }

  @Test
  void itHasTenCommandsThirteenLinesAndRoomForThreeUnits() {
    assertThat(found(COMMAND, help)).hasSize(10);
    assertThat(found(LINE, program)).hasSize(13);
    assertThat(found(COLUMNS, step)).hasSize(2);
    assertThat(page().replaceAll("<[^>]*>", "|"))
        .contains("p2  Wo = ", "|alpha|", "|dZ2|7|", "|Wo new|9|", "|act'|11|", "|Ws new x1|13|")
        .doesNotContain("STALE", "0.0756")
        .containsOnlyOnce("|x|");
  }

  /** What is shown where no line is too long. */
  private static String wide(String line) {
    MemoryWorld world =
        new MemoryWorld() {
          @Override
          public Window window() {
            return new Window(1000, 24, false, false, false);
          }
        };
    return Typed.in(world).does(line).replace("&", "&amp;").replace("<", "&lt;");
  }

  private static List<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private String page() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Backstep: ten commands, 13 lines, one sample by hand</title>
        <style>
        @page { margin: 12mm 14mm }
        body { font: 9pt/1.25 sans-serif; max-width: 182mm; margin: 0 auto }
        h1 { font-size: 15pt; margin: 0 0 1mm }
        h2 { font-size: 11pt; margin: 3mm 0 1mm }
        p { margin: 0 0 2mm }
        code, pre { font: 8pt/1.25 monospace; margin: 0 }
        table { border-collapse: collapse; width: 100% }
        td { vertical-align: top; padding: 0.2mm 0 }
        td:first-child { width: 75mm }
        .hand { table-layout: fixed; margin: 0 0 2.5mm }
        .hand th, .hand td { border: 0.3mm solid; padding: 0 1mm; height: 6mm; vertical-align: middle }
        .hand th { font: 8pt sans-serif; white-space: nowrap; text-align: left; height: 4.5mm }
        .hand td:first-child { width: auto }
        .unit th:first-child { width: 6mm }
        small { float: right; font-size: 6pt }
        </style>
        </head>
        <body>
        <h1>Backstep: ten commands, 13 lines, one sample by hand</h1>
        <p>Begin with <code>lesson hook</code>. Enter runs what a lesson shows next; elsewhere it repeats a motion.</p>
        <h2>The ten commands to begin with</h2>
        <table>
        COMMANDS
        </table>
        <h2>The 13 lines</h2>
        <pre>
        PROGRAM
        </pre>
        <h2>One sample by hand</h2>
        <p>Type <code>set hidden 3</code>. Copy x and d (<code>where</code>), alpha (<code>show</code>, which says what
        act is, too) and the weights (<code>inspect Wo; inspect Ws</code>). Then do the lines in their order, with four
        decimals; the small numbers say which line it is. <code>step</code> does the same.</p>
        TABLES
        </body>
        </html>
        """
        .replace("COMMANDS", commands())
        .replace("PROGRAM", program)
        .replace("TABLES", tables());
  }

  private String commands() {
    return found(COMMAND, help).stream()
        .map(row -> "<tr><td><code>%s</code><td>%s".formatted(row.group(1), row.group(2)))
        .collect(joining("\n"));
  }

  /** What a sample begins with, what there is one of, and what {@code step} shows of the units. */
  private String tables() {
    List<List<String>> units =
        found(COLUMNS, step).stream().map(row -> List.of(row.group(1).split("\\|"))).toList();
    Stream<String> before =
        units.stream()
            .flatMap(List::stream)
            .filter(name -> name.contains(" new"))
            .map(name -> name.replace(" new", ""));
    Stream<String> single = found(ONE_NUMBER, step).stream().map(row -> row.group(1));
    Stream<String> first = Stream.concat(Stream.of("x", "d", "alpha"), single.map(this::numbered));
    return Stream.concat(
            Stream.of(ofUnits(before), table("hand", first, List.of(""))),
            units.stream().map(names -> ofUnits(names.stream().map(this::numbered))))
        .collect(joining("\n"));
  }

  private static String ofUnits(Stream<String> names) {
    return table("hand unit", Stream.concat(Stream.of("unit"), names), List.of("0", "1", "2"));
  }

  /** With the line that computes it behind the name of a value. */
  private String numbered(String columns) {
    String name = columns.strip().split(" ", 2)[0];
    return found(LINE, program).stream()
        .filter(
            line -> line.group(2).startsWith(name + " = ") || line.group(2).contains(name + "("))
        .map(
            line -> columns.strip().replaceFirst("  +|$", "<small>" + line.group(1) + "</small>$0"))
        .findFirst()
        .orElseThrow();
  }

  /** An empty one, but for what its rows begin with. */
  private static String table(String kind, Stream<String> columns, List<String> rows) {
    String names =
        columns.map(name -> name.strip().replaceAll("  +", "<th>")).collect(joining("<th>"));
    String empty = "<td>".repeat(names.split("<th>", -1).length - 1);
    return "<table class=\""
        + kind
        + "\">\n<tr><th>"
        + names
        + "\n"
        + rows.stream().map(row -> "<tr><td>" + row + empty + "\n").collect(joining())
        + "</table>";
  }
}
