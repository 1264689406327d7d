package backstep.network;

import backstep.notation.Source;
import backstep.notation.UserError;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The script that a program was read from.
 *
 * @param text all of it
 * @param lines the same, a line each
 * @param loop the number of the line, from 1, at which the loop over the steps begins
 * @param names what the program calls otherwise, with the author's names
 * @param tried the losses that it was found not to go by, where no other was found
 * @param again reads another text in its place, beside the same files; throws {@link UserError} for
 *     what cannot be read
 */
public record Origin(
    String text,
    List<Source> lines,
    int loop,
    Map<String, String> names,
    List<String> tried,
    Function<String, Experiment> again) {
  /** Of a program that was written in the notation. */
  public static final Origin NONE =
      new Origin(
          "",
          List.of(),
          0,
          Map.of(),
          List.of(),
          text -> {
            throw new UserError("the program was not read from a script");
          });

  public Origin {
    lines = List.copyOf(lines);
    names = Map.copyOf(names);
    tried = List.copyOf(tried);
  }

  /** The script in this text. */
  public static Origin of(
      String file,
      String text,
      int loop,
      Map<String, String> names,
      List<String> tried,
      Function<String, Experiment> again) {
    List<String> all = text.lines().toList();
    List<Source> lines =
        IntStream.range(0, all.size())
            .mapToObj(i -> new Source(file + ":" + (i + 1), all.get(i)))
            .toList();
    return new Origin(text, lines, loop, names, tried, again);
  }

  /** The number of a line, from 1, in a place such as {@code mine.py:31}. */
  public static int number(String place) {
    return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
  }

  /** The name of the script, without its folder. */
  public String file() {
    String first = lines.get(0).where();
    return first.substring(first.lastIndexOf('/') + 1, first.lastIndexOf(':'));
  }
}
