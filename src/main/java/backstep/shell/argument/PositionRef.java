package backstep.shell.argument;

import backstep.machine.Position;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as the user names it: {@code 12}, {@code 12:3} or {@code 12:3:9}. */
public record PositionRef(int epoch, Optional<Integer> sample, Optional<Integer> line) {
  private static final Pattern LONG_COUNT = Pattern.compile("\\d{9}");
  private static final Pattern POSITION =
      Pattern.compile("(\\d{1,8})(?::(\\d{1,8})(?::(\\d{1,8}|end))?)?");

  /**
   * Reads one; empty for any other word.
   *
   * @throws UserError if it is one that cannot be
   */
  public static Optional<PositionRef> of(String word, Span span) {
    Matcher matcher = POSITION.matcher(word);
    if (!matcher.matches()) {
      if (word.matches("[\\d:]++(end)?") && LONG_COUNT.matcher(word).find()) {
        throw new UserError("a count in a position has at most 8 digits", span);
      }
      return Optional.empty();
    }
    Optional<Integer> line =
        Optional.ofNullable(matcher.group(3))
            .map(typed -> typed.equals("end") ? Position.END : Integer.parseInt(typed));
    if (line.filter(number -> number == 0).isPresent()) {
      throw new UserError("lines count from 1; epochs and samples count from 0", span);
    }
    return Optional.of(
        new PositionRef(
            Integer.parseInt(matcher.group(1)),
            Optional.ofNullable(matcher.group(2)).map(Integer::parseInt),
            line));
  }

  /** The first moment that it names. */
  public Position first() {
    return new Position(epoch, sample.orElse(0), line.orElse(1));
  }

  /** The last moment that it names, where an epoch has so many steps. */
  Position last(int steps) {
    return new Position(epoch, sample.orElse(steps - 1), line.orElse(Position.END));
  }
}
