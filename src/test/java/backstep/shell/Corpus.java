package backstep.shell;

import backstep.machine.RandomPrograms;
import backstep.network.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What mutations start from: all that was ever typed in the help, the recorded sessions and the
 * lessons, and files of each kind.
 *
 * @param lines lines of commands
 * @param files texts, by the name of the file that they may be put into
 */
public record Corpus(List<String> lines, Map<String, List<String>> files) {
  private static final String PROMPT = "backstep> ";
  private static final int GENERATED = 20;
  private static final int LONGEST_PAGE = 4000;

  private static final List<String> TABLES =
      List.of(
          "a,b,c,kind\n0,0,1,no\n0,1,1,yes\n1,0,1,yes\n1,1,1,no\n",
          "0.1,2e3,-0.5\n\"1\",+2,.5\n1;2,3,4\n",
          "x1\tx2\td\n1\t2\t3\n\n,,\n\"a\"\"b\",\"c\nd\",nan\n");

  private static final List<String> STATES =
      List.of(
          "lesson hook d1508db0 seed=7 at=report\n  report right tries=2 hints=1\n",
          "lesson hook d1508db0 seed=99999999999 at=\nlesson hook\nlesson  x  over\n",
          "lesson one-sample 0 over\n  a revealed\n\n  b skipped tries=-1\n");

  /** All of it. */
  public static Corpus ofProject() {
    List<String> lines = new ArrayList<>();
    Typed.SHELL.commands().forEach(command -> lines.add(command.help().example()));
    for (String page : pages()) {
      page.lines().filter(line -> line.startsWith(PROMPT)).forEach(lines::add);
    }
    lines.replaceAll(line -> line.replace(PROMPT, ""));
    Map<String, List<String>> files =
        Map.of(
            "mine.bp", programs(),
            "mine.csv", TABLES,
            "demo.txt", List.of(String.join("\n", lines.subList(0, 9)) + "\n"),
            "lessons.txt", STATES,
            "demo.md", pages().stream().filter(page -> page.length() < LONGEST_PAGE).toList());
    return new Corpus(lines.stream().distinct().toList(), files);
  }

  private static List<String> programs() {
    Stream<String> shipped = Arrays.stream(Shipped.values()).map(Shipped::text);
    Stream<String> tested = in("src/test/resources/programs", ".bp");
    Stream<String> generated = LongStream.rangeClosed(1, GENERATED).mapToObj(RandomPrograms::text);
    return Stream.of(shipped, tested, generated).flatMap(texts -> texts).toList();
  }

  /** Weights as numpy saves them: 10 x 4 doubles. */
  public static byte[] weights() {
    String head = "{'descr': '<f8', 'fortran_order': False, 'shape': (10, 4), }";
    ByteBuffer bytes = ByteBuffer.allocate(128 + 10 * 4 * Double.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93);
    bytes.put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII)).putShort((short) 118);
    bytes.put((head + " ".repeat(117 - head.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 10 * 4; i++) {
      bytes.putDouble(i / 10.0);
    }
    return bytes.array();
  }

  /** The weights of a program, as np.savez has saved them. */
  public static byte[] archive() {
    try {
      return Files.readAllBytes(Path.of("src/test/resources/numpy/question.npz"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> pages() {
    return Stream.of("src/test/resources/sessions", "src/test/resources/bad-input", "lessons")
        .flatMap(folder -> in(folder, ".md"))
        .toList();
  }

  /** The texts of files, in the order of their names. */
  private static Stream<String> in(String folder, String ending) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .map(Corpus::text)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
