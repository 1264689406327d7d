package backstep.lesson;

import backstep.shell.Shell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a question as it stands in the file. */
final class QuestionLint {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e[-+]?\\d+)?");

  private QuestionLint() {}

  static List<Flaw> of(Question question) {
    List<Flaw> flaws = new ArrayList<>();
    hints(question, flaws);
    if (question instanceof Predict predict) {
      if (!predict.answer().isLiteral()) {
        flaws.add(new Flaw(predict.line(), "answer: is the number as it is now"));
      }
      wrongs(predict, flaws);
    } else if (question instanceof Choice choice) {
      options(choice, flaws);
    } else if (question instanceof Goal goal && goal.cheats().isEmpty()) {
      flaws.add(new Flaw(goal.line(), "this goal has no cheat: that it withstands"));
    }
    return flaws;
  }

  /** Only the last hint may give the answer away. */
  private static void hints(Question question, List<Flaw> flaws) {
    List<Hint> hints = question.hints();
    if (hints.stream().allMatch(hint -> hint.condition().isPresent())) {
      flaws.add(new Flaw(question.line(), "there is no hint that can always be given"));
    }
    for (Hint hint : hints.subList(0, Math.max(0, hints.size() - 1))) {
      if (givesAway(hint.text(), question)) {
        flaws.add(new Flaw(hint.line(), "this hint gives the answer; only the last may"));
      }
    }
  }

  private static boolean givesAway(String hint, Question question) {
    if (question instanceof Predict predict) {
      return predict.answer().isLiteral() && hasNumber(hint, predict);
    }
    if (question instanceof Goal goal) {
      return Shell.split(goal.solution()).stream().map(String::strip).allMatch(hint::contains);
    }
    Choice choice = (Choice) question;
    return choice.right() > 0
        && (hint.matches("(?i).*\\boption " + choice.right() + "\\b.*")
            || lower(hint).contains(lower(choice.options().get(choice.right() - 1).text())));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** True if a number that is not a whole one in the hint would be accepted as the answer. */
  private static boolean hasNumber(String hint, Predict predict) {
    double answer = Double.parseDouble(predict.answer().text());
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
  private static void wrongs(Predict predict, List<Flaw> flaws) {
    Set<String> seen = new HashSet<>();
    for (Predict.Wrong wrong : predict.wrongs()) {
      if (!seen.add(wrong.answer().text())) {
        flaws.add(new Flaw(wrong.line(), "this wrong answer stands here already"));
      }
    }
  }

  private static void options(Choice choice, List<Flaw> flaws) {
    Set<String> seen = new HashSet<>();
    for (Choice.Option option : choice.options()) {
      if (!seen.add(lower(option.text()))) {
        flaws.add(new Flaw(option.line(), "another option says the same"));
      }
    }
  }
}
