package backstep.network;

import backstep.notation.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that need no file: those that ship, and the bugs planted in them. */
public final class BuiltInPrograms {
  private BuiltInPrograms() {}

  public static Optional<Program> named(String word) {
    return Shipped.named(word)
        .map(Shipped::program)
        .or(() -> PlantedBug.named(word).map(PlantedBug::program));
  }

  public static List<String> words() {
    return Stream.concat(Shipped.words().stream(), PlantedBug.words().stream()).toList();
  }
}
