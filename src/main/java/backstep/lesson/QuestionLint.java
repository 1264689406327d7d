package backstep.lesson;

import backstep.shell.Shell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with a question as it stands in the file. */
final class QuestionLint {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e[-+]?\\d+)?");

  private QuestionLint() {}

  static List<Flaw> of(Question question) {
    return Stream.concat(hints(question).stream(), question.fold(new Own()).stream()).toList();
  }

  /** What is wrong with what only a question of its kind has. */
  private static final class Own implements Question.Kinds<List<Flaw>> {
    @Override
    public List<Flaw> predict(Predict predict) {
      List<Flaw> flaws = new ArrayList<>(wrongs(predict));
      if (!isNumber(predict)) {
        flaws.add(new Flaw(predict.line(), "answer: is the number as it is now"));
      }
      return flaws;
    }

    @Override
    public List<Flaw> choice(Choice choice) {
      Set<String> seen = new HashSet<>();
      return choice.options().stream()
          .filter(option -> !seen.add(lower(option.text())))
          .map(option -> new Flaw(option.line(), "another option says the same"))
          .toList();
    }

    @Override
    public List<Flaw> goal(Goal goal) {
      return goal.cheats().isEmpty()
          ? List.of(new Flaw(goal.line(), "this goal has no cheat: that it withstands"))
          : List.of();
    }
  }

  /** Only the last hint may give the answer away. */
  private static List<Flaw> hints(Question question) {
    List<Flaw> flaws = new ArrayList<>();
    List<Hint> hints = question.hints();
    if (hints.stream().allMatch(hint -> hint.condition().isPresent())) {
      flaws.add(new Flaw(question.line(), "there is no hint that can always be given"));
    }
    for (Hint hint : hints.subList(0, Math.max(0, hints.size() - 1))) {
      if (givesAway(hint, question)) {
        flaws.add(new Flaw(hint.line(), "this hint gives the answer; only the last may"));
      }
    }
    return flaws;
  }

  private static boolean isNumber(Predict predict) {
    return predict.answer().filter(Expression::isLiteral).isPresent();
  }

  /** True if a hint says the answer. */
  static boolean givesAway(Hint hint, Question question) {
    return question.fold(new Giveaway(hint.text()));
  }

  /** Whether a hint says the answer. */
  private record Giveaway(String hint) implements Question.Kinds<Boolean> {
    @Override
    public Boolean predict(Predict predict) {
      return isNumber(predict) && hasNumber(hint, predict);
    }

    @Override
    public Boolean choice(Choice choice) {
      return choice.right() > 0
          && (hint.matches("(?i).*\\boption " + choice.right() + "\\b.*")
              || lower(hint).contains(lower(choice.options().get(choice.right() - 1).text())));
    }

    @Override
    public Boolean goal(Goal goal) {
      return Shell.split(goal.solution()).stream().map(String::strip).allMatch(hint::contains);
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** True if a number that is not a whole one in the hint would be accepted as the answer. */
  private static boolean hasNumber(String hint, Predict predict) {
    double answer = Double.parseDouble(predict.answer().orElseThrow().text());
    Matcher number = NUMBER.matcher(hint);
    while (number.find()) {
      boolean isSmall =
          answer == Math.rint(answer)
              && Math.abs(answer) < 10
              && !hint.matches("(?i)(it is|the answer is|answer:?) \\S+");
      if (!isSmall && predict.isNear(Double.parseDouble(number.group()), answer)) {
        return true;
      }
    }
    return false;
  }

  /** The second of two misconceptions with the same answer would never be named. */
  private static List<Flaw> wrongs(Predict predict) {
    Set<String> seen = new HashSet<>();
    return predict.wrongs().stream()
        .filter(wrong -> !seen.add(wrong.answer().text()))
        .map(wrong -> new Flaw(wrong.line(), "this wrong answer stands here already"))
        .toList();
  }
}
