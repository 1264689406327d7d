package backstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.shell.Typed;
import backstep.shell.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** The files of documents, and tests of what stands in them. */
final class Pages {
  private Pages() {}

  /** The files of a folder whose names match, in order. */
  static List<Path> in(String folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.getFileName().toString().matches(name)).sorted().toList();
    }
  }

  /** The document in a file. */
  static Document read(Path file) {
    try {
      return Document.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * For each file its tests, which are made when its turn comes: where they cannot be, that fails,
   * and the files behind it are tested all the same.
   */
  static Stream<DynamicContainer> tests(
      List<Path> files, Function<Document, Stream<DynamicTest>> tests) {
    return files.stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file.toString(), Stream.of(file).flatMap(one -> made(one, tests))));
  }

  private static Stream<DynamicTest> made(
      Path file, Function<Document, Stream<DynamicTest>> tests) {
    try {
      return tests.apply(read(file));
    } catch (RuntimeException e) {
      throw new AssertionError(file + " cannot be tested: " + e, e);
    }
  }

  /**
   * The same, with a test for each block that is run.
   *
   * @param world a fresh one for each file
   */
  static Stream<DynamicContainer> replays(List<Path> files, Supplier<World> world) {
    return tests(files, document -> blocks(document, world.get()));
  }

  private static Stream<DynamicTest> blocks(Document document, World world) {
    Reference begin = Reference.begin(document, OptionalInt.empty(), Typed.SHELL, world);
    return Replay.run(document, begin).stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    "line " + result.part().line() + ": " + result.part().section(),
                    () ->
                        assertThat(result.isRight())
                            .as(
                                "%sif that is meant: target/backstep replay --accept %s",
                                new Report(document, List.of(result)).text(), document.file())
                            .isTrue()));
  }
}
